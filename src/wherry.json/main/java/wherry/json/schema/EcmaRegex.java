package wherry.json.schema;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Translates a regular expression of ECMA-262, in its Unicode mode, into one of `java.util.regex`.
///
/// What only Java knows (`\Q`, `\A`, `a++`, `(?i)`, `[a&&b]`) is refused or taken literally, as ECMA-262 takes it. Used once.
final class EcmaRegex {
    private static final Pattern COUNT = Pattern.compile("\\{[0-9]+(,[0-9]*)?}");
    private static final Pattern GROUP = Pattern.compile("\\?(?::|=|!|<=|<!|<[A-Za-z][A-Za-z0-9]*>)");
    private static final Pattern PROPERTY =
            Pattern.compile("\\{(?:(Script|sc|Script_Extensions|scx|General_Category|gc)=)?([A-Za-z0-9_]+)}");
    private static final Pattern CODE = Pattern.compile("u\\{[0-9a-fA-F]{1,6}}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[a-zA-Z]");
    private static final String SPACE = "\\t\\n\\x0B\\f\\r\\u2028\\u2029\\uFEFF\\p{Zs}";
    /// Long names of general categories, which Java knows by their short ones alone.
    private static final Map<String, String> CATEGORIES = Map.ofEntries(
            Map.entry("Letter", "L"), Map.entry("Lowercase_Letter", "Ll"), Map.entry("Uppercase_Letter", "Lu"),
            Map.entry("Titlecase_Letter", "Lt"), Map.entry("Modifier_Letter", "Lm"), Map.entry("Other_Letter", "Lo"),
            Map.entry("Mark", "M"), Map.entry("Number", "N"), Map.entry("Decimal_Number", "Nd"), Map.entry("digit", "Nd"),
            Map.entry("Punctuation", "P"), Map.entry("punct", "P"), Map.entry("Symbol", "S"), Map.entry("Separator", "Z"),
            Map.entry("Space_Separator", "Zs"), Map.entry("Other", "C"), Map.entry("Control", "Cc"), Map.entry("cntrl", "Cc"));

    private final String regex;
    private final StringBuilder java = new StringBuilder();
    private int at;

    EcmaRegex(String regex) {
        this.regex = regex;
    }

    /// @throws PatternSyntaxException when it is no such expression
    String toJava() {
        while (at < regex.length()) {
            char c = regex.charAt(at++);
            switch (c) {
                case '\\' -> escape(false);
                case '[' -> set();
                case '(' -> group();
                case '.' -> java.append("[^\\n\\r\\u2028\\u2029]");
                // Java's own $ also stands before a last line break.
                case '$' -> java.append("\\z");
                case '*', '+', '?' -> repeated(String.valueOf(c));
                case '{' -> count();
                default -> java.append(c);
            }
        }
        return java.toString();
    }

    private void group() {
        java.append('(');
        if (at < regex.length() && regex.charAt(at) == '?') {
            java.append(expect(GROUP, "unknown kind of group").group());
        }
    }

    private void count() {
        Matcher count = COUNT.matcher(regex).region(at - 1, regex.length());
        if (count.lookingAt()) {
            at = count.end();
            repeated(count.group());
        } else {
            java.append("\\{");
        }
    }

    private void repeated(String quantifier) {
        java.append(quantifier);
        if (at < regex.length() && regex.charAt(at) == '?') {
            java.append(regex.charAt(at++));
        }
        if (at < regex.length() && "*+?".indexOf(regex.charAt(at)) >= 0) {
            throw failure("nothing to repeat");
        }
    }

    private void set() {
        boolean negated = at < regex.length() && regex.charAt(at) == '^';
        at += negated ? 1 : 0;
        if (at < regex.length() && regex.charAt(at) == ']') {
            at++;
            java.append(negated ? "[\\s\\S]" : "(?!)");
            return;
        }
        java.append(negated ? "[^" : "[");
        while (at < regex.length() && regex.charAt(at) != ']') {
            char c = regex.charAt(at++);
            switch (c) {
                case '\\' -> escape(true);
                case '[', '&', '^' -> java.append('\\').append(c);
                default -> java.append(c);
            }
        }
        if (at++ == regex.length()) {
            throw failure("unclosed character class");
        }
        java.append(']');
    }

    private void escape(boolean inSet) {
        if (at == regex.length()) {
            throw failure("nothing after the last \\");
        }
        char c = regex.charAt(at++);
        switch (c) {
            case 'd', 'D', 'w', 'W', 't', 'n', 'f', 'r' -> java.append('\\').append(c);
            case 'v' -> java.append("\\x0B");
            case 's' -> java.append(inSet ? SPACE : "[" + SPACE + "]");
            case 'S' -> java.append("[^" + SPACE + "]");
            case '0' -> java.append("\\x00");
            case 'c', 'u', 'x' -> code();
            case 'p', 'P' -> property(c);
            default -> other(c, inSet);
        }
    }

    private void other(char c, boolean inSet) {
        if (c == 'b' && inSet) {
            java.append("\\x08");
        } else if (!inSet && (c == 'b' || c == 'B' || c == 'k' || (c >= '1' && c <= '9'))) {
            java.append('\\').append(c);
        } else if (c < 128 && Character.isLetterOrDigit(c)) {
            throw failure("unknown escape \\" + c);
        } else {
            java.append(c < 128 ? "\\" : "").append(c);
        }
    }

    private void code() {
        at--;
        String code = expect(CODE, "incomplete escape").group();
        switch (code.charAt(0)) {
            case 'c' -> java.append(String.format("\\x%02x", code.charAt(1) & 31));
            case 'u' -> java.append(code.charAt(1) == '{' ? "\\x" : "\\u").append(code, 1, code.length());
            default -> java.append('\\').append(code);
        }
    }

    private void property(char c) {
        Matcher property = expect(PROPERTY, "expected a property in braces after \\" + c);
        String kind = property.group(1) == null ? "" : property.group(1);
        String name = property.group(2);
        String javaName = switch (kind) {
            case "Script", "sc", "Script_Extensions", "scx" -> "script=" + name;
            default -> CATEGORIES.getOrDefault(name, name.length() <= 2 || name.equals("ASCII") ? name : "Is" + name);
        };
        java.append('\\').append(c).append('{').append(javaName).append('}');
    }

    private Matcher expect(Pattern pattern, String otherwise) {
        Matcher matcher = pattern.matcher(regex).region(at, regex.length());
        if (!matcher.lookingAt()) {
            throw failure(otherwise);
        }
        at = matcher.end();
        return matcher;
    }

    private PatternSyntaxException failure(String description) {
        return new PatternSyntaxException(description, regex, at);
    }
}
