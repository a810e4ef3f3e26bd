package wherry.tools.skills;

import java.util.List;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.Json;

/// A skill: its front matter, and all its files, those of skills in it as well.
///
/// @param path  of its folder in its source; the last name is the skill's
/// @param files in the order of their paths
record Skill(String path, JsonObject frontMatter, List<SkillFile> files) {
    static final String MANIFEST = "SKILL.md";
    /// What a host must support (specification of the extension: Limits).
    static final int MAX_FILES = 512;

    String uri() {
        return SkillFile.uri(path + "/" + MANIFEST);
    }

    String name() {
        return frontMatter.string("name").orElseThrow();
    }

    String description() {
        return frontMatter.string("description").orElseThrow();
    }

    /// Its entry in `skills/list` and `skills/get`.
    JsonObject entry() {
        return JsonObject.of("uri", Json.of(uri()), "frontmatter", frontMatter, "resources", JsonArray.of(files, SkillFile::entry));
    }
}
