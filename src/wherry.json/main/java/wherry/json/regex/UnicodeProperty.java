package wherry.json.regex;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/// The properties that `\p{…}` names: general categories, scripts, and the binary properties that the JDK knows.
final class UnicodeProperty {
    /// Each general category: its value of [Character#getType], its short name and its other names.
    private static final String CATEGORIES = """
            0 Cn Unassigned
            1 Lu Uppercase_Letter
            2 Ll Lowercase_Letter
            3 Lt Titlecase_Letter
            4 Lm Modifier_Letter
            5 Lo Other_Letter
            6 Mn Nonspacing_Mark
            7 Me Enclosing_Mark
            8 Mc Spacing_Mark
            9 Nd Decimal_Number digit
            10 Nl Letter_Number
            11 No Other_Number
            12 Zs Space_Separator
            13 Zl Line_Separator
            14 Zp Paragraph_Separator
            15 Cc Control cntrl
            16 Cf Format
            18 Co Private_Use
            19 Cs Surrogate
            20 Pd Dash_Punctuation
            21 Ps Open_Punctuation
            22 Pe Close_Punctuation
            23 Pc Connector_Punctuation
            24 Po Other_Punctuation
            25 Sm Math_Symbol
            26 Sc Currency_Symbol
            27 Sk Modifier_Symbol
            28 So Other_Symbol
            29 Pi Initial_Punctuation
            30 Pf Final_Punctuation
            """;
    /// Names of groups of categories: a group has the categories whose short names begin with the first word.
    private static final String GROUPS = """
            L Letter
            M Mark Combining_Mark
            N Number
            P Punctuation punct
            S Symbol
            Z Separator
            C Other
            """;
    private static final Map<String, Integer> CATEGORY_BITS = categoryBits();
    private static final Map<String, IntPredicate> BINARY = Map.ofEntries(
            Map.entry("Alphabetic", Character::isAlphabetic), Map.entry("Alpha", Character::isAlphabetic),
            Map.entry("Any", c -> true), Map.entry("ASCII", c -> c < 128),
            Map.entry("ASCII_Hex_Digit", UnicodeProperty::isHexDigit), Map.entry("AHex", UnicodeProperty::isHexDigit),
            Map.entry("Assigned", c -> Character.getType(c) != Character.UNASSIGNED),
            Map.entry("Emoji", Character::isEmoji), Map.entry("Emoji_Component", Character::isEmojiComponent),
            Map.entry("Emoji_Modifier", Character::isEmojiModifier),
            Map.entry("Emoji_Modifier_Base", Character::isEmojiModifierBase),
            Map.entry("Emoji_Presentation", Character::isEmojiPresentation),
            Map.entry("Extended_Pictographic", Character::isExtendedPictographic),
            Map.entry("ID_Start", Character::isUnicodeIdentifierStart), Map.entry("IDS", Character::isUnicodeIdentifierStart),
            Map.entry("Ideographic", Character::isIdeographic), Map.entry("Ideo", Character::isIdeographic),
            Map.entry("Lowercase", Character::isLowerCase), Map.entry("Lower", Character::isLowerCase),
            Map.entry("Uppercase", Character::isUpperCase), Map.entry("Upper", Character::isUpperCase),
            Map.entry("White_Space", UnicodeProperty::isWhiteSpace), Map.entry("space", UnicodeProperty::isWhiteSpace));
    /// The properties that were looked up before: a lookup takes some milliseconds, and there are few properties.
    private static final Map<String, CodePointSet> SETS = new ConcurrentHashMap<>();

    private UnicodeProperty() {
    }

    /// @param kind the text before `=`; empty when there is none
    static Optional<CodePointSet> find(String kind, String name) {
        return switch (kind) {
            case "Script", "sc", "Script_Extensions", "scx" -> script(name);
            case "General_Category", "gc" -> category(name);
            default -> category(name).or(() -> binary(name));
        };
    }

    private static Optional<CodePointSet> category(String name) {
        return Optional.ofNullable(CATEGORY_BITS.get(name)).map(bits -> SETS.computeIfAbsent("gc=" + name,
                _ -> CodePointSet.where(c -> (bits >>> Character.getType(c) & 1) != 0)));
    }

    private static Optional<CodePointSet> binary(String name) {
        return Optional.ofNullable(BINARY.get(name))
                .map(predicate -> SETS.computeIfAbsent(name, _ -> CodePointSet.where(predicate)));
    }

    private static Optional<CodePointSet> script(String name) {
        try {
            Character.UnicodeScript script = Character.UnicodeScript.forName(name);
            return Optional.of(SETS.computeIfAbsent("sc=" + script,
                    _ -> CodePointSet.where(c -> Character.UnicodeScript.of(c) == script)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// One bit for each value of [Character#getType], by name.
    private static Map<String, Integer> categoryBits() {
        var bits = new HashMap<String, Integer>();
        CATEGORIES.lines().map(line -> line.split(" ")).forEach(words -> {
            for (int i = 1; i < words.length; i++) {
                bits.put(words[i], 1 << Integer.parseInt(words[0]));
            }
            bits.merge(words[1].substring(0, 1), 1 << Integer.parseInt(words[0]), (a, b) -> a | b);
        });
        GROUPS.lines().map(line -> line.split(" ")).forEach(words -> {
            for (int i = 1; i < words.length; i++) {
                bits.put(words[i], bits.get(words[0]));
            }
        });
        bits.put("LC", bits.get("Lu") | bits.get("Ll") | bits.get("Lt"));
        bits.put("Cased_Letter", bits.get("LC"));
        return Map.copyOf(bits);
    }

    private static boolean isHexDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static boolean isWhiteSpace(int c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }
}
