package wherry.http.exchange;

import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonBoolean;
import wherry.json.JsonLimits;
import wherry.json.JsonNull;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// Estimates how much memory values take. The estimate is rather too high than too low.
public final class JsonSize {
    private static final int VALUE = 48;
    private static final int MEMBER = 24;
    private static final int NUMBER = 120;
    private static final int STRING = 40;

    private JsonSize() {
    }

    /// The largest estimate for the values of a text of this many bytes, within the limit of values.
    static long worst(long bytes) {
        return VALUE + Math.min(bytes / 2, JsonLimits.DEFAULT.values()) * (Integer.BYTES + NUMBER) + bytes;
    }

    /// What these values take, in bytes.
    public static long of(Json value) {
        return switch (value) {
            case JsonObject object -> {
                long size = VALUE;
                for (int i = 0; i < object.size(); i++) {
                    size += MEMBER + STRING + object.nameAt(i).length() + of(object.valueAt(i));
                }
                yield size;
            }
            case JsonArray(var items) -> {
                long size = VALUE;
                for (Json item : items) {
                    size += Integer.BYTES + of(item);
                }
                yield size;
            }
            case JsonString(String text) -> STRING + VALUE + (long) text.length();
            case JsonNumber _ -> NUMBER;
            case JsonBoolean _, JsonNull _ -> 0;
        };
    }
}
