package wherry.json.schema.keyword;

import java.util.List;
import java.util.function.ToLongFunction;
import wherry.json.Json;
import wherry.json.JsonString;
import wherry.json.MessageText;
import wherry.json.schema.evaluation.Evaluation;
import wherry.json.schema.evaluation.Keyword;

/// The keywords that bound the number of items, members or characters of a value.
///
/// @param size returns -1 for a value of another kind, which every bound accepts
record SizeKeyword(String keyword, boolean most, long limit, String noun, ToLongFunction<Json> size) implements Keyword {

    /// Compiles `min` and `max` followed by `what`.
    static void compile(SchemaObject schema, String what, String noun, ToLongFunction<Json> size, List<Keyword> keywords) {
        schema.count("min" + what).ifPresent(limit -> keywords.add(new SizeKeyword("min" + what, false, limit, noun, size)));
        schema.count("max" + what).ifPresent(limit -> keywords.add(new SizeKeyword("max" + what, true, limit, noun, size)));
    }

    @Override
    public boolean accepts(Json instance, Evaluation evaluation) {
        if (instance instanceof JsonString(String text)) {
            evaluation.spendOnText(text.length());
        }
        long has = size.applyAsLong(instance);
        return has < 0 || (most ? has <= limit : has >= limit)
                || evaluation.fail(keyword, () -> "expected at " + (most ? "most " : "least ") + MessageText.count(limit, noun)
                + ", got " + has);
    }
}
