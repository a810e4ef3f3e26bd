package wherry.processor.text;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A comment's text as a model reads it: Markdown without what only the javadoc tool understands.
final class PlainText {
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@(\\w+)\\s*([^{}]*)}");
    private static final Pattern LABELLED_REFERENCE = Pattern.compile("([\\w.]*(?:#\\w+)?(?:\\([^)]*\\))?)(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern MARKDOWN_LABEL = Pattern.compile("\\[([^\\[\\]]+)]\\[[\\w.#()\\[\\], ]+]");
    private static final Pattern MARKDOWN_REFERENCE = Pattern.compile(
            "\\[((?:[a-z]\\w*\\.)*[A-Z]\\w*(?:#\\w+(?:\\([^)]*\\))?)?|#\\w+(?:\\([^)]*\\))?)](?!\\()");
    private static final Pattern HTML_TAG = Pattern.compile("</?[a-zA-Z][^>]*>");
    private static final Map<String, String> ENTITIES = Map.of("&lt;", "<", "&gt;", ">", "&quot;", "\"", "&nbsp;", " ", "&#64;", "@");
    /// Lines that begin so begin an item or a row of their own.
    private static final Pattern OWN_LINE = Pattern.compile("([-*+|>]|\\d+[.)]) ?.*");

    private PlainText() {
    }

    /// @param constants gives the value of a constant that `{@value …}` names
    static String of(String comment, boolean isMarkdown, UnaryOperator<String> constants) {
        String text = withoutTags(comment, constants);
        return joined(isMarkdown ? withoutReferences(text) : withoutHtml(text));
    }

    private static String withoutTags(String text, UnaryOperator<String> constants) {
        String before = text;
        String after = INLINE_TAG.matcher(before).replaceAll(tag -> Matcher.quoteReplacement(plain(tag.group(1), tag.group(2), constants)));
        // A tag in a tag is replaced first, the one around it in the next round.
        while (!after.equals(before)) {
            before = after;
            after = INLINE_TAG.matcher(before).replaceAll(tag -> Matcher.quoteReplacement(plain(tag.group(1), tag.group(2), constants)));
        }
        return after;
    }

    private static String plain(String tag, String content, UnaryOperator<String> constants) {
        return switch (tag) {
            case "link", "linkplain" -> {
                Matcher parts = LABELLED_REFERENCE.matcher(content);
                yield !parts.matches() ? content : parts.group(2) == null ? reference(parts.group(1)) : parts.group(2);
            }
            case "value" -> constants.apply(content.strip());
            case "return" -> "Returns " + content + ".";
            default -> content;
        };
    }

    private static String reference(String target) {
        String name = target.startsWith("#") ? target.substring(1) : target;
        return name.replace('#', '.').replaceAll("\\(.*\\)", "");
    }

    private static String withoutReferences(String text) {
        String labels = MARKDOWN_LABEL.matcher(text).replaceAll("$1");
        return MARKDOWN_REFERENCE.matcher(labels).replaceAll(found -> Matcher.quoteReplacement(reference(found.group(1))));
    }

    private static String withoutHtml(String text) {
        String paragraphs = text.replaceAll("(?i)<(p|br|ul|ol|pre|/ul|/ol)\\b[^>]*>", "\n\n");
        String plain = HTML_TAG.matcher(paragraphs.replaceAll("(?i)\\s*<li>", "\n- ")).replaceAll("");
        for (var entity : ENTITIES.entrySet()) {
            plain = plain.replace(entity.getKey(), entity.getValue());
        }
        return plain.replace("&amp;", "&");
    }

    /// One line a paragraph, item or row; code between fences as it is.
    private static String joined(String text) {
        var joined = new StringBuilder();
        boolean isCode = false;
        String separator = "";
        for (String line : text.lines().toList()) {
            boolean isFence = line.strip().startsWith("```");
            boolean isOwn = isCode || isFence || OWN_LINE.matcher(line.strip()).matches();
            if (line.isBlank() && !isCode) {
                separator = joined.isEmpty() ? "" : "\n\n";
                continue;
            }
            joined.append(isOwn && separator.equals(" ") ? "\n" : separator).append(isCode ? line : line.strip());
            isCode ^= isFence;
            separator = isCode || isFence ? "\n" : " ";
        }
        return joined.toString();
    }
}
