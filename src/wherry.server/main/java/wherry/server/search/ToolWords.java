package wherry.server.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import wherry.json.JsonObject;
import wherry.tool.Tool;
import wherry.tool.search.Ranking;

/// The words of tools and of questions for them, in the same form on both sides: without endings, and one word for those that tools use
/// for the same action, such as `fetch`, `read` and `show`. English; words of other languages stay as they are.
final class ToolWords {
    private static final float NAME = 4;
    private static final float TITLE = 2;
    /// They say nothing of what a tool does.
    private static final Set<String> EMPTY = Set.of("a", "an", "the", "this", "that", "these", "those", "i", "me", "my", "we", "our", "us", "you", "your", "it",
            "its", "is", "are", "was", "be", "been", "am", "do", "does", "did", "have", "has", "had", "can", "could", "would", "should", "will",
            "to", "of", "in", "on", "for", "at", "by", "with", "from", "into", "and", "or", "as", "if", "so", "what", "which", "who", "how", "when",
            "where", "there", "please", "want", "need", "some", "any", "all", "about", "out", "up");

    private ToolWords() {
    }

    /// What a tool is found by.
    static List<Ranking.Text> texts(Tool tool) {
        var texts = new ArrayList<Ranking.Text>();
        texts.add(new Ranking.Text(of(tool.name()), NAME));
        tool.title().ifPresent(title -> texts.add(new Ranking.Text(of(title), TITLE)));
        tool.description().ifPresent(description -> texts.add(new Ranking.Text(of(description), 1)));
        texts.add(new Ranking.Text(of(String.join(" ", tool.inputSchema().object("properties").orElse(JsonObject.EMPTY).names())), 1));
        return texts;
    }

    /// The words of a text, with spaces in between.
    static String of(String text) {
        var words = new StringBuilder();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean isEnd = i == text.length() || !Character.isLetterOrDigit(text.charAt(i));
            boolean isHump = !isEnd && i > from && Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1));
            if (isEnd || isHump) {
                add(text.substring(from, i).toLowerCase(Locale.ROOT), words);
                from = isEnd ? i + 1 : i;
            }
        }
        return words.toString();
    }

    private static void add(String word, StringBuilder words) {
        if (!word.isEmpty() && !EMPTY.contains(word)) {
            words.append(words.isEmpty() ? "" : " ").append(Synonyms.of(stem(word)));
        }
    }

    /// Without the ending of a plural, of `-ing`, `-ed` and `-ion`, and without a last `e`.
    static String stem(String word) {
        int length = word.length();
        if (length > 4 && word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (length > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is")) {
            return stem(word.substring(0, length - 1));
        }
        if (length > 5 && word.endsWith("ing")) {
            return withoutDouble(word.substring(0, length - 3));
        }
        if (length > 4 && word.endsWith("ed")) {
            return withoutDouble(word.substring(0, length - 2));
        }
        if (length > 5 && (word.endsWith("tion") || word.endsWith("sion"))) {
            return word.substring(0, length - 3);
        }
        return length > 3 && word.endsWith("e") ? word.substring(0, length - 1) : word;
    }

    /// `runn` of `running` is `run`.
    private static String withoutDouble(String word) {
        int last = word.length() - 1;
        boolean isDouble = last > 1 && word.charAt(last) == word.charAt(last - 1) && "lsz".indexOf(word.charAt(last)) < 0;
        return isDouble ? word.substring(0, last) : word.endsWith("e") && last > 2 ? word.substring(0, last) : word;
    }
}
