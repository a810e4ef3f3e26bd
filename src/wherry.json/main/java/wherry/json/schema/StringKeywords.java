package wherry.json.schema;

import java.util.List;
import wherry.json.Json;
import wherry.json.JsonString;

/// `minLength`, `maxLength`, `pattern` and `format`.
final class StringKeywords {
    private StringKeywords() {
    }

    static void compile(Source source, List<Keyword> keywords) {
        if (source.dialect().validation()) {
            Size.compile(source, "Length", "character", StringKeywords::length, keywords);
            source.string("pattern").ifPresent(regex ->
                    keywords.add(new Matching(regex, EcmaPattern.compile(source, "pattern", regex))));
        }
        source.string("format").ifPresent(name -> {
            if (source.dialect().formatAssertion() || source.compiler().limits().assertsFormats()) {
                Format.named(name).ifPresent(format -> keywords.add(new Formatted(name, format)));
            }
        });
    }

    private static long length(Json instance) {
        return instance instanceof JsonString(String text) ? text.codePointCount(0, text.length()) : -1;
    }

    private record Matching(String regex, EcmaPattern pattern) implements Keyword {
        @Override
        public boolean accepts(Json instance, Run run) {
            return !(instance instanceof JsonString(String text)) || pattern.isIn(text, run)
                    || run.fail("pattern", () -> "expected a string that matches " + regex + ", got " + Shown.of(instance));
        }
    }

    private record Formatted(String name, Format format) implements Keyword {
        @Override
        public boolean accepts(Json instance, Run run) {
            return !(instance instanceof JsonString(String text)) || format.accepts(text)
                    || run.fail("format", () -> "expected a string of format " + name + ", such as " + format.example() + ", got "
                    + Shown.of(instance));
        }
    }
}
