package wherry.json.schema.keyword;

import java.util.ArrayList;
import java.util.List;
import wherry.json.schema.evaluation.Keyword;

/// All keywords of a schema object.
public final class Keywords {
    private Keywords() {
    }

    /// Compiles the keywords that a schema object has.
    ///
    /// @param references the keywords that refer to other schemas
    public static List<Keyword> compile(SchemaObject schema, List<Keyword> references) {
        var keywords = new ArrayList<Keyword>();
        if (!schema.overridden()) {
            ValueKeywords.compile(schema, keywords);
            StringKeywords.compile(schema, keywords);
            ObjectKeywords.compile(schema, keywords);
            ArrayKeywords.compile(schema, keywords);
            InPlaceKeywords.compile(schema, keywords);
        }
        keywords.addAll(references);
        // No keyword applies these here; they are compiled to find their mistakes.
        schema.subschemaMap("$defs");
        schema.subschemaMap("definitions");
        if (!schema.dialect().draft7()) {
            // Last, because they depend on what all others have evaluated.
            UnevaluatedKeywords.compile(schema, keywords);
        }
        return keywords;
    }
}
