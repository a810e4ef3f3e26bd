package wherry.app.config.document;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import wherry.json.JsonNull;
import wherry.json.JsonObject;

/// YAML in block style with a mapping `LIST:` at the root, and in it `SERVER:` with a mapping. Its order and its comments stay.
final class YamlDocument implements ConfigText {
    private final String text;
    private final String list;
    private final String server;
    private final List<YamlLines.Line> lines;
    /// The places of the line of the list, and of that of the server; -1 when there is none.
    private final int listAt;
    private final int serverAt;
    /// Null when there is none.
    private final JsonObject entry;

    YamlDocument(String text, String list, String server) throws Unreadable {
        this.text = text;
        this.list = list;
        this.server = server;
        this.lines = YamlLines.of(text);
        this.listAt = find(0, lines.size(), 0, list);
        if (listAt >= 0) {
            checkList(lines.get(listAt));
        }
        this.serverAt = listAt < 0 || below(listAt) == listAt + 1 ? -1 : find(listAt + 1, below(listAt), lines.get(listAt + 1).indent(), server);
        this.entry = read();
    }

    /// The place of the line with a key, among lines that all begin with a key or belong to the line before.
    private int find(int from, int to, int indent, String key) throws Unreadable {
        int found = -1;
        for (int i = from; i < to; i++) {
            YamlLines.Line line = lines.get(i);
            boolean isOfLineBefore = line.indent() > indent || line.indent() == indent && line.isItem() && i > from;
            if (isOfLineBefore) {
                continue;
            }
            if (line.indent() < indent || line.key().isEmpty()) {
                throw Unreadable.at(text, line.start(), "expected a key and a colon, got '" + line.content() + "'");
            }
            if (YamlFlow.key(text, line.start(), line.key().get()).equals(key)) {
                if (found >= 0) {
                    throw Unreadable.at(text, line.start(), "expected each key once, got '" + key + "' again");
                }
                found = i;
            }
        }
        return found;
    }

    private void checkList(YamlLines.Line line) throws Unreadable {
        boolean isOpen = line.value().isEmpty() || isNull(line);
        boolean isEmpty = !line.value().isEmpty() && YamlFlow.read(text, line.start(), line.value()).equals(JsonObject.EMPTY);
        if (!isOpen && !isEmpty || listAt + 1 < lines.size() && lines.get(listAt + 1).isItem()) {
            throw Unreadable.at(text, line.start(), "expected '" + list + ":' with a line for each entry, got '" + line.content() + "'");
        }
    }

    private boolean isNull(YamlLines.Line line) throws Unreadable {
        return YamlFlow.read(text, line.start(), line.value().isEmpty() ? "~" : line.value()) == JsonNull.NULL;
    }

    /// The place of the first line that does not belong to the line at a place.
    private int below(int place) {
        int indent = lines.get(place).indent();
        int next = place + 1;
        while (next < lines.size() && lines.get(next).indent() > indent) {
            next++;
        }
        return next;
    }

    /// Null when there is none.
    private JsonObject read() throws Unreadable {
        if (serverAt < 0) {
            return null;
        }
        YamlLines.Line line = lines.get(serverAt);
        if (!line.value().isEmpty()) {
            if (YamlFlow.read(text, line.start(), line.value()) instanceof JsonObject object && below(serverAt) == serverAt + 1) {
                return object;
            }
            throw Unreadable.at(text, line.start(), "expected '" + server + ":' with members, got '" + line.content() + "'");
        }
        if (serverAt + 1 < lines.size() && lines.get(serverAt + 1).indent() == line.indent() && lines.get(serverAt + 1).isItem()) {
            throw Unreadable.at(text, line.start(), "expected '" + server + ":' with members, got a list");
        }
        List<YamlLines.Line> inside = lines.subList(serverAt + 1, below(serverAt));
        return inside.isEmpty() ? JsonObject.EMPTY : YamlEntry.read(text, inside);
    }

    @Override
    public Optional<JsonObject> entry() {
        return Optional.ofNullable(entry);
    }

    @Override
    public String with(JsonObject put) {
        String newline = Texts.newline(text);
        int inside = listAt >= 0 ? below(listAt) : 0;
        String indent = inside > listAt + 1 ? " ".repeat(lines.get(listAt + 1).indent()) : "  ";
        String lines = YamlEntry.rendered(server, put, indent).collect(Collectors.joining(newline));
        if (serverAt >= 0) {
            return replaced(this.lines.get(serverAt).start(), this.lines.get(below(serverAt) - 1).end(), lines);
        }
        if (listAt < 0) {
            String before = text.stripTrailing();
            return before + (before.isEmpty() ? "" : newline) + list + ":" + newline + lines + newline;
        }
        YamlLines.Line line = this.lines.get(listAt);
        if (inside == listAt + 1) {
            return replaced(line.start(), line.end(), list + ":" + newline + lines);
        }
        int end = this.lines.get(inside - 1).end();
        return replaced(end, end, newline + lines);
    }

    private String replaced(int start, int end, String by) {
        return text.substring(0, start) + by + text.substring(end);
    }
}
