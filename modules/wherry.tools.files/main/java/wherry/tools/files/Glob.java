package wherry.tools.files;

import java.nio.file.Path;
import java.util.List;
import wherry.json.regex.Regex;
import wherry.json.regex.RegexException;
import wherry.tool.ToolFailure;

/// A pattern for relative paths, as minimatch with `dot` reads it: `*` and `?` within a name, `**` for any number of names, `[a-z]`, `{a,b}`,
/// `!` at the beginning for all others. Matches in linear time. Immutable.
final class Glob {
    private static final int LONGEST = 1_000;
    private static final int MOST_SIZE = 10_000;

    private final Regex regex;
    private final boolean negated;

    private Glob(Regex regex, boolean negated) {
        this.regex = regex;
        this.negated = negated;
    }

    static Glob of(String pattern) {
        if (pattern.isEmpty() || pattern.length() > LONGEST) {
            throw new ToolFailure("A pattern should have 1 to " + LONGEST + " characters, not " + pattern.length());
        }
        boolean negated = pattern.startsWith("!");
        try {
            return new Glob(Regex.compile("^(?:" + new GlobTranslation(negated ? pattern.substring(1) : pattern).regex() + ")$", MOST_SIZE), negated);
        } catch (RegexException e) {
            throw new ToolFailure("The pattern '" + pattern + "' is not valid; write such as *.txt, src/**, {a,b}.md or [a-z]*");
        }
    }

    boolean matches(Path path) {
        return regex.isIn(path.toString().replace(path.getFileSystem().getSeparator(), "/")) != negated;
    }

    static boolean matchesAny(List<Glob> globs, Path path) {
        for (Glob glob : globs) {
            if (glob.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
