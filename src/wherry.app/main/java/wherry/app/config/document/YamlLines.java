package wherry.app.config.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lines of a YAML text in block style that have content. What depends on more than the line itself is refused: quoted strings and
/// flow collections of several lines, several documents, anchors, tags and tabs. Block scalars are passed over.
final class YamlLines {
    private static final Pattern KEY = Pattern.compile("(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'|[^\\s\"'\\[\\]{}#&*!|>%@`,?:-](?:[^:#]|:(?=\\S)|(?<=\\S)#)*?)\\s*:(?=\\s|$)");
    private static final Pattern BLOCK_SCALAR = Pattern.compile("[|>][0-9+-]*");

    /// @param start   the place of its first character
    /// @param end     the place of its end, before what ends the line; with a block scalar, that of its last line
    /// @param indent  the spaces at its beginning
    /// @param content without these, and without a comment at its end
    record Line(int start, int end, int indent, String content) {

        boolean isItem() {
            return content.equals("-") || content.startsWith("- ");
        }

        /// The line without the dashes of items.
        Line inItem() {
            Line inner = this;
            while (inner.isItem()) {
                String rest = inner.content.substring(1).stripLeading();
                inner = new Line(start, end, inner.indent + inner.content.length() - rest.length(), rest);
            }
            return inner;
        }

        boolean isBlockScalar() {
            return BLOCK_SCALAR.matcher(inItem().value()).matches();
        }

        /// The key, with its quotes, when the line begins with one.
        Optional<String> key() {
            Matcher matcher = KEY.matcher(content);
            return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
        }

        private Line until(int place) {
            return new Line(start, place, indent, content);
        }

        /// What follows the key, or all when there is none.
        String value() {
            Matcher matcher = KEY.matcher(content);
            return matcher.lookingAt() ? content.substring(matcher.end()).strip() : content;
        }
    }

    private YamlLines() {
    }

    static List<Line> of(String text) throws Unreadable {
        var lines = new ArrayList<Line>();
        int scalar = Integer.MAX_VALUE;
        for (int start = 0; start < text.length();) {
            int newline = text.indexOf('\n', start);
            int next = newline < 0 ? text.length() : newline + 1;
            int end = start + text.substring(start, next).stripTrailing().length();
            int indent = indent(text, start, end);
            String line = text.substring(start + indent, end);
            if (!line.isEmpty() && indent > scalar) {
                lines.add(lines.removeLast().until(end));
            } else if (!line.isEmpty()) {
                scalar = Integer.MAX_VALUE;
                var read = new Line(start, end, indent, line.charAt(0) == '#' ? "" : withoutComment(text, start, line));
                if (!read.content().isEmpty()) {
                    check(text, read);
                    lines.add(read);
                    scalar = read.isBlockScalar() ? indent : scalar;
                }
            }
            start = next;
        }
        YamlShape.check(text, lines);
        return lines;
    }

    private static int indent(String text, int start, int end) {
        int indent = 0;
        while (start + indent < end && text.charAt(start + indent) == ' ') {
            indent++;
        }
        return indent;
    }

    private static void check(String text, Line line) throws Unreadable {
        if (line.content().charAt(0) == '\t') {
            throw Unreadable.at(text, line.start(), "expected spaces, got a tab");
        }
        boolean isMarker = line.indent() == 0 && (line.content().startsWith("---") || line.content().startsWith("...") || line.content().startsWith("%"));
        if (isMarker) {
            throw Unreadable.at(text, line.start(), "expected one document without markers, got '" + line.content() + "'");
        }
        String value = line.inItem().value();
        if (!value.isEmpty() && "&*!".indexOf(value.charAt(0)) >= 0) {
            throw Unreadable.at(text, line.start(), "expected no anchor, alias or tag, got '" + value + "'");
        }
        if (!value.isEmpty() && "|>".indexOf(value.charAt(0)) >= 0 && !line.isBlockScalar()) {
            throw Unreadable.at(text, line.start(), "expected nothing beside the mark of a block of text, got '" + value + "'");
        }
        if (!value.isEmpty() && "\"'[{".indexOf(value.charAt(0)) >= 0) {
            YamlFlow.read(text, line.start(), value);
        }
    }

    /// A comment begins with `#` after white space, outside of quotes that begin a word.
    private static String withoutComment(String text, int start, String line) throws Unreadable {
        char quote = 0;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            char before = at == 0 ? ' ' : line.charAt(at - 1);
            if (quote == '"' && c == '\\') {
                at++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && " [{,:".indexOf(before) >= 0) {
                quote = c;
            } else if (c == '#' && Character.isWhitespace(before)) {
                return line.substring(0, at).stripTrailing();
            }
        }
        if (quote != 0) {
            throw Unreadable.at(text, start, "expected a string that ends on its line, got '" + line + "'");
        }
        return line;
    }
}
