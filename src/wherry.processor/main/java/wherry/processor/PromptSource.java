package wherry.processor;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;
import wherry.processor.code.JavaText;
import wherry.processor.text.WireNames;
import wherry.processor.type.Member;
import wherry.processor.type.Rejected;
import wherry.tool.method.PromptMethod;

/// The source of a prompt.
final class PromptSource {
    private static final String INDENT = "                ";

    private final Scope scope;
    private final CompleterSource completions;

    PromptSource(Scope scope, CompleterSource completions) {
        this.scope = scope;
        this.completions = completions;
    }

    Part of(ExecutableElement method) {
        PromptMethod annotation = method.getAnnotation(PromptMethod.class);
        Signature signature = Signature.of(scope, method, Set.of());
        signature.members().forEach(member -> signature.requireWord(member, "an argument of a prompt"));
        String name = annotation.name().isEmpty() ? WireNames.of(signature.name()) : annotation.name();
        return new Part(Kind.PROMPT, method, name, signature.written(), declaration(annotation, signature, name),
                handler(signature, answer(method)));
    }

    private String declaration(PromptMethod annotation, Signature signature, String name) {
        String title = annotation.title().isEmpty() ? WireNames.title(signature.name()) : annotation.title();
        String arguments = signature.members().stream().map(member -> INDENT + ".argument(" + argument(signature, member) + ")\n")
                .collect(Collectors.joining());
        return """
                    private %1$s %2$s() {
                        return %1$s.named(%3$s)
                                .title(%4$s)
                                .description(%5$s)
                %6$s%7$s                .handler(this::%2$s);
                    }
                """.formatted(scope.tool("Prompt"), signature.written(), JavaText.quoted(name), JavaText.quoted(title),
                JavaText.literal(signature.comment().description(), INDENT + "        "), arguments,
                CommonProperties.source(scope, signature.method(), annotation.icons(), annotation.scopes()));
    }

    private String argument(Signature signature, Member member) {
        return scope.tool("PromptArgument") + (member.isRequired() ? ".required(" : ".optional(") + JavaText.quoted(member.name()) + ", "
                + JavaText.quoted(member.fullDescription()) + ")"
                + completions.source(signature, member).map(source -> ".completing(" + source + ")").orElse("");
    }

    private String handler(Signature signature, UnaryOperator<String> answer) {
        return """
                    private %s %s(%s arguments, %s call)%s {
                        %s
                    }
                """.formatted(scope.tool("PromptResult"), signature.written(), scope.tool("Arguments"), scope.tool("CallContext"),
                signature.throwing(), JavaText.returning(signature.call(scope, "arguments"), answer));
    }

    private UnaryOperator<String> answer(ExecutableElement method) {
        TypeMirror type = method.getReturnType();
        String result = scope.tool("PromptResult");
        String message = scope.tool("PromptMessage");
        if (scope.isA(type, "PromptResult")) {
            return call -> call;
        }
        if (scope.is(type, "java.lang.String")) {
            return call -> result + ".of(" + message + ".user(" + scope.tool("Content") + ".text(" + call + ")))";
        }
        if (scope.isA(type, "Content")) {
            return call -> result + ".of(" + message + ".user(" + call + "))";
        }
        if (scope.isA(type, "PromptMessage")) {
            return call -> result + ".of(" + call + ")";
        }
        if (scope.isListOf(type, "PromptMessage")) {
            return call -> result + ".of(" + call + ".toArray(" + message + "[]::new))";
        }
        throw new Rejected(method, "a prompt cannot be " + type + "; write String, PromptMessage, List<PromptMessage> or PromptResult");
    }
}
