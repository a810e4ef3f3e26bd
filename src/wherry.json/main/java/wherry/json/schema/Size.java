package wherry.json.schema;

import java.util.List;
import java.util.function.ToLongFunction;
import wherry.json.Json;

/// The keywords that bound how many of something a value has.
///
/// @param size  gives -1 for a value of another kind, which any bound accepts
record Size(String keyword, boolean most, long limit, String noun, ToLongFunction<Json> size) implements Keyword {

    /// Compiles `min` and `max` followed by `what`.
    static void compile(Source source, String what, String noun, ToLongFunction<Json> size, List<Keyword> keywords) {
        source.count("min" + what).ifPresent(limit -> keywords.add(new Size("min" + what, false, limit, noun, size)));
        source.count("max" + what).ifPresent(limit -> keywords.add(new Size("max" + what, true, limit, noun, size)));
    }

    @Override
    public boolean accepts(Json instance, Run run) {
        long has = size.applyAsLong(instance);
        return has < 0 || (most ? has <= limit : has >= limit)
                || run.fail(keyword, () -> "expected at " + (most ? "most " : "least ") + Shown.count(limit, noun)
                + ", got " + has);
    }
}
