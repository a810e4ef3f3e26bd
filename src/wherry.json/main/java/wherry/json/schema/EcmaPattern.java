package wherry.json.schema;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A compiled regular expression (ECMA-262) whose searches draw on the budget of their run.
final class EcmaPattern {
    private final Pattern pattern;

    private EcmaPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    static EcmaPattern compile(Source source, String keyword, String regex) {
        try {
            return new EcmaPattern(Pattern.compile(new EcmaRegex(regex).toJava()));
        } catch (PatternSyntaxException e) {
            throw source.failure(keyword, "expected a regular expression (ECMA-262), got '" + regex + "': " + e.getDescription());
        } catch (StackOverflowError e) {
            throw source.failure(keyword, "expected a regular expression with less nesting");
        }
    }

    /// Whether the pattern matches anywhere in the text.
    boolean isIn(String text, Run run) {
        try {
            return pattern.matcher(new Counted(text, run)).find();
        } catch (StackOverflowError e) {
            // The JDK's matcher recurses once for each repetition of a group. It holds nothing that an unwinding could break.
            throw new Run.OverLimit("a pattern nests too deep on this value");
        }
    }

    /// Text of which each look at a character is counted: the one place where a matcher that backtracks can be stopped.
    private record Counted(String text, Run run) implements CharSequence {
        @Override
        public char charAt(int index) {
            run.spendOnPattern();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.substring(start, end), run);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
