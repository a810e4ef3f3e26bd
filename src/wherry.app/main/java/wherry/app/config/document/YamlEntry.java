package wherry.app.config.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonNull;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// An entry in YAML: mappings in block style, with lists and values of one line.
final class YamlEntry {
    private static final String UNIT = "  ";

    private final String text;
    private final List<YamlLines.Line> lines;
    private int next;

    private YamlEntry(String text, List<YamlLines.Line> lines) {
        this.text = text;
        this.lines = lines;
    }

    /// @param lines those of one mapping
    static JsonObject read(String text, List<YamlLines.Line> lines) throws Unreadable {
        var entry = new YamlEntry(text, lines);
        JsonObject read = entry.mapping(lines.getFirst().indent());
        if (entry.next < lines.size()) {
            throw entry.failure();
        }
        return read;
    }

    private Unreadable failure() {
        YamlLines.Line line = lines.get(next);
        return Unreadable.at(text, line.start(), "expected a key with a value of one line, got '" + line.content() + "'");
    }

    private boolean isNext(Predicate<YamlLines.Line> is) {
        return next < lines.size() && is.test(lines.get(next));
    }

    private JsonObject mapping(int indent) throws Unreadable {
        var members = JsonObject.builder();
        while (isNext(line -> line.indent() == indent && !line.isItem())) {
            YamlLines.Line line = lines.get(next);
            String key = YamlFlow.key(text, line.start(), line.key().orElseThrow(this::failure));
            if (!line.value().isEmpty()) {
                members.put(key, scalar(line, line.value()));
                next++;
                continue;
            }
            next++;
            members.put(key, isNext(inner -> inner.isItem() && inner.indent() >= indent) ? list(lines.get(next).indent())
                    : isNext(inner -> inner.indent() > indent) ? mapping(lines.get(next).indent()) : JsonNull.NULL);
        }
        return members.build();
    }

    private Json list(int indent) throws Unreadable {
        var items = new ArrayList<Json>();
        while (isNext(line -> line.indent() == indent && line.isItem())) {
            String item = lines.get(next).content().substring(1).strip();
            if (item.isEmpty() || item.startsWith("- ") || new YamlLines.Line(0, 0, 0, item).key().isPresent()) {
                throw failure();
            }
            items.add(scalar(lines.get(next), item));
            next++;
        }
        return new JsonArray(items);
    }

    private Json scalar(YamlLines.Line line, String value) throws Unreadable {
        if ("|>".indexOf(value.charAt(0)) >= 0) {
            throw failure();
        }
        return YamlFlow.read(text, line.start(), value);
    }

    /// The lines of `key:` and the members below it.
    static Stream<String> rendered(String key, JsonObject entry, String indent) {
        return Stream.concat(Stream.of(indent + key(key) + ":"), entry.names().stream().flatMap(name -> {
            Json value = entry.get(name).orElseThrow();
            return value instanceof JsonObject object && !object.isEmpty() ? rendered(name, object, indent + UNIT)
                    : Stream.of(indent + UNIT + key(name) + ": " + value(value));
        }));
    }

    private static String key(String key) {
        return Texts.isBareKey(key) && Character.isLetter(key.charAt(0)) ? key : Texts.quoted(key);
    }

    private static String value(Json value) {
        return switch (value) {
            case JsonString(String string) -> Texts.quoted(string);
            case JsonArray array -> "[" + String.join(", ", array.items().stream().map(YamlEntry::value).toList()) + "]";
            case JsonObject object -> "{" + String.join(", ", object.names().stream()
                    .map(name -> Texts.quoted(name) + ": " + value(object.get(name).orElseThrow())).toList()) + "}";
            default -> value.toString();
        };
    }
}
