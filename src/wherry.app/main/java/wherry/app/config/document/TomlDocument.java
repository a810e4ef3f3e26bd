package wherry.app.config.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonNull;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// TOML with the tables `[LIST.SERVER]` and those below it. The tables keep their place.
final class TomlDocument implements ConfigText {
    /// A table of the entry, with its header.
    private record Section(int start, int end) {
    }

    private final String text;
    private final List<String> path;
    private final List<Section> sections = new ArrayList<>();
    private final TomlTable entry = new TomlTable();

    TomlDocument(String text, String list, String server) throws Unreadable {
        this.text = text;
        this.path = List.of(list, server);
        for (TomlStatement statement : TomlStatement.all(text)) {
            if (isBelow(statement.table())) {
                read(statement);
            } else {
                refuseOtherForms(statement);
            }
        }
    }

    private boolean isBelow(List<String> keys) {
        return keys.size() >= path.size() && keys.subList(0, path.size()).equals(path);
    }

    private void read(TomlStatement statement) throws Unreadable {
        List<String> inside = statement.path().subList(path.size(), statement.path().size());
        if (statement.isInArray()) {
            throw Unreadable.at(text, statement.start(), "expected a table [" + header(List.of()) + "], got an array of tables");
        }
        if (statement.isHeader()) {
            entry.table(inside);
            sections.add(new Section(statement.start(), statement.end()));
            return;
        }
        if (holdsNull(statement.value())) {
            throw Unreadable.at(text, statement.start(), "'" + String.join(".", inside) + "' has a time, a special number or a string of"
                    + " several lines, which this command cannot keep; remove it from the entry");
        }
        if (!entry.put(inside, statement.value())) {
            throw Unreadable.at(text, statement.start(), "expected each key once, got '" + String.join(".", inside) + "' again");
        }
        sections.add(new Section(sections.removeLast().start(), statement.end()));
    }

    private static boolean holdsNull(Json value) {
        return switch (value) {
            case JsonNull _ -> true;
            case JsonArray array -> array.items().stream().anyMatch(TomlDocument::holdsNull);
            case JsonObject object -> object.names().stream().anyMatch(name -> holdsNull(object.get(name).orElseThrow()));
            default -> false;
        };
    }

    /// A table that is written in another way cannot get a header beside it.
    private void refuseOtherForms(TomlStatement statement) throws Unreadable {
        List<String> list = path.subList(0, 1);
        boolean isList = statement.path().equals(list) && (!statement.isHeader() || statement.isInArray());
        if (isList || !statement.isHeader() && isBelow(statement.path())) {
            throw Unreadable.at(text, statement.start(), "expected the entry as a table [" + header(List.of()) + "], got '"
                    + String.join(".", statement.path()) + "', which this command does not change");
        }
    }

    private String header(List<String> below) {
        var keys = new ArrayList<>(path);
        keys.addAll(below);
        return keys.stream().map(TomlDocument::key).collect(Collectors.joining("."));
    }

    private static String key(String key) {
        return Texts.isBareKey(key) ? key : Texts.quoted(key);
    }

    @Override
    public Optional<JsonObject> entry() {
        return sections.isEmpty() ? Optional.empty() : Optional.of(entry.json());
    }

    @Override
    public String with(JsonObject put) {
        var lines = new ArrayList<String>();
        render(put, List.of(), lines);
        String newline = Texts.newline(text);
        String tables = String.join(newline, lines);
        if (sections.isEmpty()) {
            String before = text.stripTrailing();
            return before + (before.isEmpty() ? "" : newline + newline) + tables + newline;
        }
        // The first section gets the whole entry; from the last on, so that places before it stay valid.
        var changed = new StringBuilder(text);
        for (Section section : sections.subList(1, sections.size()).reversed()) {
            changed.delete(Texts.kept(text, section.start()).length(), section.end());
        }
        Section first = sections.getFirst();
        return changed.replace(first.start(), first.end(), tables).toString();
    }

    private void render(JsonObject table, List<String> below, List<String> lines) {
        lines.add((lines.isEmpty() ? "" : Texts.newline(text)) + "[" + header(below) + "]");
        table.names().forEach(name -> {
            if (!(table.get(name).orElseThrow() instanceof JsonObject)) {
                lines.add(key(name) + " = " + value(table.get(name).orElseThrow()));
            }
        });
        table.names().forEach(name -> table.object(name).ifPresent(inner -> {
            var deeper = new ArrayList<>(below);
            deeper.add(name);
            render(inner, deeper, lines);
        }));
    }

    private static String value(Json value) {
        return switch (value) {
            case JsonString(String string) -> Texts.quoted(string);
            case JsonArray array -> array.items().stream().map(TomlDocument::value).collect(Collectors.joining(", ", "[", "]"));
            case JsonObject object -> object.names().stream().map(name -> key(name) + " = " + value(object.get(name).orElseThrow()))
                    .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }
}
