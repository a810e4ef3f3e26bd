package wherry.tools.sql.result;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonBoolean;
import wherry.json.JsonNull;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// Binds JSON values to the placeholders of a statement. An object or array becomes its JSON text.
public final class Parameters {

    private Parameters() {
    }

    public static void bind(PreparedStatement statement, List<? extends Json> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            bind(statement, i + 1, values.get(i));
        }
    }

    private static void bind(PreparedStatement statement, int place, Json value) throws SQLException {
        switch (value) {
            case JsonNull _ -> statement.setNull(place, Types.NULL);
            case JsonBoolean flag -> statement.setBoolean(place, flag.value());
            case JsonNumber number -> bind(statement, place, number);
            case JsonString text -> statement.setString(place, text.value());
            case JsonObject object -> statement.setString(place, object.toString());
            case JsonArray array -> statement.setString(place, array.toString());
        }
    }

    private static void bind(PreparedStatement statement, int place, JsonNumber number) throws SQLException {
        if (number.isLong()) {
            statement.setLong(place, number.longValue());
        } else {
            statement.setBigDecimal(place, number.decimal());
        }
    }
}
