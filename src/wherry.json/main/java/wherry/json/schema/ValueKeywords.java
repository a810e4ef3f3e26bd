package wherry.json.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonBoolean;
import wherry.json.JsonNull;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// `type`, `enum`, `const` and the bounds of numbers.
final class ValueKeywords {
    private ValueKeywords() {
    }

    static void compile(Source source, List<Keyword> keywords) {
        if (!source.dialect().validation()) {
            return;
        }
        source.value("type").ifPresent(value -> keywords.add(Type.of(source, value)));
        source.value("enum").ifPresent(value -> keywords.add(new Choice(source.list("enum", value))));
        source.value("const").ifPresent(value -> keywords.add(new Constant(value)));
        range(source, "minimum", "at least", order -> order >= 0, keywords);
        range(source, "maximum", "at most", order -> order <= 0, keywords);
        range(source, "exclusiveMinimum", "more than", order -> order > 0, keywords);
        range(source, "exclusiveMaximum", "less than", order -> order < 0, keywords);
        source.number("multipleOf").ifPresent(unit -> {
            if (unit.compareTo(JsonNumber.of(0)) <= 0) {
                throw source.wrong("multipleOf", "a number over 0", unit);
            }
            keywords.add(new Multiple(unit));
        });
    }

    private static void range(Source source, String keyword, String words, IntPredicate accepts, List<Keyword> keywords) {
        source.number(keyword).ifPresent(limit -> keywords.add(new Range(keyword, words, limit, accepts)));
    }

    private record Type(int kinds, List<String> names) implements Keyword {
        private static final List<String> KINDS =
                List.of("object", "array", "string", "number", "boolean", "null", "integer");

        static Type of(Source source, Json value) {
            List<String> names = value instanceof JsonString(String name) ? List.of(name) : source.strings("type", value);
            int kinds = 0;
            for (String name : names) {
                if (!KINDS.contains(name)) {
                    throw source.failure("type", "expected " + Shown.choice(KINDS) + ", got '" + name + "'");
                }
                kinds |= 1 << KINDS.indexOf(name);
            }
            if (names.isEmpty()) {
                throw source.wrong("type", "a list that is not empty", value);
            }
            return new Type(kinds, names);
        }

        @Override
        public boolean accepts(Json instance, Run run) {
            int kind = switch (instance) {
                case JsonObject _ -> 1;
                case JsonArray _ -> 2;
                case JsonString _ -> 4;
                case JsonNumber number -> number.isInteger() ? 8 | 64 : 8;
                case JsonBoolean _ -> 16;
                case JsonNull _ -> 32;
            };
            return (kinds & kind) != 0
                    || run.fail("type", () -> "expected " + Shown.choice(names) + ", got " + Shown.of(instance));
        }
    }

    /// Scalars are looked up and containers compared one by one, so that the cost never grows with the instance.
    private record Choice(List<Json> values, Set<Json> set) implements Keyword {
        Choice(List<Json> values) {
            this(values, Set.copyOf(values));
        }

        @Override
        public boolean accepts(Json instance, Run run) {
            boolean container = instance instanceof JsonObject || instance instanceof JsonArray;
            return (container ? values.stream().anyMatch(instance::equals) : set.contains(instance))
                    || run.fail("enum", () -> "expected " + Shown.choice(values.stream().map(Shown::literal).toList()) + ", got "
                    + Shown.of(instance));
        }
    }

    private record Constant(Json value) implements Keyword {
        @Override
        public boolean accepts(Json instance, Run run) {
            return value.equals(instance)
                    || run.fail("const", () -> "expected " + Shown.literal(value) + ", got " + Shown.of(instance));
        }
    }

    private record Range(String keyword, String words, JsonNumber limit, IntPredicate accepts) implements Keyword {
        @Override
        public boolean accepts(Json instance, Run run) {
            return !(instance instanceof JsonNumber number) || accepts.test(number.compareTo(limit))
                    || run.fail(keyword, () -> "expected " + words + " " + limit + ", got " + Shown.of(instance));
        }
    }

    private record Multiple(JsonNumber unit) implements Keyword {
        @Override
        public boolean accepts(Json instance, Run run) {
            return !(instance instanceof JsonNumber number) || divides(number)
                    || run.fail("multipleOf", () -> "expected a multiple of " + unit + ", got " + Shown.of(instance));
        }

        private boolean divides(JsonNumber number) {
            return number.isLong() && unit.isLong()
                    ? number.longValue() % unit.longValue() == 0
                    : number.decimal().remainder(unit.decimal()).compareTo(BigDecimal.ZERO) == 0;
        }
    }
}
