package wherry.processor.type;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Element;
import wherry.json.Json;
import wherry.json.JsonException;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.regex.Regex;
import wherry.json.regex.RegexException;
import wherry.json.schema.JsonSchema;
import wherry.processor.code.JavaFile;
import wherry.processor.code.JavaText;
import wherry.processor.text.WireNames;
import wherry.tool.method.Default;
import wherry.tool.method.Example;
import wherry.tool.method.Header;
import wherry.tool.method.Length;
import wherry.tool.method.Matches;
import wherry.tool.method.NotEmpty;
import wherry.tool.method.Range;

/// What the annotations of a parameter or component say of its values.
///
/// What not every client takes in a schema goes into the description, and into a check before the method is called.
///
/// @param keywords what is added to the schema
/// @param least    characters or items
/// @param most     characters or items
/// @param pattern  empty for none
public record Constraints(JsonObject keywords, int least, int most, String pattern, List<String> examples, boolean isText) {
    /// Values that were checked before, or that the author makes.
    static final Constraints NONE = new Constraints(JsonObject.EMPTY, 0, Integer.MAX_VALUE, "", List.of(), false);

    /// @throws Rejected when an annotation does not fit the type
    static Constraints of(Element element, Shape given) {
        Shape shape = given instanceof Shape.Maybe(Shape value) ? value : given;
        String type = shape.schema().string("type").orElse("");
        var keywords = JsonObject.builder();
        range(element, type, keywords);
        header(element, type, keywords);
        Length length = element.getAnnotation(Length.class);
        boolean notEmpty = element.getAnnotation(NotEmpty.class) != null;
        boolean isText = type.equals("string");
        require(length == null && !notEmpty || isText || type.equals("array"), element, "@Length and @NotEmpty are for texts and lists");
        Example example = element.getAnnotation(Example.class);
        int least = Math.max(length == null ? 0 : length.min(), notEmpty ? 1 : 0);
        int most = length == null ? Integer.MAX_VALUE : length.max();
        require(least >= 0 && most >= least, element, "@Length: min " + least + " should be from 0 to max " + most);
        var constraints = new Constraints(keywords.build(), least, most, pattern(element, isText),
                example == null ? List.of() : List.of(example.value()), isText);
        return constraints.withDefault(element, given, shape);
    }

    private static void range(Element element, String type, JsonObject.Builder keywords) {
        Range range = element.getAnnotation(Range.class);
        if (range == null) {
            return;
        }
        require(type.equals("integer") || type.equals("number"), element, "@Range is for numbers; for the length of a text write @Length");
        require(range.min() <= range.max(), element, "@Range: min " + range.min() + " should not be above max " + range.max());
        if (range.min() != Double.NEGATIVE_INFINITY) {
            keywords.put("minimum", JsonNumber.of(range.min()));
        }
        if (range.max() != Double.POSITIVE_INFINITY) {
            keywords.put("maximum", JsonNumber.of(range.max()));
        }
    }

    private static void header(Element element, String type, JsonObject.Builder keywords) {
        Header header = element.getAnnotation(Header.class);
        if (header == null) {
            return;
        }
        require(List.of("string", "integer", "boolean").contains(type), element, "@Header is for a text, an integer or a boolean");
        require(header.value().matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+"), element,
                "@Header: '" + header.value() + "' is no name of a header; write letters, digits and -, such as Region");
        keywords.put("x-mcp-header", header.value());
    }

    private static String pattern(Element element, boolean isText) {
        Matches matches = element.getAnnotation(Matches.class);
        if (matches == null) {
            return "";
        }
        require(isText, element, "@Matches is for texts");
        try {
            Regex.compile(matches.value());
        } catch (RegexException e) {
            throw new Rejected(element, "@Matches: " + e.getMessage());
        }
        return matches.value();
    }

    private Constraints withDefault(Element element, Shape given, Shape shape) {
        Default fallback = element.getAnnotation(Default.class);
        if (fallback == null) {
            return this;
        }
        require(given == shape, element, "an Optional needs no @Default; leave one of the two out");
        Json value = value(element, shape, fallback.value());
        JsonObject schema = shape.schema().toBuilder().putAll(keywords).build();
        JsonSchema.compile(schema).validate(value).stream().findFirst().ifPresent(problem -> {
            throw new Rejected(element, "@Default: " + problem.message());
        });
        return new Constraints(keywords.toBuilder().put("default", value).build(), least, most, pattern, examples, isText);
    }

    private static Json value(Element element, Shape shape, String text) {
        try {
            if (shape instanceof Shape.Scalar scalar) {
                scalar.check().accept(text);
            }
            return shape.schema().string("type").orElse("").equals("string") ? Json.of(text) : Json.parse(text);
        } catch (JsonException | IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new Rejected(element, "@Default: '" + text + "' is no value of the type; write "
                    + (shape.note().isEmpty() ? "one of type " + shape.schema().string("type").orElse("JSON") : shape.note()));
        }
    }

    static void require(boolean holds, Element place, String message) {
        if (!holds) {
            throw new Rejected(place, message);
        }
    }

    public boolean hasDefault() {
        return keywords.has("default");
    }

    /// What the description says of the values.
    List<String> notes(String ofType) {
        var notes = new ArrayList<String>();
        if (!ofType.isEmpty()) {
            notes.add(ofType);
        }
        if (least > 0 || most < Integer.MAX_VALUE) {
            String count = most == Integer.MAX_VALUE ? "at least " + least : least == 0 ? "at most " + most : least + " to " + most;
            notes.add(count + (isText ? " character" : " item") + ((most == Integer.MAX_VALUE ? least : most) == 1 ? "" : "s"));
        }
        if (!pattern.isEmpty()) {
            notes.add("matches " + pattern);
        }
        if (!examples.isEmpty()) {
            notes.add("such as " + String.join(" or ", examples));
        }
        return notes;
    }

    /// Calls on an `Argument` that check it.
    String checks(JavaFile file, String javaName) {
        String length = least == 0 && most == Integer.MAX_VALUE ? ""
                : ".length(" + least + ", " + (most == Integer.MAX_VALUE ? "Integer.MAX_VALUE" : most) + ")";
        if (pattern.isEmpty()) {
            return length;
        }
        String regex = file.name("wherry.json.regex.Regex");
        return length + ".matching(" + file.constant(regex, WireNames.of(javaName).toUpperCase(Locale.ROOT),
                regex + ".compile(" + JavaText.quoted(pattern) + ")") + ")";
    }
}
