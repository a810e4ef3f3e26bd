package wherry.tool;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// How the text of a [Setting] becomes a value.
abstract class SettingForm<T> {
    private final String valid;

    SettingForm(String valid) {
        this.valid = valid;
    }

    /// @throws IllegalArgumentException when it is not valid; without a message, or with one that gives advice
    abstract T parse(String text);

    /// What [#parse] reads as this value.
    String text(T value) {
        return word(value);
    }

    /// The text of a value; of an enum's constant its name in lower case.
    static String word(Object value) {
        return value instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-') : value.toString();
    }

    final String valid() {
        return valid;
    }

    /// @param most null when there is none
    SettingForm<T> between(T least, T most) {
        throw new UnsupportedOperationException(valid + " has no bounds");
    }

    /// One item of a list is not valid.
    static final class BadItem extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final String item;
        private final IllegalArgumentException reason;

        BadItem(String item, IllegalArgumentException reason) {
            this.item = item;
            this.reason = reason;
        }

        String item() {
            return item;
        }

        IllegalArgumentException reason() {
            return reason;
        }
    }

    static final class Text extends SettingForm<String> {
        Text() {
            super("a text");
        }

        @Override
        String parse(String text) {
            return text;
        }
    }

    /// One of some values, each with its word; the first word of a value is the usual one.
    static final class Choice<T> extends SettingForm<T> {
        private final List<String> words;
        private final List<T> values;

        private Choice(String valid, List<String> words, List<T> values) {
            super(valid);
            this.words = words;
            this.values = values;
        }

        static Choice<Boolean> flag() {
            return new Choice<>("on or off", List.of("on", "off", "true", "false"), List.of(true, false, true, false));
        }

        static <T> Choice<T> of(T[] values) {
            var words = new ArrayList<String>();
            for (T value : values) {
                words.add(word(value));
            }
            String last = words.getLast();
            return new Choice<>(words.size() == 1 ? last : String.join(", ", words.subList(0, words.size() - 1)) + " or " + last, words,
                    List.of(values));
        }

        @Override
        T parse(String text) {
            int at = words.indexOf(text);
            if (at < 0) {
                throw new IllegalArgumentException();
            }
            return values.get(at);
        }

        @Override
        String text(T value) {
            return words.get(values.indexOf(value));
        }
    }

    static final class Place extends SettingForm<Path> {
        private final boolean isFile;
        private final boolean isFolder;

        Place(String valid, boolean isFile, boolean isFolder) {
            super(valid);
            this.isFile = isFile;
            this.isFolder = isFolder;
        }

        @Override
        Path parse(String text) {
            boolean isBelowHome = text.startsWith("~/");
            Path path = isBelowHome ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
            if (text.isEmpty() || isFile && !Files.isRegularFile(path) || isFolder && !Files.isDirectory(path)) {
                throw new IllegalArgumentException();
            }
            return path;
        }
    }

    static final class Address extends SettingForm<URI> {
        Address() {
            super("an absolute URI");
        }

        @Override
        URI parse(String text) {
            URI uri = URI.create(text);
            if (!uri.isAbsolute()) {
                throw new IllegalArgumentException();
            }
            return uri;
        }
    }

    static final class Parsed<T> extends SettingForm<T> {
        private final Function<String, T> parser;

        Parsed(String valid, Function<String, T> parser) {
            super(valid);
            this.parser = parser;
        }

        @Override
        T parse(String text) {
            return parser.apply(text);
        }
    }

    static final class Items<T> extends SettingForm<List<T>> {
        private final SettingForm<T> item;

        Items(SettingForm<T> item) {
            super(item.valid() + "; several are separated by commas");
            this.item = item;
        }

        @Override
        List<T> parse(String text) {
            var items = new ArrayList<T>();
            for (String each : text.split(",")) {
                String given = each.strip();
                try {
                    if (!given.isEmpty()) {
                        items.add(item.parse(given));
                    }
                } catch (IllegalArgumentException e) {
                    throw new BadItem(given, e);
                }
            }
            return List.copyOf(items);
        }

        @Override
        String text(List<T> value) {
            var texts = new ArrayList<String>();
            for (T each : value) {
                texts.add(item.text(each));
            }
            return String.join(",", texts);
        }
    }
}
