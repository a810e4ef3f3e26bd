package wherry.tools.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wherry.tool.CallContext;
import wherry.tool.ToolResult;
import wherry.tool.method.Default;
import wherry.tool.method.Example;
import wherry.tool.method.Hint;
import wherry.tool.method.Length;
import wherry.tool.method.Name;
import wherry.tool.method.Range;
import wherry.tool.method.ToolMethod;
import wherry.tools.files.access.AccessException;
import wherry.tools.files.access.Place;
import wherry.tools.files.access.Roots;
import wherry.tools.files.access.Walk;

/// The tools that look for files: by name, as the reference server does, and by contents.
final class SearchTools {
    private static final int MOST_PATHS = 2_000;

    private final Access access;

    SearchTools(Access access) {
        this.access = access;
    }

    /// Finds files and directories by their names, in a directory and all below it. Gives whole paths.
    ///
    /// @param path            the directory
    /// @param pattern         a glob for the path below it: *.txt matches there alone, **/*.txt at any depth
    /// @param excludePatterns globs of what to leave out, such as **/node_modules
    /// @param cursor          nextCursor of a cut result
    @ToolMethod(name = "search_files", title = "Search Files", hints = Hint.READ_ONLY)
    ToolResult searchFiles(@Example("/docs") String path, @Example("**/*.md") String pattern,
            @Name("excludePatterns") @Default("[]") List<String> excludePatterns, Optional<String> cursor, CallContext call)
            throws IOException, InterruptedException {
        Roots roots = access.roots(call);
        Place place = roots.locate(path);
        Glob wanted = Glob.of(pattern);
        List<Glob> excluded = globs(excludePatterns);
        var found = new ArrayList<String>();
        Walk walk = Walk.of(place, Answers.path(cursor.orElse("")), entry -> {
            if (Glob.matchesAny(excluded, entry.path()) || entry.attributes().isSymbolicLink() && !leadsInside(roots, place, entry.path())) {
                return Walk.Next.SKIP;
            }
            if (wanted.matches(entry.path())) {
                found.add(place.path().resolve(entry.path()).toString());
            }
            return found.size() < MOST_PATHS ? Walk.Next.GO_ON : Walk.Next.STOP;
        });
        return answer(found, walk, found.size() + " paths");
    }

    private static boolean leadsInside(Roots roots, Place place, Path path) {
        try {
            return roots.locate(place.path().resolve(path).toString()).path().toFile().exists();
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Glob> globs(List<String> patterns) {
        var globs = new ArrayList<Glob>();
        for (String pattern : patterns) {
            globs.add(Glob.of(pattern));
        }
        return globs;
    }

    private static ToolResult answer(List<String> lines, Walk walk, String shown) {
        String text = lines.isEmpty() ? "No matches found" : String.join("\n", lines);
        return walk.stopped() == null ? Answers.text(text, walk.leftOut().strip())
                : Answers.cut(text, "The search stopped after " + shown + " at '" + walk.stopped() + "'." + walk.leftOut(), walk.stopped().toString());
    }

    /// Finds the lines of text files that match a regular expression. Gives path, number and text of each line.
    ///
    /// @param path            a directory, which is searched with all below it, or a file
    /// @param pattern         a regular expression (ECMAScript without flags), which takes part of a line
    /// @param filePattern     a glob for the paths below the directory, such as **/*.java
    /// @param excludePatterns globs of what to leave out, such as **/node_modules
    /// @param limit           how many lines at most
    /// @param cursor          nextCursor of a cut result
    @ToolMethod(name = "search_content", title = "Search Content", hints = Hint.READ_ONLY)
    ToolResult searchContent(@Example("/docs") String path, @Example("[Tt]odo") @Length(min = 1, max = 1_000) String pattern,
            @Name("filePattern") @Default("**") String filePattern, @Name("excludePatterns") @Default("[]") List<String> excludePatterns,
            @Default("100") @Range(min = 1, max = 1_000) int limit, Optional<String> cursor, CallContext call)
            throws IOException, InterruptedException {
        Place place = access.locate(path, call);
        var search = new ContentSearch(pattern, limit);
        if (!place.attributes().isDirectory()) {
            return search.searchAlone(place);
        }
        Glob wanted = Glob.of(filePattern);
        List<Glob> excluded = globs(excludePatterns);
        Walk walk = Walk.of(place, Answers.path(cursor.orElse("")), entry -> {
            if (Glob.matchesAny(excluded, entry.path())) {
                return Walk.Next.SKIP;
            }
            if (entry.attributes().isRegularFile() && wanted.matches(entry.path())) {
                search.search(place, entry);
            }
            return search.isFull() ? Walk.Next.STOP : Walk.Next.GO_ON;
        });
        String leftOut = (search.leftOut() + walk.leftOut()).strip();
        return walk.stopped() == null ? Answers.text(search.text(), leftOut)
                : Answers.cut(search.text(), ("The search stopped at '" + walk.stopped() + "'. " + leftOut).strip(), walk.stopped().toString());
    }
}
