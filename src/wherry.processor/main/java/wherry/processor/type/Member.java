package wherry.processor.type;

import java.util.List;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.processor.code.JavaFile;
import wherry.processor.code.JavaText;

/// A parameter of a method or a component of a record: a member of a JSON object.
///
/// @param name        on the wire
/// @param javaName    of the parameter or component
/// @param description may be empty in a result
public record Member(String name, String javaName, Shape shape, String description, Constraints constraints) {

    /// The schema of an object with these members.
    public static JsonObject schema(List<Member> members, Direction direction) {
        var properties = JsonObject.builder();
        members.forEach(member -> properties.put(member.name, member.schema()));
        var schema = JsonObject.builder().put("type", "object").put("properties", properties.build());
        List<String> required = members.stream().filter(Member::isRequired).map(Member::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", JsonArray.of(required, Json::of));
        }
        return closed(schema, direction);
    }

    /// No other members among arguments: so a model is told of a name that it got wrong.
    static JsonObject closed(JsonObject.Builder schema, Direction direction) {
        return (direction == Direction.ARGUMENT ? schema.put("additionalProperties", false) : schema).build();
    }

    JsonObject schema() {
        var schema = shape.schema().toBuilder().putAll(constraints.keywords());
        String text = fullDescription();
        return text.isEmpty() ? schema.build() : schema.put("description", text).build();
    }

    /// The description, and what no schema says of the values.
    public String fullDescription() {
        String note = String.join("; ", constraints.notes(shape.note()));
        return description.isEmpty() || note.isEmpty() ? description + note : description + " (" + note + ")";
    }

    public boolean isRequired() {
        return !(shape instanceof Shape.Maybe) && !constraints.hasDefault();
    }

    /// An expression for the value.
    ///
    /// @param arguments an expression of type `Arguments`
    public String read(JavaFile file, String arguments) {
        String checks = constraints.checks(file, javaName);
        if (shape instanceof Shape.Maybe(Shape value)) {
            return arguments + ".find(" + JavaText.quoted(name) + ").map(" + value.reader(file, checks) + ")";
        }
        return shortened(shape.read(file, arguments + ".get(" + JavaText.quoted(name) + ")" + checks));
    }

    /// `arguments.text("a")` for `arguments.get("a").text()`.
    private static String shortened(String expression) {
        return expression.replaceAll("\\.get\\((\"[^\"]+\")\\)\\.(text|integer|number|bool|instant|object)\\(\\)", ".$2($1)")
                .replaceAll("\\.get\\((\"[^\"]+\")\\)\\.(choice|list)\\(", ".$2($1, ");
    }
}
