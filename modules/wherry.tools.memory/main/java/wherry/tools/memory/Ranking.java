package wherry.tools.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/// Finds entities by words, best first, by BM25. For one search.
///
/// An entity is found when it has the whole query somewhere, as in the reference server, or when it has one of its words, or a word
/// that begins with one. Words of the name count three times. Case does not matter.
final class Ranking {
    /// More words than this are not looked at.
    private static final int MOST_WORDS = 32;
    private static final double SATURATION = 1.2;
    private static final double LENGTH_SHARE = 0.75;
    private static final float NAME = 3;
    private static final float BEGINNING = 0.5f;

    private final String phrase;
    private final List<String> words;
    private final List<Match> matches = new ArrayList<>();
    private final int[] found;
    private long length;

    private Ranking(String query) {
        this.phrase = query.toLowerCase(Locale.ROOT);
        var each = new LinkedHashSet<String>();
        eachWord(phrase, (from, to) -> each.add(phrase.substring(from, to)));
        this.words = each.stream().limit(MOST_WORDS).toList();
        this.found = new int[words.size()];
    }

    /// An entity that is found, and how often it has each word.
    private record Match(Entity entity, float[] counts, int length, boolean hasPhrase) {
    }

    private interface WordTaker {
        void word(int from, int to);
    }

    static List<Entity> best(String query, List<Entity> all) {
        var ranking = new Ranking(query);
        all.forEach(ranking::look);
        double usual = Math.max(1, (double) ranking.length / Math.max(1, all.size()));
        record Ranked(Entity entity, double score) {
        }
        return ranking.matches.stream().map(each -> new Ranked(each.entity(), ranking.score(each, all.size(), usual)))
                .sorted(Comparator.comparingDouble(Ranked::score).reversed()).map(Ranked::entity).toList();
    }

    private void look(Entity entity) {
        var counts = new float[words.size()];
        long before = length;
        boolean hasPhrase = look(entity.name(), counts, NAME) | look(entity.entityType(), counts, 1);
        for (String each : entity.observations()) {
            hasPhrase |= look(each, counts, 1);
        }
        boolean has = false;
        for (int i = 0; i < counts.length; i++) {
            found[i] += counts[i] > 0 ? 1 : 0;
            has |= counts[i] > 0;
        }
        if (has || hasPhrase) {
            matches.add(new Match(entity, counts, (int) (length - before), hasPhrase));
        }
    }

    /// Counts the words of a text, and says whether it has the phrase.
    private boolean look(String text, float[] counts, float weight) {
        String lower = text.toLowerCase(Locale.ROOT);
        eachWord(lower, (from, to) -> {
            length++;
            for (int i = 0; i < counts.length; i++) {
                String word = words.get(i);
                if (word.length() <= to - from && lower.startsWith(word, from)) {
                    counts[i] += word.length() == to - from ? weight : weight * BEGINNING;
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

    private double score(Match match, int all, double usual) {
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
