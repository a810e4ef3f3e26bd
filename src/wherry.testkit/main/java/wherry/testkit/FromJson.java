package wherry.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Year;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonBoolean;
import wherry.json.JsonNull;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// Makes Java values of the JSON in a server's answer, so that a test can compare them. It uses reflection, which the server does not.
///
/// A string becomes a value by a static `parse`, `of`, `fromString`, `create` or `valueOf` of the type.
final class FromJson {
    private static final List<String> FACTORIES = List.of("parse", "of", "fromString", "create", "valueOf");

    private FromJson() {
    }

    /// @throws AssertionError when the value is none of that type
    static <T> T read(Json value, Class<T> type) {
        @SuppressWarnings("unchecked") // A primitive's box is no instance of its class, so Class#cast would refuse it.
        T read = (T) value(value, type);
        return read;
    }

    private static Object value(Json value, Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(value, (Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        var plain = (Class<?>) type;
        return switch (value) {
            case Json json when plain.isInstance(json) -> json;
            case JsonString(String text) -> text(text, plain);
            case JsonNumber number -> number(number, plain);
            case JsonBoolean bool when plain == boolean.class || plain == Boolean.class -> bool.value();
            case JsonObject object when plain.isRecord() -> components(object, plain);
            case JsonObject object when plain.isSealed() -> components(object, permitted(object, plain));
            case JsonArray(var items) when plain.isArray() -> array(items, plain.getComponentType());
            default -> throw wrong(value, plain);
        };
    }

    private static Object collection(Json value, Class<?> type, Type[] of) {
        if (type == Optional.class) {
            return value == JsonNull.NULL ? Optional.empty() : Optional.of(value(value, of[0]));
        }
        if (type == Map.class && value instanceof JsonObject object) {
            var map = new LinkedHashMap<String, Object>();
            object.forEach((name, member) -> map.put(name, value(member, of[1])));
            return map;
        }
        if (value instanceof JsonArray(var items) && (type == Set.class || type.isAssignableFrom(List.class))) {
            Stream<Object> read = items.stream().map(item -> value(item, of[0]));
            return type == Set.class ? read.collect(Collectors.toCollection(LinkedHashSet::new)) : read.toList();
        }
        throw wrong(value, type);
    }

    private static Object array(List<Json> items, Class<?> component) {
        Object array = Array.newInstance(component, items.size());
        for (int i = 0; i < items.size(); i++) {
            Array.set(array, i, value(items.get(i), component));
        }
        return array;
    }

    /// The record of a sealed interface that an object says that it is.
    private static Class<?> permitted(JsonObject object, Class<?> type) {
        return Stream.of(type.getPermittedSubclasses())
                .filter(each -> object.string(WireName.KIND).filter(WireName.of(each.getSimpleName())::equals).isPresent())
                .findFirst().orElseThrow(() -> wrong(object, type));
    }

    private static Object components(JsonObject object, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Stream.of(components).map(component -> component(object, component)).toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("expected " + type.getSimpleName() + ", got " + object + ": " + cause(e), e);
        }
    }

    /// What the record does not name is left out; what the answer lacks must be an [Optional].
    private static Object component(JsonObject object, RecordComponent component) {
        Optional<Json> member = object.get(WireName.of(component.getName())).or(() -> object.get(component.getName()));
        if (member.isEmpty() && component.getType() == Optional.class) {
            return Optional.empty();
        }
        return value(member.orElseThrow(() -> new AssertionError("expected a member " + component.getName() + ", got " + object)),
                component.getGenericType());
    }

    private static Object number(JsonNumber number, Class<?> type) {
        try {
            return switch (type.getSimpleName()) {
                case "int", "Integer" -> number.decimal().intValueExact();
                case "long", "Long" -> number.decimal().longValueExact();
                case "short", "Short" -> number.decimal().shortValueExact();
                case "byte", "Byte" -> number.decimal().byteValueExact();
                case "double", "Double" -> number.doubleValue();
                case "float", "Float" -> number.decimal().floatValue();
                case "BigDecimal" -> number.decimal();
                case "BigInteger" -> number.decimal().toBigIntegerExact();
                case "Year" -> Year.of(number.decimal().intValueExact());
                default -> throw wrong(number, type);
            };
        } catch (ArithmeticException e) {
            throw wrong(number, type);
        }
    }

    private static Object text(String text, Class<?> type) {
        if (type == String.class) {
            return text;
        }
        if (type == byte[].class) {
            return Base64.getDecoder().decode(text);
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants()).filter(each -> word(each).equals(word(text))).findFirst()
                    .orElseThrow(() -> wrong(Json.of(text), type));
        }
        Method factory = Stream.of(type.getMethods()).filter(FromJson::readsText)
                .min(Comparator.comparing(method -> FACTORIES.indexOf(method.getName())))
                .orElseThrow(() -> wrong(Json.of(text), type));
        try {
            return factory.invoke(null, text);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("expected " + type.getSimpleName() + ", got " + Json.of(text) + ": " + cause(e), e);
        }
    }

    private static boolean readsText(Method method) {
        return Modifier.isStatic(method.getModifiers()) && FACTORIES.contains(method.getName()) && method.getParameterCount() == 1
                && method.getReturnType() == method.getDeclaringClass() && method.getParameterTypes()[0].isAssignableFrom(String.class);
    }

    /// As a schema may write the name of a constant.
    private static String word(Object constant) {
        return constant.toString().replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static String cause(ReflectiveOperationException e) {
        return e instanceof InvocationTargetException thrown ? thrown.getCause().toString() : e.toString();
    }

    private static AssertionError wrong(Json value, Class<?> type) {
        return new AssertionError("expected " + type.getSimpleName() + ", got " + value);
    }
}
