package wherry.processor;

import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import wherry.processor.code.JavaText;
import wherry.processor.text.WireNames;
import wherry.processor.type.Member;
import wherry.processor.type.Rejected;
import wherry.tool.UriTemplate;
import wherry.tool.method.ResourceMethod;

/// The source of a resource or a resource template.
final class ResourceSource {
    private static final String INDENT = "                ";

    private final Scope scope;
    private final CompleterSource completions;

    ResourceSource(Scope scope, CompleterSource completions) {
        this.scope = scope;
        this.completions = completions;
    }

    Part of(ExecutableElement method) {
        ResourceMethod annotation = method.getAnnotation(ResourceMethod.class);
        UriTemplate template = template(method, annotation.value());
        Signature signature = Signature.of(scope, method, template.variables().contains("uri") ? Set.of() : Set.of("uri"));
        requireVariables(signature, template);
        ResourceAnswer answer = ResourceAnswer.of(scope, method, annotation);
        Kind kind = template.variables().isEmpty() ? Kind.RESOURCE : Kind.TEMPLATE;
        return new Part(kind, method, annotation.value(), signature.written(), declaration(annotation, signature, answer, kind),
                handler(signature, answer));
    }

    private static UriTemplate template(ExecutableElement method, String text) {
        if (!text.matches("[A-Za-z][A-Za-z0-9+.-]*:[\\x21-\\x7e]+")) {
            throw new Rejected(method, "'" + text + "' is no URI; write one with a scheme, such as notes://all, or notes://{id}");
        }
        try {
            return UriTemplate.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Rejected(method, e.getMessage());
        }
    }

    private static void requireVariables(Signature signature, UriTemplate template) {
        List<String> names = signature.members().stream().map(Member::name).toList();
        for (Member member : signature.members()) {
            if (!template.variables().contains(member.name())) {
                throw new Rejected(signature.method(), "'" + template + "' has no variable '" + member.name() + "' for the parameter "
                        + member.javaName() + "; write {" + member.name() + "} in it, or @Name for the variable that is meant");
            }
            signature.requireWord(member, "a variable of a URI");
        }
        template.variables().stream().filter(variable -> !names.contains(variable)).findFirst().ifPresent(variable -> {
            throw new Rejected(signature.method(), signature.name() + " has no parameter for the variable {" + variable + "}; add one");
        });
    }

    private String declaration(ResourceMethod annotation, Signature signature, ResourceAnswer answer, Kind kind) {
        String name = annotation.name().isEmpty() ? WireNames.of(signature.name()) : annotation.name();
        String title = annotation.title().isEmpty() ? WireNames.title(signature.name()) : annotation.title();
        String completing = signature.members().stream().map(member -> completions.source(signature, member)
                .map(source -> INDENT + ".completing(" + JavaText.quoted(member.name()) + ", " + source + ")\n").orElse(""))
                .reduce("", String::concat);
        return """
                    private %1$s %2$s() {
                        return %1$s.at(%3$s, %4$s)
                                .title(%5$s)
                                .description(%6$s)
                %7$s%8$s%9$s                .reader(this::%2$s);
                    }
                """.formatted(scope.tool(kind.type()), signature.written(), JavaText.quoted(annotation.value()), JavaText.quoted(name),
                JavaText.quoted(title), JavaText.literal(signature.comment().description(), INDENT + "        "),
                answer.mimeType().isEmpty() ? "" : INDENT + ".mimeType(" + JavaText.quoted(answer.mimeType()) + ")\n",
                CommonProperties.source(scope, signature.method(), annotation.icons(), annotation.scopes()), completing);
    }

    private String handler(Signature signature, ResourceAnswer answer) {
        return """
                    private %s<%s> %s(String uri, %s variables, %s call)%s {
                        %s
                    }
                """.formatted(scope.file().name("java.util.Optional"), scope.tool("ResourceResult"), signature.written(),
                scope.tool("Arguments"), scope.tool("CallContext"), signature.throwing(),
                JavaText.returning(signature.call(scope, "variables"), answer.expression()));
    }
}
