package wherry.tool;

import java.time.Duration;
import java.util.Locale;

/// The form of a [Setting] whose values have an order.
abstract class OrderedForm<T extends Comparable<T>> extends SettingForm<T> {
    OrderedForm(String valid) {
        super(valid);
    }

    @Override
    SettingForm<T> between(T least, T most) {
        return new Bounded<>(this, least, most);
    }

    /// @return the number before the unit, which [#unit] gives
    static double amount(String text) {
        String number = text.substring(0, text.length() - unit(text).length()).strip();
        double amount = Double.parseDouble(number);
        // Java parses 0x1p3 and NaN as well.
        if (number.indexOf('x') >= 0 || number.indexOf('X') >= 0 || !Double.isFinite(amount)) {
            throw new IllegalArgumentException();
        }
        return amount;
    }

    /// The letters at the end, in lower case.
    static String unit(String text) {
        int start = text.length();
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start).toLowerCase(Locale.ROOT);
    }

    static final class Bounded<T extends Comparable<T>> extends SettingForm<T> {
        private final SettingForm<T> form;
        private final T least;
        private final T most;

        Bounded(SettingForm<T> form, T least, T most) {
            super(form.valid() + ", " + (most == null ? "at least " + form.text(least) : form.text(least) + " to " + form.text(most)));
            this.form = form;
            this.least = least;
            this.most = most;
        }

        @Override
        T parse(String text) {
            T value = form.parse(text);
            if (value.compareTo(least) < 0 || most != null && value.compareTo(most) > 0) {
                throw new IllegalArgumentException();
            }
            return value;
        }

        @Override
        String text(T value) {
            return form.text(value);
        }
    }

    static final class Whole extends OrderedForm<Integer> {
        Whole() {
            super("a whole number");
        }

        @Override
        Integer parse(String text) {
            return Integer.valueOf(text);
        }
    }

    static final class Decimal extends OrderedForm<Double> {
        Decimal() {
            super("a number");
        }

        @Override
        Double parse(String text) {
            if (!unit(text).isEmpty()) {
                throw new IllegalArgumentException();
            }
            return amount(text);
        }
    }

    static final class Time extends OrderedForm<Duration> {
        private static final double LONGEST_MILLIS = 1e12;

        Time() {
            super("seconds, or a time such as 500ms, 30s, 5m, 2h or 1d");
        }

        @Override
        Duration parse(String text) {
            double millis = amount(text) * switch (unit(text)) {
                case "ms" -> 1;
                case "", "s" -> 1000;
                case "m" -> 60_000;
                case "h" -> 3_600_000;
                case "d" -> 86_400_000;
                default -> throw new IllegalArgumentException();
            };
            if (millis < 0 || millis > LONGEST_MILLIS) {
                throw new IllegalArgumentException();
            }
            return Duration.ofMillis(Math.round(millis));
        }

        @Override
        String text(Duration value) {
            long millis = value.toMillis();
            return millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0);
        }
    }

    static final class Size extends OrderedForm<Long> {
        private static final String UNITS = "kmg";

        Size() {
            super("bytes, or a size such as 512k, 20m or 1g");
        }

        @Override
        Long parse(String text) {
            double bytes = amount(text) * switch (unit(text)) {
                case "" -> 1;
                case "k", "kb", "kib" -> 1 << 10;
                case "m", "mb", "mib" -> 1 << 20;
                case "g", "gb", "gib" -> 1 << 30;
                default -> throw new IllegalArgumentException();
            };
            if (bytes < 0 || bytes > Long.MAX_VALUE / 2 || bytes != Math.rint(bytes)) {
                throw new IllegalArgumentException();
            }
            return (long) bytes;
        }

        @Override
        String text(Long value) {
            long rest = value;
            String unit = "";
            for (int i = 0; i < UNITS.length() && rest > 0 && rest % 1024 == 0; i++) {
                rest /= 1024;
                unit = UNITS.substring(i, i + 1);
            }
            return rest + unit;
        }
    }
}
