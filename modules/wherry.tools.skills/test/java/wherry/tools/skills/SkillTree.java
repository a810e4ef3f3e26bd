package wherry.tools.skills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A folder in which tests put skills.
record SkillTree(Path folder) {

    /// Puts a skill at a path, with nothing but what it has to have.
    SkillTree skill(String path) {
        return file(path + "/SKILL.md", "---\nname: " + path.substring(path.lastIndexOf('/') + 1) + "\ndescription: About " + path + "\n---\nDo it.\n");
    }

    SkillTree file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    SkillTree file(String path, byte[] bytes) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SkillTree link(String path, Path target) {
        try {
            Path link = folder.resolve(path);
            Files.createDirectories(link.getParent());
            Files.createSymbolicLink(link, target);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The sources that are this folder alone.
    SkillSources sources() {
        return new SkillSources(List.of(new SkillFolder(folder)), Set::of);
    }
}
