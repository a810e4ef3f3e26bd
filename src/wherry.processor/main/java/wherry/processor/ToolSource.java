package wherry.processor;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import wherry.json.JsonObject;
import wherry.json.SchemaException;
import wherry.json.schema.JsonSchema;
import wherry.processor.code.JavaText;
import wherry.processor.text.WireNames;
import wherry.processor.type.Direction;
import wherry.processor.type.Member;
import wherry.processor.type.Rejected;
import wherry.tool.Tool;
import wherry.tool.method.Hint;
import wherry.tool.method.ToolMethod;
import wherry.tool.portable.Finding;
import wherry.tool.portable.Portability;

/// The source of a tool: one method that describes it, and one that calls the author's.
final class ToolSource {
    private static final String INDENT = "                ";
    private static final String TEXT_INDENT = INDENT + "        ";

    private final Scope scope;
    private final Placeholders placeholders;

    ToolSource(Scope scope) {
        this.scope = scope;
        this.placeholders = new Placeholders(scope);
    }

    Part of(ExecutableElement method) {
        ToolMethod annotation = method.getAnnotation(ToolMethod.class);
        Signature signature = Signature.of(scope, method, Set.of());
        String name = annotation.name().isEmpty() ? WireNames.of(signature.name()) : annotation.name();
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new Rejected(method, "'" + name + "' is no name of a tool that every client takes; "
                    + "write 1 to 64 of A-Z a-z 0-9 _ - in @ToolMethod(name = …)");
        }
        ToolAnswer answer = ToolAnswer.of(scope, method);
        warn(method, Tool.named(name).description(signature.comment().description()).input(Member.schema(signature.members(), Direction.ARGUMENT)));
        return new Part(Kind.TOOL, method, name, signature.written(), declaration(annotation, signature, name, answer), handler(signature, answer));
    }

    /// What is written is portable but for names and the length of the description, which the author chose.
    private void warn(ExecutableElement method, Tool tool) {
        SuppressWarnings suppressed = method.getAnnotation(SuppressWarnings.class);
        if (suppressed == null || !List.of(suppressed.value()).contains("portable")) {
            Portability.of(tool).stream().filter(Finding::breaks).forEach(finding -> scope.messager()
                    .printWarning(finding + "; or, where that is meant, @SuppressWarnings(\"portable\")", method));
        }
    }

    private String declaration(ToolMethod annotation, Signature signature, String name, ToolAnswer answer) {
        String title = annotation.title().isEmpty() ? WireNames.title(signature.name()) : annotation.title();
        var source = new StringBuilder();
        source.append("    private %s %s() {\n".formatted(scope.tool("Tool"), signature.written()));
        source.append("        return Tool.named(%s).title(%s)\n".formatted(JavaText.quoted(name), JavaText.quoted(title)));
        source.append(INDENT + ".description(" + description(signature.comment().description()) + ")\n");
        source.append(hints(annotation.hints()));
        source.append(CommonProperties.source(scope, signature.method(), annotation.icons(), annotation.scopes()));
        source.append(schema(signature.method(), "input", Member.schema(signature.members(), Direction.ARGUMENT)));
        source.append(answer.schema().isEmpty() ? "" : schema(signature.method(), "output", answer.schema()));
        return source.append(INDENT + ".handler(this::" + signature.written() + ");\n    }\n").toString();
    }

    private String description(String text) {
        String calls = placeholders.inText(text);
        String literal = JavaText.literal(text, TEXT_INDENT);
        return calls.isEmpty() ? literal : (literal.contains("\n") ? "(" + literal + ")" : literal) + calls;
    }

    /// The server compiles a schema that was checked here when the tool is first called. It checks one with header parameters itself, at the start.
    private String schema(Element place, String method, JsonObject schema) {
        String json = schema.toString();
        try {
            JsonSchema.compile(schema);
        } catch (SchemaException e) {
            throw new Rejected(place, "its " + method + " schema is refused: " + e.getMessage());
        }
        String text = JavaText.block(schema, TEXT_INDENT) + placeholders.inJson(json);
        return INDENT + "." + method + "(" + (json.contains("\"x-mcp-header\"") ? text : scope.tool("CheckedSchema") + ".of(" + text + ")") + ")\n";
    }

    private String hints(Hint[] given) {
        List<Hint> hints = List.of(given);
        if (hints.isEmpty()) {
            return "";
        }
        String annotations = scope.tool("ToolAnnotations");
        if (hints.equals(List.of(Hint.READ_ONLY))) {
            return INDENT + ".annotations(" + annotations + ".READ_ONLY)\n";
        }
        boolean readOnly = hints.contains(Hint.READ_ONLY);
        // The specification gives the hint a meaning only where the tool changes something.
        String idempotent = readOnly ? "" : ".idempotent(" + hints.contains(Hint.IDEMPOTENT) + ")";
        return INDENT + ".annotations(%s.NONE.readOnly(%s).destructive(%s)%s.openWorld(%s))\n"
                .formatted(annotations, readOnly, hints.contains(Hint.DESTRUCTIVE), idempotent, hints.contains(Hint.OPEN_WORLD));
    }

    private String handler(Signature signature, ToolAnswer answer) {
        return """
                    private %s %s(%s arguments, %s call)%s {
                        %s
                    }
                """.formatted(scope.tool("ToolResult"), signature.written(), scope.tool("Arguments"), scope.tool("CallContext"),
                signature.throwing(), answer.statement(signature.call(scope, "arguments")));
    }
}
