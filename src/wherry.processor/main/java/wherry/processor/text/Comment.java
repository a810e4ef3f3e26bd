package wherry.processor.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
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
        UnaryOperator<String> constants = reference -> constant(element, reference);
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

    /// The value of a constant of the class around the element: `#MOST`, or `MOST`.
    private static String constant(Element element, String reference) {
        String name = reference.substring(reference.indexOf('#') + 1);
        for (Element around = element; around != null; around = around.getEnclosingElement()) {
            if (around instanceof TypeElement type) {
                for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
                    if (field.getSimpleName().contentEquals(name) && field.getConstantValue() != null) {
                        return field.getConstantValue().toString();
                    }
                }
            }
        }
        return reference;
    }
}
