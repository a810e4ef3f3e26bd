package wherry.server.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import wherry.json.JsonObject;
import wherry.tool.Tool;
import wherry.tool.search.Ranking;

/// The words of tools and of questions for them, in the same form on both sides: without endings, and each followed by its groups of
/// [Synonyms]. English; words of other languages stay as they are.
final class ToolWords {
    private static final float NAME = 4;
    private static final float TITLE = 2;
    /// Of the group of a word, for each time that the word counts.
    private static final float GROUP = 0.5f;
    /// `work` is not to find `workspace`.
    private static final int SHORTEST_BEGINNING = 5;
    /// They say nothing of what a tool does.
    private static final Set<String> EMPTY = Set.of(("a an the this that these those i me my mine we our us you your it its they them their he she his her "
            + "someone somebody something one ones thing things is are was were be been am do does did done have has had can could would should will "
            + "may must let to of in on for at by with from into and or as if so than what which who whom whose how when there here please want need some "
            + "any all about out up not no now then just also only still very").split(" "));

    private ToolWords() {
    }

    /// For tools that fit the words of a question.
    static Ranking<Tool> ranking(String question) {
        return new Ranking<>(of(question), SHORTEST_BEGINNING);
    }

    /// What a tool is found by.
    static List<Ranking.Text> texts(Tool tool) {
        var texts = new ArrayList<Ranking.Text>();
        add(tool.name(), true, NAME, texts);
        tool.title().ifPresent(title -> add(title, false, TITLE, texts));
        tool.description().ifPresent(description -> add(description, false, 1, texts));
        add(String.join(" ", tool.inputSchema().object("properties").orElse(JsonObject.EMPTY).names()), true, 1, texts);
        return texts;
    }

    private static void add(String text, boolean isName, float weight, List<Ranking.Text> texts) {
        var words = new StringBuilder();
        var groups = new StringBuilder();
        words(text, isName, words, groups);
        texts.add(new Ranking.Text(words.toString(), weight));
        texts.add(new Ranking.Text(groups.toString(), weight * GROUP));
    }

    /// The words of a question, and then their groups, so that a long question loses these first.
    static String of(String text) {
        var words = new StringBuilder();
        var groups = new StringBuilder();
        words(text, false, words, groups);
        return words.append(groups).toString().strip();
    }

    /// @param isName whether `CreateIssue` is two words; `createIssue` is in any text
    private static void words(String text, boolean isName, StringBuilder words, StringBuilder groups) {
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            boolean isEnd = i == text.length() || !Character.isLetterOrDigit(text.charAt(i));
            boolean isHump = !isEnd && i > from && Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1))
                    && (isName || Character.isLowerCase(text.charAt(from)));
            if (isEnd || isHump) {
                word(text.substring(from, i).toLowerCase(Locale.ROOT), words, groups);
                from = isEnd ? i + 1 : i;
            }
        }
    }

    private static void word(String word, StringBuilder words, StringBuilder groups) {
        if (!word.isEmpty() && !EMPTY.contains(word)) {
            String stem = stem(word);
            words.append(stem).append(' ');
            Synonyms.of(stem).forEach(group -> groups.append(group).append(' '));
        }
    }

    /// Without the ending of a plural, of `-ing`, `-ed` and `-ion`, and without the `e` at the end of a long word.
    static String stem(String word) {
        int length = word.length();
        if (length > 4 && word.endsWith("ies")) {
            return word.substring(0, length - 3) + "y";
        }
        if (length > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is")) {
            return stem(word.substring(0, length - 1));
        }
        if (length > 5 && word.endsWith("ing")) {
            return verb(word.substring(0, length - 3));
        }
        if (length > 4 && word.endsWith("ed")) {
            return verb(word.substring(0, length - 2));
        }
        if (length > 7 && (word.endsWith("tion") || word.endsWith("sion"))) {
            return word.substring(0, length - 3);
        }
        return length > 4 && word.endsWith("e") ? word.substring(0, length - 1) : word;
    }

    /// The stem of a verb without its ending: `run` of `runn`, `make` of `mak`, `creat` of `creat`.
    private static String verb(String word) {
        int last = word.length() - 1;
        if (last > 2 && word.charAt(last) == word.charAt(last - 1) && "lsz".indexOf(word.charAt(last)) < 0) {
            return word.substring(0, last);
        }
        boolean lacksE = last == 2 && !isVowel(word.charAt(0)) && isVowel(word.charAt(1)) && !isVowel(word.charAt(2));
        return lacksE ? word + "e" : word;
    }

    private static boolean isVowel(char letter) {
        return "aeiou".indexOf(letter) >= 0;
    }
}
