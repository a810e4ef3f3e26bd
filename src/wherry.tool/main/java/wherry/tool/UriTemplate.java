package wherry.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A URI template (RFC 6570, levels 1 to 4, for values that are strings), to be expanded and to be matched.
///
/// Immutable and safe to share between threads. Two templates are equal when they were written alike.
public final class UriTemplate {
    private static final int MAX_LENGTH = 2_048;
    private static final Pattern VARIABLE = Pattern.compile(
            "((?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})(?:\\.?(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2}))*)(?:(\\*)|:([1-9][0-9]{0,3}))?");

    private final String template;
    private final List<Part> parts = new ArrayList<>();
    private final List<String> variables;
    private final UriMatcher matcher;

    private UriTemplate(String template) {
        this.template = template;
        int at = 0;
        while (at < template.length()) {
            at = template.charAt(at) == '{' ? addExpression(at) : addLiteral(at);
        }
        this.variables = parts.stream().flatMap(part -> part.variables().stream()).map(Variable::name).distinct().toList();
        this.matcher = new UriMatcher(parts);
    }

    /// @throws IllegalArgumentException when the text is no template or is longer than 2,048 characters
    public static UriTemplate parse(String template) {
        if (template.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "URI template: expected at most " + MAX_LENGTH + " characters, got " + template.length());
        }
        return new UriTemplate(template);
    }

    /// The names of the variables in the order in which they first stand; unmodifiable.
    public List<String> variables() {
        return variables;
    }

    /// The URI for these values. A variable without a value is left out, as the RFC says.
    public String expand(Map<String, String> values) {
        var uri = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Literal(String text) -> uri.append(text);
                case Expression expression -> expression.expand(values, uri);
            }
        }
        return uri.toString();
    }

    /// The decoded values with which the template gives this URI, or empty when it never does.
    ///
    /// A value has at least one character. Of `{x}`, `{.x}`, `{;x}` and `{/x}` it ends before `/`, `?` and `#`; that of
    /// `{/x*}` may hold `/`, those of `{+x}` and `{#x}` anything. The variables of `{?x}`, `{&x}` and `{;x}` may be absent,
    /// empty, and in any order inside their braces; no others may stand there. Where more than one way fits, each value
    /// from the left is as short as can be. A value that is no percent-encoded UTF-8 does not match.
    ///
    /// Takes time in proportion to the URI. The values are what a client sent: one may hold `..`, or `/` that was encoded.
    public Optional<Map<String, String>> match(String uri) {
        return matcher.match(uri);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UriTemplate that && that.template.equals(template);
    }

    @Override
    public int hashCode() {
        return template.hashCode();
    }

    /// The template as it was written.
    @Override
    public String toString() {
        return template;
    }

    private int addLiteral(int from) {
        int end = template.indexOf('{', from);
        String text = template.substring(from, end < 0 ? template.length() : end);
        if (text.contains("}")) {
            throw failure("'}' without '{' before it");
        }
        parts.add(new Literal(PercentCode.encode(text, true)));
        return from + text.length();
    }

    private int addExpression(int from) {
        int end = template.indexOf('}', from);
        if (end < 0) {
            throw failure("'{' without '}' after it");
        }
        String inside = template.substring(from + 1, end);
        Operator operator = Operator.of(inside);
        var list = new ArrayList<Variable>();
        for (String written : inside.substring(operator == Operator.SIMPLE ? 0 : 1).split(",", -1)) {
            Matcher variable = VARIABLE.matcher(written);
            if (!variable.matches()) {
                throw failure("expected a variable, such as 'name', 'name*' or 'name:3', got '" + written + "'");
            }
            int most = variable.group(3) == null ? Integer.MAX_VALUE : Integer.parseInt(variable.group(3));
            list.add(new Variable(variable.group(1), variable.group(2) != null, most));
        }
        parts.add(new Expression(operator, List.copyOf(list)));
        return end + 1;
    }

    private IllegalArgumentException failure(String message) {
        return new IllegalArgumentException("URI template '" + template + "': " + message);
    }

    sealed interface Part {
        default List<Variable> variables() {
            return List.of();
        }
    }

    /// Text that stands for itself, already encoded.
    record Literal(String text) implements Part {
    }

    /// @param most  how many characters of the value count
    record Variable(String name, boolean exploded, int most) {
        String cut(String value) {
            boolean whole = value.codePointCount(0, value.length()) <= most;
            return whole ? value : value.substring(0, value.offsetByCodePoints(0, most));
        }
    }

    record Expression(Operator operator, List<Variable> variables) implements Part {
        void expand(Map<String, String> values, StringBuilder uri) {
            String before = operator.first;
            for (Variable variable : variables) {
                String value = values.get(variable.name());
                if (value != null) {
                    uri.append(before);
                    if (operator.named) {
                        uri.append(variable.name()).append(value.isEmpty() && operator == Operator.PARAMETERS ? "" : "=");
                    }
                    uri.append(PercentCode.encode(variable.cut(value), operator.reserved));
                    before = operator.separator;
                }
            }
        }
    }

    /// What the first character in the braces says (RFC 6570, appendix A).
    enum Operator {
        SIMPLE("", ",", false, false),
        RESERVED("", ",", false, true),
        FRAGMENT("#", ",", false, true),
        LABEL(".", ".", false, false),
        PATH("/", "/", false, false),
        PARAMETERS(";", ";", true, false),
        QUERY("?", "&", true, false),
        CONTINUATION("&", "&", true, false);

        final String first;
        final String separator;
        final boolean named;
        final boolean reserved;

        Operator(String first, String separator, boolean named, boolean reserved) {
            this.first = first;
            this.separator = separator;
            this.named = named;
            this.reserved = reserved;
        }

        static Operator of(String inside) {
            return switch (inside.isEmpty() ? ' ' : inside.charAt(0)) {
                case '+' -> RESERVED;
                case '#' -> FRAGMENT;
                case '.' -> LABEL;
                case '/' -> PATH;
                case ';' -> PARAMETERS;
                case '?' -> QUERY;
                case '&' -> CONTINUATION;
                default -> SIMPLE;
            };
        }
    }
}
