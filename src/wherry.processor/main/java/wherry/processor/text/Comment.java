package wherry.processor.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/// A documentation comment, as plain text.
///
/// @param description all before the first block tag; empty when there is none
/// @param parameters  the text of each `@param`, by name
/// @param result      the text of `@return`, or empty
public record Comment(String description, Map<String, String> parameters, String result) {
    private static final Pattern BLOCK = Pattern.compile("(?m)^\\s*(?=@[a-z]+)");

    /// The comment of an element; empty when it has none.
    public static Comment of(Elements elements, Element element) {
        String text = elements.getDocComment(element);
        if (text == null) {
            return new Comment("", Map.of(), "");
        }
        boolean isMarkdown = elements.getDocCommentKind(element) == Elements.DocCommentKind.END_OF_LINE;
        UnaryOperator<String> constants = reference -> constant(elements, element, reference);
        var parts = new ArrayList<String>(List.of(BLOCK.split(text)));
        String description = BLOCK.matcher(text).lookingAt() ? "" : parts.removeFirst();
        var parameters = new LinkedHashMap<String, String>();
        String result = "";
        for (String part : parts) {
            String[] words = part.strip().split("\\s+", 3);
            if (words[0].equals("@param") && words.length == 3) {
                parameters.put(words[1], PlainText.of(words[2], isMarkdown, constants));
            } else if (words[0].equals("@return")) {
                result = PlainText.of(part.strip().substring("@return".length()), isMarkdown, constants);
            }
        }
        return new Comment(PlainText.of(description, isMarkdown, constants), parameters, result);
    }

    /// The value of a constant: `#MOST` of a class around the element, or `Limits#MOST` of another class of the package.
    private static String constant(Elements elements, Element element, String reference) {
        int hash = reference.indexOf('#');
        String name = reference.substring(hash + 1);
        if (hash > 0) {
            String type = reference.substring(0, hash);
            TypeElement other = elements.getTypeElement(type.contains(".") ? type : elements.getPackageOf(element) + "." + type);
            return other == null ? reference : constant(other, name).orElse(reference);
        }
        return Stream.iterate(element, Objects::nonNull, Element::getEnclosingElement)
                .flatMap(around -> constant(around, name).stream()).findFirst().orElse(reference);
    }

    private static Optional<String> constant(Element type, String name) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().contentEquals(name) && field.getConstantValue() != null)
                .map(field -> field.getConstantValue().toString()).findFirst();
    }
}
