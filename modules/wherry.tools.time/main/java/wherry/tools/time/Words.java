package wherry.tools.time;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The words of a phrase, in lower case, taken one after another.
final class Words {
    private final List<String> words;
    private int next;

    Words(String phrase) {
        this.words = List.of(phrase.strip().toLowerCase(Locale.ROOT).split("[\\s,]+"));
    }

    boolean areDone() {
        return next == words.size();
    }

    /// Takes the next words when they are these.
    boolean take(String... expected) {
        boolean there = words.subList(next, Math.min(words.size(), next + expected.length)).equals(List.of(expected));
        next += there ? expected.length : 0;
        return there;
    }

    /// Takes the next word when the table knows it, and gives what it stands for.
    <T> Optional<T> take(Map<String, T> table) {
        Optional<T> found = areDone() ? Optional.empty() : Optional.ofNullable(table.get(words.get(next)));
        next += found.isPresent() ? 1 : 0;
        return found;
    }

    /// Takes the next word when it has this form.
    Optional<String> takeLike(String pattern) {
        return !areDone() && words.get(next).matches(pattern) ? Optional.of(words.get(next++)) : Optional.empty();
    }

    /// Takes all the rest, without spaces.
    String takeRest() {
        String rest = String.join("", words.subList(next, words.size()));
        next = words.size();
        return rest;
    }

    /// Takes what `reading` takes when it finds something, else nothing.
    <T> Optional<T> attempt(Supplier<Optional<T>> reading) {
        int start = next;
        Optional<T> found = reading.get();
        if (found.isEmpty()) {
            next = start;
        }
        return found;
    }
}
