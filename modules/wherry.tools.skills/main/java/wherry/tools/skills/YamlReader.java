package wherry.tools.skills;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonNull;
import wherry.json.JsonObject;

/// YAML 1.2, with the types of its core schema, as JSON. What JSON cannot say is refused: infinite numbers, tags of one's own, keys that are
/// lists. Bounded in depth, in aliases, and in values after the aliases are replaced. For one document.
final class YamlReader {
    static final int MAX_DEPTH = 32;
    static final int MAX_ALIASES = 100;
    static final int MAX_VALUES = 10_000;

    private int values;

    private YamlReader() {
    }

    /// @throws BrokenSkill when it is not YAML, or more than the bounds allow
    static Json read(String text) throws BrokenSkill {
        LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).setMaxAliasesForCollections(MAX_ALIASES)
                .setAllowNonScalarKeys(false).build();
        try {
            checkDepth(text, settings);
            return new YamlReader().json(new Load(settings).loadFromString(text), 0);
        } catch (NumberFormatException _) {
            throw new BrokenSkill("the front matter has a number that JSON lacks");
        } catch (YamlEngineException e) {
            throw new BrokenSkill("the front matter is not YAML: " + oneLine(e.getMessage()));
        }
    }

    /// Before the library builds a tree, which takes a frame of the stack for each level.
    private static void checkDepth(String text, LoadSettings settings) throws BrokenSkill {
        int depth = 0;
        for (var parser = new ParserImpl(settings, new StreamReader(settings, text)); parser.hasNext();) {
            depth += switch (parser.next().getEventId()) {
                case MappingStart, SequenceStart -> 1;
                case MappingEnd, SequenceEnd -> -1;
                case Alias, Comment, DocumentEnd, DocumentStart, Scalar, StreamEnd, StreamStart -> 0;
            };
            checkDepth(depth);
        }
    }

    private static void checkDepth(int depth) throws BrokenSkill {
        if (depth > MAX_DEPTH) {
            throw new BrokenSkill("the front matter is deeper than " + MAX_DEPTH + " levels");
        }
    }

    private Json json(Object value, int depth) throws BrokenSkill {
        checkDepth(depth);
        if (++values > MAX_VALUES) {
            throw new BrokenSkill("the front matter has more than " + MAX_VALUES + " values");
        }
        return switch (value) {
            case null -> JsonNull.NULL;
            case Map<?, ?> map -> object(map, depth);
            case Collection<?> list -> array(list, depth);
            case String text -> Json.of(text);
            case Boolean flag -> Json.of(flag);
            case BigInteger number -> Json.of(new BigDecimal(number));
            case Double number -> Json.of(number);
            case Number number -> Json.of(number.longValue());
            case Object other -> throw new BrokenSkill("the front matter has a value that JSON lacks: " + other.getClass().getSimpleName());
        };
    }

    private JsonObject object(Map<?, ?> map, int depth) throws BrokenSkill {
        var object = JsonObject.builder();
        for (Map.Entry<?, ?> member : map.entrySet()) {
            // Clients in JavaScript refuse the whole list for the second.
            if (member.getKey() == null || member.getKey().equals("__proto__")) {
                throw new BrokenSkill("the front matter has the key " + member.getKey());
            }
            object.put(member.getKey().toString(), json(member.getValue(), depth + 1));
        }
        JsonObject all = object.build();
        if (all.size() < map.size()) {
            throw new BrokenSkill("the front matter has two keys of one name");
        }
        return all;
    }

    private JsonArray array(Collection<?> list, int depth) throws BrokenSkill {
        var items = new ArrayList<Json>();
        for (Object item : list) {
            items.add(json(item, depth + 1));
        }
        return new JsonArray(items);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s+", " ").strip();
    }
}
