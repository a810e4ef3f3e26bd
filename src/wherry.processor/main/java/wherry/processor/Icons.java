package wherry.processor;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import wherry.processor.code.JavaText;
import wherry.processor.type.Rejected;

/// The source of icons.
final class Icons {
    private static final String INDENT = " ".repeat(16);

    private Icons() {
    }

    /// A line `.icon(…)` for each.
    static String source(Scope scope, Element place, String[] sources) {
        return Stream.of(sources).map(src -> INDENT + ".icon(" + source(scope, place, src) + ")\n").collect(Collectors.joining());
    }

    private static String source(Scope scope, Element place, String src) {
        if (!src.startsWith("https:") && !src.startsWith("data:")) {
            throw new Rejected(place, "the icon '" + src + "' is not one that clients take; write an https: or data: URI");
        }
        return scope.tool("Icon") + ".at(" + JavaText.quoted(src) + ")";
    }
}
