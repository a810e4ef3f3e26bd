package wherry.processor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import wherry.processor.type.Member;
import wherry.processor.type.Rejected;
import wherry.tool.method.Completes;
import wherry.tool.method.PromptMethod;
import wherry.tool.method.ResourceMethod;

/// The source of what offers values for arguments of prompts and variables of templates.
final class CompleterSource {
    private final Scope scope;
    /// The methods that offer values, by what they offer them for.
    private final Map<String, ExecutableElement> completers = new HashMap<>();

    CompleterSource(Scope scope) {
        this.scope = scope;
    }

    /// @throws Rejected when the method offers values for nothing that there is
    void add(ExecutableElement completer, Completes annotation) {
        Signature.requireCallable(completer);
        if (!completer.getReturnType().toString().equals("java.util.List<java.lang.String>")) {
            throw new Rejected(completer, completer.getSimpleName() + " returns " + completer.getReturnType()
                    + "; what completes an argument returns List<String>");
        }
        List<ExecutableElement> methods = ElementFilter.methodsIn(scope.type().getEnclosedElements()).stream()
                .filter(method -> method.getSimpleName().contentEquals(annotation.method()) && (method.getAnnotation(PromptMethod.class)
                        != null || method.getAnnotation(ResourceMethod.class) != null)).toList();
        if (methods.isEmpty()) {
            throw new Rejected(completer, scope.type().getSimpleName() + " has no method " + annotation.method()
                    + " with @PromptMethod or @ResourceMethod; write the Java name of one");
        }
        if (methods.stream().flatMap(method -> method.getParameters().stream())
                .noneMatch(parameter -> parameter.getSimpleName().contentEquals(annotation.parameter()))) {
            throw new Rejected(completer, annotation.method() + " has no parameter " + annotation.parameter() + "; write one of "
                    + methods.getFirst().getParameters().stream().map(VariableElement::getSimpleName).toList());
        }
        if (completers.putIfAbsent(annotation.method() + "." + annotation.parameter(), completer) != null) {
            throw new Rejected(completer, annotation.parameter() + " of " + annotation.method()
                    + " is completed already; leave one of the two out");
        }
    }

    /// A lambda that is a `Completer`; empty when nothing completes this one.
    Optional<String> source(Signature signature, Member member) {
        return Optional.ofNullable(completers.get(signature.name() + "." + member.javaName())).map(this::lambda);
    }

    private String lambda(ExecutableElement completer) {
        List<String> arguments = completer.getParameters().stream().map(parameter -> switch (parameter.asType().toString()) {
            case "java.lang.String" -> "typed";
            case "java.util.Map<java.lang.String,java.lang.String>" -> "others";
            case "wherry.tool.CallContext" -> "call";
            default -> throw new Rejected(parameter, "what completes an argument is given what was typed as a String, the other "
                    + "arguments as a Map<String, String>, and the CallContext; nothing else");
        }).toList();
        return "(" + unused("typed", arguments) + ", " + unused("others", arguments) + ", " + unused("call", arguments) + ") -> "
                + scope.target(completer) + "." + completer.getSimpleName() + "(" + String.join(", ", arguments) + ")";
    }

    private static String unused(String name, List<String> arguments) {
        return arguments.contains(name) ? name : "_";
    }
}
