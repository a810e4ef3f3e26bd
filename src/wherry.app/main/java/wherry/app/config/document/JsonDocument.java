package wherry.app.config.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonException;
import wherry.json.JsonLimits;
import wherry.json.JsonObject;
import wherry.json.JsonReader;

/// JSON with comments: `{"LIST": {"SERVER": ENTRY}}` among other members. Its order and its indentation stay.
final class JsonDocument implements ConfigText {
    private static final String UNIT = "  ";
    private static final JsonLimits LIMITS = new JsonLimits(64, 4 << 20, 4096, 64, 1000, 1_000_000);

    private final String text;
    private final String list;
    private final String server;
    private final JsonBlanks blanks;
    private final JsonObject root;

    JsonDocument(String text, String list, String server) throws Unreadable {
        this.text = text;
        this.list = list;
        this.server = server;
        this.blanks = JsonBlanks.of(text);
        this.root = blanks.plain().isBlank() ? JsonObject.EMPTY : object(blanks.plain());
        if (root.has(list) && root.object(list).isEmpty()) {
            throw new Unreadable("expected \"" + list + "\" to be an object");
        }
        if (root.object(list).filter(entries -> entries.has(server) && entries.object(server).isEmpty()).isPresent()) {
            throw new Unreadable("expected \"" + server + "\" in \"" + list + "\" to be an object");
        }
    }

    private static JsonObject object(String plain) throws Unreadable {
        try {
            if (new JsonReader(LIMITS).read(plain) instanceof JsonObject object) {
                return object;
            }
            throw new Unreadable("expected a JSON object");
        } catch (JsonException e) {
            throw new Unreadable("expected JSON: " + e.getMessage());
        }
    }

    @Override
    public Optional<JsonObject> entry() {
        return root.object(list).flatMap(entries -> entries.object(server));
    }

    @Override
    public String with(JsonObject entry) {
        JsonObject entries = JsonObject.of(server, entry);
        if (blanks.plain().isBlank()) {
            String before = text.stripTrailing();
            return before + (before.isEmpty() ? "" : newline()) + rendered(JsonObject.of(list, entries), newline(), UNIT) + newline();
        }
        int open = blanks.plain().indexOf('{');
        return root.has(list) ? put(find(open, list).orElseThrow().value(), server, entry) : put(open, list, entries);
    }

    private Optional<JsonSpans.Member> find(int open, String name) {
        return JsonSpans.members(blanks.plain(), open).stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /// Puts a member into the object that begins at a place.
    private String put(int open, String name, Json value) {
        List<JsonSpans.Member> members = JsonSpans.members(blanks.plain(), open);
        Optional<JsonSpans.Member> old = find(open, name);
        if (old.isPresent()) {
            boolean isOneLine = text.lastIndexOf('\n', old.get().start()) < open;
            String indented = isOneLine ? value.toString() : rendered(value, newline() + indentation(old.get().start()), unit());
            return text.substring(0, old.get().value()) + indented + text.substring(old.get().end());
        }
        String key = Json.of(name) + ": ";
        if (members.isEmpty()) {
            String line = newline() + indentation(open);
            return putLast(open, key + rendered(value, line + unit(), unit()), line + unit(), line);
        }
        return append(open, members.getLast(), key, value);
    }

    /// Puts a member behind the last one of an object.
    private String append(int open, JsonSpans.Member last, String key, Json value) {
        int comma = blanks.commas().substring(0, JsonSpans.skip(blanks.plain(), last.end())).indexOf(',', last.end());
        boolean endsByComma = comma >= 0;
        String before = text.substring(0, last.end()) + (endsByComma ? "" : ",");
        if (text.lastIndexOf('\n', last.start()) < open) {
            int end = endsByComma ? comma + 1 : last.end();
            return before + text.substring(last.end(), end) + " " + key + value + text.substring(end);
        }
        String line = newline() + indentation(last.start());
        int close = JsonSpans.end(blanks.plain(), open) - 1;
        String between = Texts.kept(text.substring(last.end()), close - last.end());
        return before + between + line + key + rendered(value, line, unit()) + (endsByComma ? "," : "")
                + text.substring(last.end() + between.length());
    }

    /// Puts the only member into an object, which may have comments.
    private String putLast(int open, String member, String line, String closingLine) {
        int close = JsonSpans.end(blanks.plain(), open) - 1;
        return Texts.kept(text, close) + line + member + closingLine + text.substring(close);
    }

    private String newline() {
        return Texts.newline(text);
    }

    /// The white space at the beginning of the line of a place.
    private String indentation(int place) {
        int start = text.lastIndexOf('\n', place) + 1;
        int end = start;
        while (end < place && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /// By how much the text indents a level.
    private String unit() {
        return JsonSpans.members(blanks.plain(), blanks.plain().indexOf('{')).stream().map(member -> indentation(member.start()))
                .filter(indentation -> !indentation.isEmpty()).findFirst().orElse(UNIT);
    }

    private static String rendered(Json value, String line, String unit) {
        String deeper = line + unit;
        return switch (value) {
            case JsonObject object when !object.isEmpty() -> IntStream.range(0, object.size())
                    .mapToObj(i -> Json.of(object.nameAt(i)) + ": " + rendered(object.valueAt(i), deeper, unit))
                    .collect(Collectors.joining("," + deeper, "{" + deeper, line + "}"));
            case JsonArray array when array.size() > 0 -> array.items().stream().map(item -> rendered(item, deeper, unit))
                    .collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }
}
