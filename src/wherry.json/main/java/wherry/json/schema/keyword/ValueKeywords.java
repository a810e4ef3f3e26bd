package wherry.json.schema.keyword;

import java.math.BigDecimal;
import java.util.HashSet;
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
import wherry.json.MessageText;
import wherry.json.schema.evaluation.Evaluation;
import wherry.json.schema.evaluation.Keyword;

/// `type`, `enum`, `const` and the bounds of numbers.
final class ValueKeywords {
    private ValueKeywords() {
    }

    static void compile(SchemaObject schema, List<Keyword> keywords) {
        if (!schema.dialect().validation()) {
            return;
        }
        schema.value("type").ifPresent(value -> keywords.add(Type.of(schema, value)));
        schema.value("enum").ifPresent(value -> keywords.add(new Choice(schema.list("enum", value))));
        schema.value("const").ifPresent(value -> keywords.add(new Constant(value)));
        range(schema, "minimum", "at least", order -> order >= 0, keywords);
        range(schema, "maximum", "at most", order -> order <= 0, keywords);
        range(schema, "exclusiveMinimum", "more than", order -> order > 0, keywords);
        range(schema, "exclusiveMaximum", "less than", order -> order < 0, keywords);
        schema.number("multipleOf").ifPresent(unit -> {
            if (unit.compareTo(JsonNumber.of(0)) <= 0) {
                throw schema.wrong("multipleOf", "a number over 0", unit);
            }
            keywords.add(new Multiple(unit));
        });
    }

    private static void range(SchemaObject schema, String keyword, String words, IntPredicate accepts, List<Keyword> keywords) {
        schema.number(keyword).ifPresent(limit -> keywords.add(new Range(keyword, words, limit, accepts)));
    }

    private record Type(int kinds, List<String> names) implements Keyword {
        private static final List<String> KINDS =
                List.of("object", "array", "string", "number", "boolean", "null", "integer");

        static Type of(SchemaObject schema, Json value) {
            List<String> names = value instanceof JsonString(String name) ? List.of(name) : schema.strings("type", value);
            int kinds = 0;
            for (String name : names) {
                if (!KINDS.contains(name)) {
                    throw schema.failure("type", "expected " + MessageText.choice(KINDS) + ", got '" + MessageText.excerpt(name) + "'");
                }
                kinds |= 1 << KINDS.indexOf(name);
            }
            if (names.isEmpty()) {
                throw schema.wrong("type", "a list that is not empty", value);
            }
            return new Type(kinds, names);
        }

        @Override
        public boolean accepts(Json instance, Evaluation evaluation) {
            return (kinds & kind(instance)) != 0
                    || evaluation.fail("type", () -> "expected " + MessageText.choice(names) + ", got " + MessageText.of(instance));
        }

        // No switch over types: the JVM would make a class for it at each start.
        private static int kind(Json instance) {
            if (instance instanceof JsonString) {
                return 4;
            }
            if (instance instanceof JsonNumber number) {
                return number.isInteger() ? 8 | 64 : 8;
            }
            if (instance instanceof JsonObject) {
                return 1;
            }
            if (instance instanceof JsonArray) {
                return 2;
            }
            return instance == JsonNull.NULL ? 32 : 16;
        }
    }

    /// Scalars are looked up in a table; containers are compared one by one, because colliding hashes would make a table slow.
    private record Choice(List<Json> values, Set<Json> scalars, List<Constant> containers) implements Keyword {
        Choice(List<Json> values) {
            this(values, new HashSet<>(values.stream().filter(value -> !isContainer(value)).toList()),
                    values.stream().filter(ValueKeywords::isContainer).map(Constant::new).toList());
        }

        @Override
        public boolean accepts(Json instance, Evaluation evaluation) {
            boolean found = isContainer(instance)
                    ? containers.stream().anyMatch(each -> each.is(instance, evaluation))
                    : scalars.contains(instance);
            return found || evaluation.fail("enum", () -> "expected "
                    + MessageText.choice(values.stream().map(MessageText::literal).toList()) + ", got " + MessageText.of(instance));
        }
    }

    private static boolean isContainer(Json value) {
        return value instanceof JsonObject || value instanceof JsonArray;
    }

    /// @param work the most steps of one comparison
    private record Constant(Json value, int work) implements Keyword {
        Constant(Json value) {
            this(value, value.toString().length());
        }

        boolean is(Json instance, Evaluation evaluation) {
            evaluation.spend(1);
            evaluation.spendOnText(work);
            return value.equals(instance);
        }

        @Override
        public boolean accepts(Json instance, Evaluation evaluation) {
            return is(instance, evaluation)
                    || evaluation.fail("const", () -> "expected " + MessageText.literal(value) + ", got " + MessageText.of(instance));
        }
    }

    private record Range(String keyword, String words, JsonNumber limit, IntPredicate accepts) implements Keyword {
        @Override
        public boolean accepts(Json instance, Evaluation evaluation) {
            return !(instance instanceof JsonNumber number) || accepts.test(number.compareTo(limit))
                    || evaluation.fail(keyword, () -> "expected " + words + " " + limit + ", got " + MessageText.of(instance));
        }
    }

    private record Multiple(JsonNumber unit) implements Keyword {
        @Override
        public boolean accepts(Json instance, Evaluation evaluation) {
            return !(instance instanceof JsonNumber number) || divides(number)
                    || evaluation.fail("multipleOf", () -> "expected a multiple of " + unit + ", got " + MessageText.of(instance));
        }

        private boolean divides(JsonNumber number) {
            return number.isLong() && unit.isLong()
                    ? number.longValue() % unit.longValue() == 0
                    : number.decimal().remainder(unit.decimal()).compareTo(BigDecimal.ZERO) == 0;
        }
    }
}
