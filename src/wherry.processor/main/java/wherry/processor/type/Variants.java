package wherry.processor.type;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeMirror;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.processor.code.JavaFile;
import wherry.processor.code.JavaText;
import wherry.processor.text.WireNames;

/// A sealed interface of records. `oneOf` is in no portable schema: the object has the members of all records, and its `kind` says which
/// of them count.
record Variants(TypeMirror type, String simpleName, List<Composite> records, Direction direction) implements Shape {
    static final String KIND = "kind";

    Variants {
        records = List.copyOf(records);
    }

    @Override
    public JsonObject schema() {
        var properties = new LinkedHashMap<String, Json>();
        properties.put(KIND, JsonObject.of("type", Json.of("string"), "enum", JsonArray.of(records, each -> Json.of(word(each)))));
        for (Composite each : records) {
            for (Member member : each.members()) {
                properties.merge(member.name(), described(member.schema(), "For " + KIND + " " + word(each)),
                        (_, _) -> described(member.schema(), "For more than one " + KIND));
            }
        }
        return Member.closed(JsonObject.builder().put("type", "object").put("properties", JsonObject.of(properties))
                .put("required", JsonArray.of(KIND)), direction);
    }

    private static JsonObject described(JsonObject schema, String kind) {
        return schema.toBuilder().put("description", schema.string("description").map(text -> kind + ": " + text).orElse(kind)).build();
    }

    private static String word(Composite each) {
        return WireNames.of(each.simpleName());
    }

    @Override
    public boolean isObject() {
        return true;
    }

    @Override
    public String read(JavaFile file, String argument) {
        String reading = file.shared("read " + type, "read" + simpleName, name -> """
                    private static %1$s %2$s(%3$s arguments) {
                        return switch (arguments.text("%4$s")) {
                %5$s            default -> throw arguments.get("%4$s").refused("one of %6$s");
                        };
                    }
                """.formatted(file.name(type), name, file.name("wherry.tool.Arguments"), KIND,
                records.stream().map(each -> "            case " + JavaText.quoted(word(each)) + " -> " + readOne(file, each) + ";\n")
                        .collect(Collectors.joining()),
                records.stream().map(Variants::word).collect(Collectors.joining(", "))));
        return reading + "(" + argument + ".object())";
    }

    /// The schema cannot say that a member is required for one kind alone.
    private static String readOne(JavaFile file, Composite each) {
        String required = each.members().stream().filter(Member::isRequired).map(member -> ", " + JavaText.quoted(member.name()))
                .collect(Collectors.joining());
        return each.reading(file) + (required.isEmpty() ? "(arguments)" : "(" + having(file) + "(arguments" + required + "))");
    }

    private static String having(JavaFile file) {
        return file.shared("having", "having", name -> """
                    private static %1$s %2$s(%1$s arguments, String... names) {
                        for (String name : names) {
                            if (!arguments.has(name)) {
                                throw arguments.get("%3$s").refused("'" + name + "' beside it");
                            }
                        }
                        return arguments;
                    }
                """.formatted(file.name("wherry.tool.Arguments"), name, KIND));
    }

    @Override
    public String write(JavaFile file, String value) {
        String object = file.name("wherry.json.JsonObject");
        String writing = file.shared("write " + type, "write" + simpleName, name -> """
                    private static %s %s(%s value) {
                        return switch (value) {
                %s        };
                    }
                """.formatted(object, name, file.name(type), records.stream().map(each -> """
                                    case %1$s each -> %2$s.builder().put("%3$s", "%4$s").putAll(%5$s(each)).build();
                        """.formatted(file.name(each.type()), object, KIND, word(each), each.writing(file)))
                .collect(Collectors.joining())));
        return writing + "(" + value + ")";
    }
}
