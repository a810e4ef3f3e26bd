package wherry.json.schema.keyword;

import java.util.List;
import wherry.json.Json;
import wherry.json.JsonString;
import wherry.json.MessageText;
import wherry.json.regex.Regex;
import wherry.json.schema.evaluation.Evaluation;
import wherry.json.schema.evaluation.Keyword;

/// `minLength`, `maxLength`, `pattern` and `format`.
final class StringKeywords {
    private StringKeywords() {
    }

    static void compile(SchemaObject schema, List<Keyword> keywords) {
        if (schema.dialect().validation()) {
            SizeKeyword.compile(schema, "Length", "character", StringKeywords::length, keywords);
            schema.string("pattern").ifPresent(regex ->
                    keywords.add(new Matching(regex, schema.regex("pattern", regex))));
        }
        schema.string("format").ifPresent(name -> {
            if (schema.dialect().formatAssertion() || schema.compilation().assertsFormats()) {
                Format.named(name).ifPresent(format -> keywords.add(new Formatted(name, format)));
            }
        });
    }

    private static long length(Json instance) {
        return instance instanceof JsonString(String text) ? text.codePointCount(0, text.length()) : -1;
    }

    private record Matching(String pattern, Regex regex) implements Keyword {
        @Override
        public boolean accepts(Json instance, Evaluation evaluation) {
            return !(instance instanceof JsonString(String text)) || evaluation.isIn(text, regex)
                    || evaluation.fail("pattern", () -> "expected a string that matches " + MessageText.excerpt(pattern) + ", got "
                    + MessageText.of(instance));
        }
    }

    private record Formatted(String name, Format format) implements Keyword {
        @Override
        public boolean accepts(Json instance, Evaluation evaluation) {
            if (!(instance instanceof JsonString(String text))) {
                return true;
            }
            evaluation.spendOnText(text.length());
            return format.accepts(text)
                    || evaluation.fail("format", () -> "expected a string of format " + name + ", such as " + format.example() + ", got "
                    + MessageText.of(instance));
        }
    }
}
