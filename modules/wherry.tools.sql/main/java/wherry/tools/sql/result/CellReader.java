package wherry.tools.sql.result;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonException;
import wherry.json.JsonNull;

/// A value of a column as JSON, which keeps its meaning: a number only when each reader of JSON gets the same one.
final class CellReader {
    private static final long MOST_EXACT = (1L << 53) - 1;
    private static final Set<String> WITH_ZONE = Set.of("timestamptz", "timestamp with time zone", "datetimeoffset");
    private static final Set<String> JSON_TYPES = Set.of("json", "jsonb");

    private final int most;

    /// @param most characters of a value
    CellReader(int most) {
        this.most = most;
    }

    /// @param type the database's name of it, in lower case
    Json read(ResultSet result, int column, String type) throws SQLException {
        if (JSON_TYPES.contains(type)) {
            return document(result.getString(column));
        }
        Object value = result.getObject(column);
        if (value instanceof Timestamp && WITH_ZONE.contains(type)) {
            return text(result.getObject(column, OffsetDateTime.class).toString());
        }
        return json(value, result, column);
    }

    private Json json(Object value, ResultSet result, int column) throws SQLException {
        if (value instanceof Date || value instanceof Time || value instanceof Timestamp) {
            return text(moment(value, result.getString(column)));
        }
        Json known = known(value);
        return known == null ? text(result.getString(column)) : known;
    }

    /// Times by the clock of the database, not by that of this machine's zone.
    private static String moment(Object value, String text) {
        if (value instanceof Timestamp) {
            return text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + "T" + text.substring(11) : text;
        }
        return text;
    }

    /// Null for a type that only the driver can write as text.
    private Json known(Object value) throws SQLException {
        if (value == null) {
            return JsonNull.NULL;
        }
        if (value instanceof Boolean flag) {
            return Json.of(flag);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof byte[] bytes) {
            return bytes(bytes, bytes.length);
        }
        return value instanceof String || value instanceof TemporalAccessor || value instanceof UUID ? text(value.toString()) : large(value);
    }

    /// Null as above.
    private Json large(Object value) throws SQLException {
        if (value instanceof Blob blob) {
            return bytes(blob.getBytes(1, (int) Math.min(blob.length(), most)), blob.length());
        }
        if (value instanceof Clob clob) {
            return cut(clob.getSubString(1, (int) Math.min(clob.length(), most)), clob.length());
        }
        Object items = value instanceof Array array ? array.getArray() : value;
        return items instanceof Object[] array ? array(array) : null;
    }

    private static Json number(Number value) {
        if (value instanceof Double || value instanceof Float) {
            double number = value.doubleValue();
            return Double.isFinite(number) ? Json.of(new BigDecimal(value.toString())) : Json.of(value.toString());
        }
        if (value instanceof BigDecimal || value instanceof BigInteger) {
            return Json.of(value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString());
        }
        long whole = value.longValue();
        return Math.abs(whole) <= MOST_EXACT ? Json.of(whole) : Json.of(String.valueOf(whole));
    }

    private Json array(Object[] items) throws SQLException {
        var all = new ArrayList<Json>();
        for (Object item : items) {
            if (all.size() == most) {
                break;
            }
            Json known = known(item);
            all.add(known == null ? text(item.toString()) : known);
        }
        return new JsonArray(all);
    }

    private Json bytes(byte[] bytes, long all) {
        String text = Base64.getEncoder().encodeToString(bytes.length > most ? Arrays.copyOf(bytes, most) : bytes);
        return all > most ? Json.of(text + "… (" + most + " of " + all + " bytes)") : Json.of(text);
    }

    private Json document(String text) {
        if (text == null) {
            return JsonNull.NULL;
        }
        if (text.length() > most) {
            return text(text);
        }
        try {
            return Json.parse(text);
        } catch (JsonException e) {
            return text(text);
        }
    }

    private Json text(String text) {
        return text == null ? JsonNull.NULL : cut(text, text.length());
    }

    private Json cut(String text, long all) {
        if (all <= most) {
            return Json.of(text);
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return Json.of(text.substring(0, end) + "… (" + end + " of " + all + " characters)");
    }
}
