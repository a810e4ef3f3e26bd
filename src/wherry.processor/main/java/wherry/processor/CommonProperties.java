package wherry.processor;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import wherry.processor.code.JavaText;
import wherry.processor.type.Rejected;
import wherry.tool.Tool;

/// The source of what tools, resources, templates and prompts have in common: icons and scopes.
final class CommonProperties {
    private CommonProperties() {
    }

    /// A line `.icon(…)` or `.scope(…)` for each.
    static String source(Scope scope, Element place, String[] icons, String[] scopes) {
        return lines("icon", icons, src -> icon(scope, place, src)) + lines("scope", scopes, each -> scope(place, each));
    }

    private static String lines(String method, String[] values, UnaryOperator<String> source) {
        return Stream.of(values).map(value -> " ".repeat(16) + "." + method + "(" + source.apply(value) + ")\n").collect(Collectors.joining());
    }

    private static String icon(Scope scope, Element place, String src) {
        if (!src.startsWith("https:") && !src.startsWith("data:")) {
            throw new Rejected(place, "the icon '" + src + "' is not one that clients take; write an https: or data: URI");
        }
        return scope.tool("Icon") + ".at(" + JavaText.quoted(src) + ")";
    }

    private static String scope(Element place, String each) {
        try {
            Tool.named("any").scope(each);
        } catch (IllegalArgumentException e) {
            throw new Rejected(place, e.getMessage());
        }
        return JavaText.quoted(each);
    }
}
