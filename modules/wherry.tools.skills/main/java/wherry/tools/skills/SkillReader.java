package wherry.tools.skills;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Makes skills of files. A folder whose files are as they were the last time is not read again. For one thread at a time.
final class SkillReader {
    private final Map<Candidate, Verdict> known = new HashMap<>();

    /// What became of a candidate.
    sealed interface Verdict {

        record Served(Skill skill) implements Verdict {
        }

        /// @param reason for the operator
        record LeftOut(String path, String reason) implements Verdict {
        }
    }

    /// A verdict for each, in their order.
    List<Verdict> read(List<Candidate> candidates) {
        known.keySet().retainAll(new HashSet<>(candidates));
        var verdicts = new ArrayList<Verdict>(candidates.size());
        for (Candidate each : candidates) {
            verdicts.add(known.computeIfAbsent(each, SkillReader::verdict));
        }
        return verdicts;
    }

    /// Has the skills with this file read again.
    void forget(SourceFile file) {
        known.keySet().removeIf(candidate -> candidate.files().contains(file));
    }

    private static Verdict verdict(Candidate candidate) {
        try {
            return new Verdict.Served(skill(candidate));
        } catch (BrokenSkill e) {
            return new Verdict.LeftOut(candidate.path(), e.getMessage());
        }
    }

    private static Skill skill(Candidate candidate) throws BrokenSkill {
        String path = candidate.path();
        if (path.isEmpty()) {
            throw new BrokenSkill("SKILL.md stands at the top of the folder of skills; name the folder above it");
        }
        if (candidate.files().size() > Skill.MAX_FILES) {
            throw new BrokenSkill("it has " + candidate.files().size() + " files, and a skill may have " + Skill.MAX_FILES);
        }
        var files = new ArrayList<SkillFile>();
        long left = SkillFile.MAX_BYTES;
        for (SourceFile source : candidate.files()) {
            try {
                SkillFile file = SkillFile.read(source, left);
                left -= file.size();
                files.add(file);
            } catch (IOException e) {
                throw new BrokenSkill("file " + source.path() + " " + e.getMessage());
            }
        }
        String manifest = path + "/" + Skill.MANIFEST;
        SkillFile first = files.stream().filter(file -> file.source().path().equals(manifest)).findFirst().orElseThrow();
        return new Skill(path, FrontMatter.read(bytes(first), path.substring(path.lastIndexOf('/') + 1)), List.copyOf(files));
    }

    private static byte[] bytes(SkillFile file) throws BrokenSkill {
        try {
            byte[] bytes = file.bytes();
            if (file.matches(bytes)) {
                return bytes;
            }
        } catch (IOException _) {
            // It was there a moment ago.
        }
        throw new BrokenSkill("SKILL.md changed while it was read");
    }
}
