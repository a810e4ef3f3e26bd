package wherry.tools.skills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import wherry.tool.ToolFailure;

/// The skills as they are now. Safe for use by any thread: one at a time looks what changed, and all see one [SkillSet] or the next.
final class SkillLibrary {
    private static final int READS = 3;

    private final SkillSources sources;
    private final Consumer<String> log;
    private final Consumer<Set<String>> atChange;
    /// Guarded by this object, as are the sources.
    private final SkillReader reader = new SkillReader();
    /// The problems of the last look, so that each is told once. Guarded by this object.
    private Map<String, String> told = Map.of();
    private volatile SkillSet skills = SkillSet.EMPTY;

    /// Takes a first look, of which `atChange` does not hear.
    ///
    /// @param log      takes a line for each skill that is left out
    /// @param atChange takes the URIs of the files that are new, gone or different
    SkillLibrary(SkillSources sources, Consumer<String> log, Consumer<Set<String>> atChange) {
        this.sources = sources;
        this.log = log;
        this.atChange = atChange;
        renew();
    }

    SkillSet skills() {
        return skills;
    }

    /// The bytes of a file, which are those that the manifests of now tell of; empty when no skill has it.
    ///
    /// @throws ToolFailure when it changes as often as it is read
    Optional<byte[]> read(String uri) {
        for (int i = 0; i < READS; i++) {
            SkillFile file = skills.files().get(uri);
            if (file == null) {
                return Optional.empty();
            }
            Optional<byte[]> bytes = bytes(file);
            if (bytes.isPresent()) {
                return bytes;
            }
            synchronized (this) {
                reader.forget(file.source());
            }
            look();
        }
        throw new ToolFailure(uri + " changes while it is read; read it again");
    }

    private static Optional<byte[]> bytes(SkillFile file) {
        try {
            return Optional.of(file.bytes()).filter(file::matches);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Looks what changed since the last time.
    void look() {
        Set<String> changed = renew();
        if (!changed.isEmpty()) {
            atChange.accept(changed);
        }
    }

    private synchronized Set<String> renew() {
        var problems = new TreeMap<String, String>();
        List<Skill> served = new ArrayList<>();
        try {
            for (SkillReader.Verdict verdict : reader.read(Candidate.of(sources.now(), problems))) {
                if (verdict instanceof SkillReader.Verdict.LeftOut(String path, String reason)) {
                    problems.put(path, reason);
                } else if (verdict instanceof SkillReader.Verdict.Served(Skill skill)) {
                    served.add(skill);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // What is known so far is served on, for a folder may be away for a moment while it is replaced.
            tell(Map.of("", "the skills cannot be listed: " + e));
            return Set.of();
        }
        tell(problems);
        SkillSet before = skills;
        skills = new SkillSet(served);
        return differences(before.files(), skills.files());
    }

    private void tell(Map<String, String> problems) {
        problems.forEach((path, reason) -> {
            if (!reason.equals(told.get(path))) {
                log.accept(path.isEmpty() ? reason : "skill " + path + " left out: " + reason);
            }
        });
        told = problems;
    }

    private static Set<String> differences(Map<String, SkillFile> before, Map<String, SkillFile> after) {
        Set<String> uris = new HashSet<>(before.keySet());
        uris.addAll(after.keySet());
        uris.removeIf(uri -> before.containsKey(uri) && after.containsKey(uri)
                && before.get(uri).digest().equals(after.get(uri).digest()));
        return uris;
    }
}
