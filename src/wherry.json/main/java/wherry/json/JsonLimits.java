package wherry.json;

/// The limits of a [JsonReader]. A text that exceeds one is refused with a [JsonException].
///
/// @param depth     arrays and objects inside one another
/// @param string    characters of one string
/// @param name      characters of one member name
/// @param number    characters of one number
/// @param exponent  greatest absolute decimal exponent; it keeps a short text from standing for a number with a billion digits
/// @param values    values in one text, containers included
public record JsonLimits(int depth, int string, int name, int number, int exponent, int values) {
    public static final JsonLimits DEFAULT = new JsonLimits(64, 4 << 20, 256, 64, 1000, 100_000);
}
