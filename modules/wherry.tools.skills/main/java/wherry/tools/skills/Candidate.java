package wherry.tools.skills;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A folder with a `SKILL.md`, and all files in it in the order of their paths.
record Candidate(String path, List<SourceFile> files) {

    /// All of some sources. A name at the top of several sources belongs to the first of them.
    ///
    /// @param problems takes the names that a later source has as well
    /// @throws IOException when a source cannot be listed
    static List<Candidate> of(List<SkillSource> sources, Map<String, String> problems) throws IOException {
        var candidates = new ArrayList<Candidate>();
        var owners = new HashMap<String, SkillSource>();
        for (SkillSource source : sources) {
            var files = new TreeMap<String, SourceFile>();
            for (SourceFile file : source.files()) {
                String name = file.path().split("/", 2)[0];
                if (owners.computeIfAbsent(name, _ -> source).equals(source)) {
                    files.put(file.path(), file);
                } else {
                    problems.put(name, "another source of skills has a folder of this name");
                }
            }
            addAll(candidates, files);
        }
        return candidates;
    }

    private static void addAll(List<Candidate> candidates, TreeMap<String, SourceFile> files) {
        for (String path : files.keySet()) {
            if (path.equals(Skill.MANIFEST)) {
                candidates.add(new Candidate("", List.of(files.get(path))));
            } else if (path.endsWith("/" + Skill.MANIFEST)) {
                String folder = path.substring(0, path.lastIndexOf('/'));
                // The character after the slash ends the range of what begins with the folder and a slash.
                candidates.add(new Candidate(folder, List.copyOf(files.subMap(folder + "/", folder + (char) ('/' + 1)).values())));
            }
        }
    }
}
