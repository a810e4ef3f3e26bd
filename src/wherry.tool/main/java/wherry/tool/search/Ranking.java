package wherry.tool.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// Finds items by the words of a query, best first, by BM25. For one search and one thread.
///
/// An item is found when one of its texts has the whole query, or when it has one of the query's words, or a word that begins with one. A
/// word is a run of letters and digits. Case does not matter. Items that fit equally well stay in the order in which they were added.
///
/// ```java
/// var ranking = new Ranking<Book>("sea storm");
/// books.forEach(book -> ranking.add(book, List.of(new Ranking.Text(book.title(), 3), new Ranking.Text(book.blurb(), 1))));
/// return ranking.best();
/// ```
/// @param <T> the items
public final class Ranking<T> {
    /// More words than this are not looked at.
    private static final int MOST_WORDS = 32;
    private static final double SATURATION = 1.2;
    private static final double LENGTH_SHARE = 0.75;
    private static final float BEGINNING = 0.5f;

    private final String phrase;
    private final int shortest;
    private final List<String> words;
    private final List<Match<T>> matches = new ArrayList<>();
    private final int[] found;
    private long length;
    private int all;

    /// One text of an item.
    ///
    /// @param weight how many times each of its words counts
    public record Text(String text, float weight) {
    }

    /// An item that is found, and how often it has each word.
    private record Match<T>(T item, float[] counts, int length, boolean hasPhrase) {
    }

    private record Ranked<T>(T item, double score) {
    }

    private interface WordTaker {
        void word(int from, int to);
    }

    /// @param query its first 32 different words count
    public Ranking(String query) {
        this(query, 1);
    }

    /// @param shortest how many characters a word of the query has at least to find words that begin with it
    public Ranking(String query, int shortest) {
        this.shortest = shortest;
        this.phrase = query.toLowerCase(Locale.ROOT);
        var each = new LinkedHashSet<String>();
        eachWord(phrase, (from, to) -> each.add(phrase.substring(from, to)));
        this.words = each.stream().limit(MOST_WORDS).toList();
        this.found = new int[words.size()];
    }

    /// Adds one more item among which to find.
    public void add(T item, List<Text> texts) {
        all++;
        var counts = new float[words.size()];
        long before = length;
        boolean hasPhrase = false;
        for (Text text : texts) {
            hasPhrase |= look(text, counts);
        }
        boolean has = false;
        for (int i = 0; i < counts.length; i++) {
            found[i] += counts[i] > 0 ? 1 : 0;
            has |= counts[i] > 0;
        }
        if (has || hasPhrase) {
            matches.add(new Match<>(item, counts, (int) (length - before), hasPhrase));
        }
    }

    /// Counts the words of a text, and says whether it has the phrase.
    private boolean look(Text text, float[] counts) {
        String lower = text.text().toLowerCase(Locale.ROOT);
        eachWord(lower, (from, to) -> {
            length++;
            for (int i = 0; i < counts.length; i++) {
                String word = words.get(i);
                int rest = to - from - word.length();
                if (rest >= 0 && lower.startsWith(word, from) && (rest == 0 || word.length() >= shortest)) {
                    counts[i] += rest == 0 ? text.weight() : text.weight() * BEGINNING;
                }
            }
        });
        return lower.contains(phrase);
    }

    private static void eachWord(String text, WordTaker taker) {
        int from = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean isPart = i < text.length() && Character.isLetterOrDigit(text.charAt(i));
            if (isPart && from < 0) {
                from = i;
            } else if (!isPart && from >= 0) {
                taker.word(from, i);
                from = -1;
            }
        }
    }

    /// The items that are found.
    public List<T> best() {
        double usual = Math.max(1, (double) length / Math.max(1, all));
        return matches.stream().map(each -> new Ranked<>(each.item(), score(each, usual)))
                .sorted(Comparator.comparingDouble((Ranked<T> each) -> each.score()).reversed()).map(Ranked::item).toList();
    }

    private double score(Match<T> match, double usual) {
        double score = 0;
        double most = 0;
        for (int i = 0; i < found.length; i++) {
            double rarity = Math.log(1 + (all - found[i] + 0.5) / (found[i] + 0.5));
            double count = match.counts()[i];
            score += rarity * count * (SATURATION + 1)
                    / (count + SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * match.length() / usual));
            most += rarity;
        }
        // The phrase counts as much as all of its words once.
        return score + (match.hasPhrase() ? most : 0);
    }
}
