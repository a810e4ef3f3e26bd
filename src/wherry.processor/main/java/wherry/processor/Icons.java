package wherry.processor;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import wherry.processor.code.JavaText;
import wherry.processor.type.Rejected;

/// The source of icons.
final class Icons {
    private Icons() {
    }

    static String list(Scope scope, Element place, String[] sources) {
        return scope.file().name("java.util.List") + ".of(" + Stream.of(sources).map(src -> source(scope, place, src))
                .collect(Collectors.joining(", ")) + ")";
    }

    static String source(Scope scope, Element place, String src) {
        if (!src.startsWith("https:") && !src.startsWith("data:")) {
            throw new Rejected(place, "the icon '" + src + "' is not one that clients take; write an https: or data: URI");
        }
        String optional = scope.file().name("java.util.Optional");
        return "new %s(%s, %s.empty(), %s.of(), %s.empty())".formatted(scope.tool("Icon"), JavaText.quoted(src), optional,
                scope.file().name("java.util.List"), optional);
    }
}
