package wherry.json;

import java.math.BigDecimal;

/// A JSON number: exact, never rounded to a double.
///
/// Two numbers of one value are equal in every notation (`1`, `1.0`, `1e0`). The reader bounds digits and
/// exponent (see [JsonLimits]), so arithmetic on [#decimal] is bounded too.
public final class JsonNumber implements Json, Comparable<JsonNumber> {
    /// Whole numbers of up to so many digits are written without an exponent: in many languages a reader takes a number with
    /// an exponent for a float, and an id would come back changed.
    private static final int PLAIN_DIGITS = 64;

    private final long whole;
    /// Null exactly when [#whole] holds the value, so that equal numbers have one form and one hash.
    private final BigDecimal decimal;

    private JsonNumber(long whole, BigDecimal decimal) {
        this.whole = whole;
        this.decimal = decimal;
    }

    public static JsonNumber of(long value) {
        return new JsonNumber(value, null);
    }

    /// @throws NumberFormatException when `value` is infinite or not a number, which JSON cannot say
    public static JsonNumber of(double value) {
        return of(BigDecimal.valueOf(value));
    }

    public static JsonNumber of(BigDecimal value) {
        BigDecimal plain = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        // precision - scale is the count of digits before the point; a long has at most 19.
        if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 19 && plain.toBigInteger().bitLength() < 64) {
            return of(plain.longValue());
        }
        return new JsonNumber(0, plain);
    }

    /// Whether the value is a whole number in the sense of JSON Schema's `integer`: `1.0` is one.
    public boolean isInteger() {
        return decimal == null || decimal.scale() <= 0;
    }

    /// Whether [#longValue] is exact.
    public boolean isLong() {
        return decimal == null;
    }

    /// @throws ArithmeticException when the value is not a whole number in a long's range
    public long longValue() {
        if (decimal != null) {
            throw new ArithmeticException("expected a whole number in a long's range, got " + decimal);
        }
        return whole;
    }

    public double doubleValue() {
        return decimal == null ? whole : decimal.doubleValue();
    }

    public BigDecimal decimal() {
        return decimal == null ? BigDecimal.valueOf(whole) : decimal;
    }

    @Override
    public int compareTo(JsonNumber other) {
        return decimal == null && other.decimal == null
                ? Long.compare(whole, other.whole)
                : decimal().compareTo(other.decimal());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonNumber number && compareTo(number) == 0;
    }

    @Override
    public int hashCode() {
        return decimal == null ? Long.hashCode(whole) : decimal.hashCode();
    }

    @Override
    public String toString() {
        if (decimal == null) {
            return Long.toString(whole);
        }
        return isInteger() && decimal.precision() - decimal.scale() <= PLAIN_DIGITS ? decimal.toPlainString() : decimal.toString();
    }
}
