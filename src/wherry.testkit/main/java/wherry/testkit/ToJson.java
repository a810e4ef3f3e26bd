package wherry.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonNull;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;

/// Makes JSON of the Java values that a test gives as arguments: records are read by reflection, which a server never does.
///
/// What is neither a number, a boolean, a list, an array, a map nor a record is the text of its `toString`; `byte[]` is Base64.
final class ToJson {
    private ToJson() {
    }

    /// A member that is an empty [Optional] is left out.
    static JsonObject object(Map<?, ?> members) {
        var object = JsonObject.builder();
        members.forEach((name, value) -> put(object, name.toString(), value));
        return object.build();
    }

    /// The components by their names on the wire. One that is an empty [Optional] is left out.
    static JsonObject object(Record value) {
        var object = JsonObject.builder();
        if (Stream.of(value.getClass().getInterfaces()).anyMatch(Class::isSealed)) {
            object.put(WireName.KIND, WireName.of(value.getClass().getSimpleName()));
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            component.getAccessor().setAccessible(true);
            try {
                put(object, WireName.of(component.getName()), component.getAccessor().invoke(value));
            } catch (ReflectiveOperationException e) {
                throw new AssertionError("cannot read " + component + " of " + value, e);
            }
        }
        return object.build();
    }

    private static void put(JsonObject.Builder object, String name, Object value) {
        if (!(value instanceof Optional<?> optional)) {
            object.put(name, json(value));
        } else if (optional.isPresent()) {
            object.put(name, json(optional.get()));
        }
    }

    private static Json json(Object value) {
        return switch (value) {
            case null -> JsonNull.NULL;
            case Json json -> json;
            case Boolean bool -> Json.of(bool);
            case Double number -> Json.of(number);
            case Float number -> JsonNumber.of(new BigDecimal(number.toString()));
            case BigDecimal number -> JsonNumber.of(number);
            case BigInteger number -> JsonNumber.of(new BigDecimal(number));
            case Number number -> Json.of(number.longValue());
            case Enum<?> constant -> Json.of(constant.name().toLowerCase(Locale.ROOT));
            case byte[] bytes -> Json.of(Base64.getEncoder().encodeToString(bytes));
            case Collection<?> items -> JsonArray.of(items, ToJson::json);
            case Map<?, ?> members -> object(members);
            case Record components -> object(components);
            case Object other -> other.getClass().isArray() ? array(other) : Json.of(other.toString());
        };
    }

    private static JsonArray array(Object items) {
        return IntStream.range(0, Array.getLength(items)).mapToObj(i -> json(Array.get(items, i))).collect(JsonArray.toArray());
    }
}
