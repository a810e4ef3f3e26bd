package wherry.processor;

import java.util.regex.Pattern;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.ElementFilter;
import wherry.processor.code.JavaText;

/// Texts that are known when the program runs: `${zone}` in a comment or a default stands for what the method `String zone()` of the
/// class returns when the lists are asked for. What names no such method stays as it is.
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z]\\w*)}");

    private final Scope scope;

    Placeholders(Scope scope) {
        this.scope = scope;
    }

    /// Calls that fill in a plain text.
    ///
    /// @param text in which placeholders are looked for
    String inText(String text) {
        return calls(text, "%s");
    }

    /// Calls that fill in JSON.
    String inJson(String json) {
        return calls(json, "inJson(%s)");
    }

    private String calls(String text, String form) {
        var calls = new StringBuilder();
        for (String name : PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).distinct().toList()) {
            for (ExecutableElement method : ElementFilter.methodsIn(scope.type().getEnclosedElements())) {
                if (method.getSimpleName().contentEquals(name) && method.getParameters().isEmpty()
                        && scope.is(method.getReturnType(), "java.lang.String") && !method.getModifiers().contains(Modifier.PRIVATE)) {
                    String value = form.formatted(scope.target(method) + "." + name + "()");
                    calls.append(".replace(").append(JavaText.quoted("${" + name + "}")).append(", ").append(value).append(")");
                }
            }
        }
        if (!calls.isEmpty() && !form.equals("%s")) {
            scope.file().shared("inJson", "inJson", name -> """
                        /// Without the quotes.
                        private static String %s(String text) {
                            String quoted = %s.of(text).toString();
                            return quoted.substring(1, quoted.length() - 1);
                        }
                    """.formatted(name, scope.file().name("wherry.json.Json")));
        }
        return calls.toString();
    }
}
