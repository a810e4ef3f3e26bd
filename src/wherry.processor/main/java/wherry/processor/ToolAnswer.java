package wherry.processor;

import java.util.function.UnaryOperator;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.processor.code.JavaText;
import wherry.processor.type.Direction;
import wherry.processor.type.Shape;

/// How what a method returns becomes the result of a tool.
///
/// @param schema    of the structured result; [JsonObject#EMPTY] when there is none
/// @param statement gives the statement for the expression that calls the method
record ToolAnswer(JsonObject schema, UnaryOperator<String> statement) {
    /// Structured results are objects: older revisions have no other, and clients refuse a schema that says so.
    private static final String WRAPPER = "result";

    static ToolAnswer of(Scope scope, ExecutableElement method) {
        TypeMirror type = method.getReturnType();
        if (type.getKind() == TypeKind.VOID) {
            String result = scope.tool("ToolResult");
            return new ToolAnswer(JsonObject.EMPTY, call -> call + ";\n        return " + result + ".text(\"Done.\");");
        }
        UnaryOperator<String> unstructured = unstructured(scope, type);
        return unstructured != null ? returning(JsonObject.EMPTY, unstructured)
                : structured(scope, scope.shapes().of(type, method, Direction.RESULT));
    }

    /// Null when the type is none of those that go out as they are.
    private static UnaryOperator<String> unstructured(Scope scope, TypeMirror type) {
        if (scope.isA(type, "ToolResult")) {
            return call -> call;
        }
        String result = scope.tool("ToolResult");
        if (scope.is(type, "java.lang.String")) {
            return call -> result + ".text(" + call + ")";
        }
        if (scope.isA(type, "Content")) {
            return call -> result + ".of(" + call + ")";
        }
        if (scope.isListOf(type, "Content")) {
            String content = scope.tool("Content");
            return call -> result + ".of(" + call + ".toArray(" + content + "[]::new))";
        }
        return null;
    }

    private static ToolAnswer structured(Scope scope, Shape shape) {
        String result = scope.tool("ToolResult");
        if (shape.isObject()) {
            return returning(shape.schema(), call -> result + ".structured(" + shape.write(scope.file(), call) + ")");
        }
        String object = scope.file().name("wherry.json.JsonObject");
        var schema = JsonObject.builder().put("type", "object").put("properties", JsonObject.of(WRAPPER, shape.schema()));
        if (shape instanceof Shape.Maybe(Shape value)) {
            return returning(schema.build(), call -> "%1$s.structured(%2$s.map(%3$s -> %4$s.of(\"%5$s\", %6$s)).orElse(%4$s.EMPTY))"
                    .formatted(result, call, value.variable(), object, WRAPPER, value.write(scope.file(), value.variable())));
        }
        return returning(schema.put("required", JsonArray.of(WRAPPER)).build(), call -> "%s.structured(%s.of(\"%s\", %s))"
                .formatted(result, object, WRAPPER, shape.write(scope.file(), call)));
    }

    private static ToolAnswer returning(JsonObject schema, UnaryOperator<String> expression) {
        return new ToolAnswer(schema, call -> JavaText.returning(call, expression));
    }

    String statement(String call) {
        return statement.apply(call);
    }
}
