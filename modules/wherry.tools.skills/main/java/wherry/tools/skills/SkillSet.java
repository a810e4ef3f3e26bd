package wherry.tools.skills;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// The skills at one moment, by URI; immutable.
final class SkillSet {
    static final SkillSet EMPTY = new SkillSet(List.of());

    private final NavigableMap<String, Skill> skills = new TreeMap<>();
    private final Map<String, SkillFile> files = new HashMap<>();
    /// The paths of what is in each folder, by URI of the folder and of what is in it.
    private final Map<String, NavigableMap<String, String>> folders = new HashMap<>();

    SkillSet(Collection<Skill> all) {
        for (Skill skill : all) {
            skills.put(skill.uri(), skill);
            for (SkillFile file : skill.files()) {
                if (files.putIfAbsent(file.uri(), file) == null) {
                    addToFolder(file.source().path());
                }
            }
        }
    }

    private void addToFolder(String path) {
        int end = path.lastIndexOf('/');
        if (end > 0) {
            String folder = path.substring(0, end);
            if (folders.computeIfAbsent(SkillFile.uri(folder), _ -> new TreeMap<>()).put(SkillFile.uri(path), path) == null) {
                addToFolder(folder);
            }
        }
    }

    /// By the URI of their `SKILL.md`.
    NavigableMap<String, Skill> skills() {
        return skills;
    }

    /// All files of all skills.
    Map<String, SkillFile> files() {
        return files;
    }

    /// The paths of what a folder holds, by URI; empty when there is no such folder.
    Optional<NavigableMap<String, String>> folder(String uri) {
        return Optional.ofNullable(folders.get(uri));
    }
}
