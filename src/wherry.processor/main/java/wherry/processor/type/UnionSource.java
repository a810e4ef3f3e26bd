package wherry.processor.type;

import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.processor.code.JavaFile;
import wherry.processor.code.JavaText;
import wherry.processor.text.WireNames;

/// The schema and the methods of a sealed interface of records. `oneOf` is in no portable schema: the object has the members of all
/// records, and its `kind` says which of them count.
final class UnionSource {
    static final String KIND = "kind";

    private UnionSource() {
    }

    static JsonObject schema(Shape.Variants shape) {
        var properties = new LinkedHashMap<String, Json>();
        properties.put(KIND, JsonObject.of("type", Json.of("string"),
                "enum", JsonArray.of(shape.records(), each -> Json.of(WireNames.of(each.simpleName())))));
        for (Shape.Composite each : shape.records()) {
            String kind = "For " + KIND + " " + WireNames.of(each.simpleName());
            for (Member member : each.members()) {
                properties.merge(member.name(), described(member.schema(), kind), (one, other) -> one.equals(other) ? one
                        : described(member.schema(), "For more than one " + KIND));
            }
        }
        return Member.closed(JsonObject.builder().put("type", "object").put("properties", JsonObject.of(properties))
                .put("required", JsonArray.of(KIND)), shape.direction());
    }

    private static JsonObject described(JsonObject schema, String kind) {
        return schema.toBuilder().put("description", schema.string("description").map(text -> kind + ": " + text).orElse(kind)).build();
    }

    static String reader(JavaFile file, Shape.Variants shape) {
        return file.shared("read " + shape.type(), "read" + shape.simpleName(), name -> """
                    private static %s %s(%s arguments) {
                        return switch (arguments.text("%s")) {
                %s            default -> throw arguments.get("%s").refused("one of %s");
                        };
                    }
                """.formatted(file.name(shape.type()), name, file.name("wherry.tool.Arguments"), KIND,
                shape.records().stream().map(each -> "            case " + JavaText.quoted(WireNames.of(each.simpleName())) + " -> "
                        + readVariant(file, each) + ";\n").collect(Collectors.joining()), KIND,
                shape.records().stream().map(each -> WireNames.of(each.simpleName())).collect(Collectors.joining(", "))));
    }

    /// The schema cannot say that a member is required for one kind alone.
    private static String readVariant(JavaFile file, Shape.Composite each) {
        String required = each.members().stream().filter(Member::isRequired).map(member -> ", " + JavaText.quoted(member.name()))
                .collect(Collectors.joining());
        return RecordSource.reader(file, each) + (required.isEmpty() ? "(arguments)" : "(" + having(file) + "(arguments" + required + "))");
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

    static String writer(JavaFile file, Shape.Variants shape) {
        return file.shared("write " + shape.type(), "write" + shape.simpleName(), name -> """
                    private static %s %s(%s value) {
                        return switch (value) {
                %s        };
                    }
                """.formatted(file.name("wherry.json.JsonObject"), name, file.name(shape.type()),
                shape.records().stream().map(each -> """
                                    case %1$s each -> %2$s.builder().put("%3$s", "%4$s").putAll(%5$s(each)).build();
                        """.formatted(file.name(each.type()), file.name("wherry.json.JsonObject"), KIND, WireNames.of(each.simpleName()),
                        RecordSource.writer(file, each))).collect(Collectors.joining())));
    }
}
