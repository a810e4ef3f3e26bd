package wherry.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// JSON with holes, to be filled in or compared with a message. Immutable.
///
/// | in the text | stands for |
/// |---|---|
/// | `«any»` | any value; also `«string»`, `«number»`, `«object»`, `«array»`, `«boolean»` |
/// | `«string cursor»` | such a value, remembered as `cursor` |
/// | `«cursor»` | the remembered value |
/// | `"id «any»"` | within a string: any text, or the remembered value |
/// | `…` in an object or array | any more members or items |
///
/// Without `…` an object must have these members and no other, in any order.
final class Template {
    private static final String MORE = "…";
    private static final Pattern HOLE = Pattern.compile("«([a-z]+)(?: ([A-Za-z0-9]+))?»|«([A-Za-z0-9]+)»");
    private static final List<String> KINDS = List.of("any", "string", "number", "object", "array", "boolean");

    private final Json json;

    private Template(Json json) {
        this.json = json;
    }

    /// @throws wherry.json.JsonException when the text, its holes filled, is no JSON
    static Template parse(String text) {
        return new Template(Json.parse(quoteHoles(text)));
    }

    Json json() {
        return json;
    }

    /// Puts quotes around holes and gaps, so that the text is JSON.
    private static String quoteHoles(String text) {
        var out = new StringBuilder();
        Deque<Character> open = new ArrayDeque<>();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"' && (i == 0 || text.charAt(i - 1) != '\\');
            if (!quoted && c == '«') {
                int end = text.indexOf('»', i);
                out.append('"').append(text, i, end + 1).append('"');
                i = end;
            } else if (!quoted && c == '…') {
                out.append(Character.valueOf('{').equals(open.peek()) ? "\"…\":true" : "\"…\"");
            } else {
                out.append(c);
                if (!quoted && (c == '{' || c == '[')) {
                    open.push(c);
                } else if (!quoted && (c == '}' || c == ']')) {
                    open.pop();
                }
            }
        }
        return out.toString();
    }

    /// The value with all holes filled.
    ///
    /// @throws IllegalArgumentException when a hole names a value that was never remembered
    Json fill(Map<String, Json> remembered) {
        return fill(json, remembered);
    }

    private static Json fill(Json value, Map<String, Json> remembered) {
        return switch (value) {
            case JsonString(String text) -> {
                Matcher hole = HOLE.matcher(text);
                if (hole.matches()) {
                    yield recall(hole, remembered);
                }
                yield Json.of(hole.replaceAll(found -> Matcher.quoteReplacement(
                        plain(recall(HOLE.matcher(found.group()), remembered)))));
            }
            case JsonObject object -> {
                var members = JsonObject.builder();
                object.forEach((name, member) -> members.put(name, fill(member, remembered)));
                yield members.build();
            }
            case JsonArray(var items) -> JsonArray.of(items, item -> fill(item, remembered));
            default -> value;
        };
    }

    private static Json recall(Matcher hole, Map<String, Json> remembered) {
        hole.matches();
        return Optional.ofNullable(remembered.get(hole.group(1) == null ? hole.group(3) : hole.group(1)))
                .orElseThrow(() -> new IllegalArgumentException("nothing is remembered for " + hole.group()));
    }

    private static String plain(Json value) {
        return value instanceof JsonString(String text) ? text : value.toString();
    }

    /// What is wrong with a value, and where. Empty when the value fits: only then are its values remembered.
    Optional<String> mismatch(Json value, Map<String, Json> remembered) {
        var found = new HashMap<>(remembered);
        Optional<String> wrong = compare(json, value, "", found);
        if (wrong.isEmpty()) {
            remembered.putAll(found);
        }
        return wrong;
    }

    private static Optional<String> compare(Json expected, Json actual, String at, Map<String, Json> remembered) {
        return switch (expected) {
            case JsonString(String text) when text.contains("«") -> compareHole(text, actual, at, remembered);
            case JsonObject object when actual instanceof JsonObject other -> compareObjects(object, other, at, remembered);
            case JsonArray(var items) when actual instanceof JsonArray(var others) ->
                fits(items, others, remembered) ? Optional.empty() : wrong(at, expected, actual);
            default -> expected.equals(actual) ? Optional.empty() : wrong(at, expected, actual);
        };
    }

    private static Optional<String> compareHole(String text, Json actual, String at, Map<String, Json> remembered) {
        Matcher hole = HOLE.matcher(text);
        if (!hole.matches()) {
            return actual instanceof JsonString(String other) && within(text, remembered).matcher(other).matches()
                    ? Optional.empty() : wrong(at, Json.of(text), actual);
        }
        if (hole.group(1) == null || !KINDS.contains(hole.group(1))) {
            Json known = recall(hole, remembered);
            return known.equals(actual) ? Optional.empty() : wrong(at, known, actual);
        }
        if (!hole.group(1).equals("any") && !hole.group(1).equals(actual.kind())) {
            return wrong(at, Json.of(text), actual);
        }
        if (hole.group(2) != null) {
            remembered.put(hole.group(2), actual);
        }
        return Optional.empty();
    }

    private static Pattern within(String text, Map<String, Json> remembered) {
        var regex = new StringBuilder();
        Matcher hole = HOLE.matcher(text);
        int from = 0;
        while (hole.find()) {
            regex.append(Pattern.quote(text.substring(from, hole.start())));
            boolean isAny = hole.group().equals("«any»");
            regex.append(isAny ? ".*" : Pattern.quote(plain(recall(HOLE.matcher(hole.group()), remembered))));
            from = hole.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(text.substring(from))).toString(), Pattern.DOTALL);
    }

    private static Optional<String> compareObjects(JsonObject expected, JsonObject actual, String at,
            Map<String, Json> remembered) {
        for (String name : expected.names()) {
            if (!name.equals(MORE)) {
                Json member = expected.get(name).orElseThrow();
                Optional<String> wrong = actual.get(name).map(other -> compare(member, other, at + "/" + name, remembered))
                        .orElseGet(() -> Optional.of(at + ": expected a member " + name + ", got " + actual));
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
        }
        return actual.names().stream().filter(name -> !expected.has(name) && !expected.has(MORE)).findFirst()
                .map(name -> at + ": expected no member " + name + ", got " + actual);
    }

    /// Whether the items fit one by one, where `…` takes any number of them.
    private static boolean fits(List<Json> expected, List<Json> actual, Map<String, Json> remembered) {
        if (expected.isEmpty()) {
            return actual.isEmpty();
        }
        List<Json> rest = expected.subList(1, expected.size());
        if (expected.getFirst().equals(Json.of(MORE))) {
            for (int skip = 0; skip <= actual.size(); skip++) {
                if (fits(rest, actual.subList(skip, actual.size()), remembered)) {
                    return true;
                }
            }
            return false;
        }
        return !actual.isEmpty() && compare(expected.getFirst(), actual.getFirst(), "", remembered).isEmpty()
                && fits(rest, actual.subList(1, actual.size()), remembered);
    }

    /// Whether the items of an array fit in any order, as the responses of a batch may come.
    Optional<String> mismatchUnordered(JsonArray value, Map<String, Json> remembered) {
        var left = new ArrayList<>(value.items());
        for (Json item : ((JsonArray) json).items()) {
            if (!left.removeIf(other -> compare(item, other, "", remembered).isEmpty())) {
                return wrong("", item, value);
            }
        }
        return left.isEmpty() ? Optional.empty() : wrong("", json, value);
    }

    private static Optional<String> wrong(String at, Json expected, Json actual) {
        return Optional.of(at + ": expected " + expected + ", got " + actual);
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
