package wherry.json.regex;

/// Parses character classes `[…]` and escapes, each of which matches one code point of a set.
final class ClassParser {
    static final CodePointSet WORD =
            new CodePointSet.Builder().add('0', '9').add('A', 'Z').add('_', '_').add('a', 'z').build();
    private static final CodePointSet DIGIT = new CodePointSet.Builder().add('0', '9').build();
    /// White space and line ends of ECMA-262. The category Zs is listed here, because looking it up takes some milliseconds.
    private static final CodePointSet SPACE = new CodePointSet.Builder().add('\t', '\r').add(' ', ' ').add(0xA0, 0xA0)
            .add(0x1680, 0x1680).add(0x2000, 0x200A).add(0x2028, 0x2029).add(0x202F, 0x202F).add(0x205F, 0x205F).add(0x3000, 0x3000)
            .add(0xFEFF, 0xFEFF).build();
    private static final String SETS = "dDsSwWpP";

    private final RegexInput input;
    private final RegexSize size;

    ClassParser(RegexInput input, RegexSize size) {
        this.input = input;
        this.size = size;
    }

    /// Parses a class after its opening bracket.
    CodePointSet characterClass() {
        boolean negated = input.take("^");
        var builder = new CodePointSet.Builder();
        while (!input.take("]")) {
            if (input.isAtEscape(SETS)) {
                builder.add(escapedSet());
            } else {
                range(builder);
            }
        }
        CodePointSet set = negated ? builder.build().complement() : builder.build();
        size.add(set);
        return set;
    }

    /// Parses a character, or two with `-` between them. A `-` beside a set or at the end of the class stands for itself.
    private void range(CodePointSet.Builder builder) {
        int first = member();
        int last = first;
        int before = input.at();
        if (input.take("-")) {
            if (input.isAt("]") || input.isAtEscape(SETS)) {
                input.goTo(before);
            } else {
                last = member();
            }
        }
        if (last < first) {
            throw input.failure("a range whose end comes before its start");
        }
        size.add(1);
        builder.add(first, last);
    }

    private int member() {
        if (input.isAtEnd()) {
            throw input.failure("a character class that is not closed");
        }
        if (!input.take("\\")) {
            return input.next();
        }
        return input.take("b") ? '\b' : character();
    }

    /// Parses an escape outside classes, except edges and back-references.
    CodePointSet escape() {
        if (input.isAtEscape(SETS)) {
            return escapedSet();
        }
        input.take("\\");
        CodePointSet set = CodePointSet.of(character());
        size.add(set);
        return set;
    }

    /// Parses an escape that names a set, such as `\d` or `\p{L}`.
    private CodePointSet escapedSet() {
        input.take("\\");
        int c = input.next();
        CodePointSet set = switch (c) {
            case 'd', 'D' -> DIGIT;
            case 'w', 'W' -> WORD;
            case 's', 'S' -> SPACE;
            default -> property();
        };
        size.add(set);
        return Character.isUpperCase(c) ? set.complement() : set;
    }

    private CodePointSet property() {
        if (!input.take("{")) {
            throw input.failure("\\p without a property in braces");
        }
        String name = input.name();
        String kind = "";
        if (input.take("=")) {
            kind = name;
            name = input.name();
        }
        if (!input.take("}")) {
            throw input.failure("\\p without a property in braces");
        }
        return UnicodeProperty.find(kind, name).orElseThrow(() -> input.failure("a Unicode property that is not known"));
    }

    /// Parses an escape that names one character, after its backslash.
    private int character() {
        if (input.isAtEnd()) {
            throw input.failure("nothing after the last \\");
        }
        int c = input.next();
        return switch (c) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'v' -> 0x0B;
            case 'f' -> '\f';
            case 'r' -> '\r';
            case '0' -> 0;
            case 'c' -> control();
            case 'x' -> complete(input.hexadecimal(2, 2));
            case 'u' -> unicode();
            default -> {
                if (c < 128 && Character.isLetterOrDigit(c)) {
                    throw input.failure("an escape that is not known");
                }
                yield c;
            }
        };
    }

    private int control() {
        int letter = input.isAtEnd() ? 0 : input.next();
        return complete(letter < 128 && Character.isLetter(letter) ? letter % 32 : -1);
    }

    private int unicode() {
        if (input.take("{")) {
            int code = input.hexadecimal(1, 6);
            return complete(input.take("}") && code <= Character.MAX_CODE_POINT ? code : -1);
        }
        int high = complete(input.hexadecimal(4, 4));
        int before = input.at();
        if (Character.isHighSurrogate((char) high) && input.take("\\u")) {
            int low = input.hexadecimal(4, 4);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                return Character.toCodePoint((char) high, (char) low);
            }
            input.goTo(before);
        }
        return high;
    }

    private int complete(int code) {
        if (code < 0) {
            throw input.failure("an escape that is not complete");
        }
        return code;
    }
}
