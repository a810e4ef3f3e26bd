package wherry.tools.skills;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// The YAML between two lines `---` with which a `SKILL.md` begins, and the rules of the Agent Skills specification for it.
final class FrontMatter {
    static final int MAX_CHARACTERS = 64 * 1024;
    private static final int MAX_DESCRIPTION = 1024;
    private static final int MAX_COMPATIBILITY = 500;
    private static final Pattern FIRST_LINE = Pattern.compile("\uFEFF?---\r?\n");
    private static final Pattern LAST_LINE = Pattern.compile("^---[\t ]*\r?$", Pattern.MULTILINE | Pattern.UNIX_LINES);
    private static final Pattern NAME = Pattern.compile("(?!.*--)[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");

    private FrontMatter() {
    }

    /// All that the author wrote, unchanged.
    ///
    /// @param folder the name of the skill's folder, which the skill has to have as well
    /// @throws BrokenSkill when it is not front matter of a skill
    static JsonObject read(byte[] file, String folder) throws BrokenSkill {
        if (!(YamlReader.read(yaml(text(file))) instanceof JsonObject object)) {
            throw new BrokenSkill("the front matter is no mapping of names to values");
        }
        String name = text(object, "name", 64);
        if (!NAME.matcher(name).matches()) {
            throw new BrokenSkill("name: expected lower-case letters, digits and single hyphens between them, got '" + name + "'");
        }
        if (!name.equals(folder)) {
            throw new BrokenSkill("name: expected '" + folder + "', as the folder is named, got '" + name + "'");
        }
        text(object, "description", MAX_DESCRIPTION);
        if (object.has("compatibility")) {
            text(object, "compatibility", MAX_COMPATIBILITY);
        }
        if (object.has("metadata")) {
            checkMetadata(object.get("metadata").orElseThrow());
        }
        return object;
    }

    /// A client may refuse the whole list of skills for one whose metadata is otherwise.
    private static void checkMetadata(Json metadata) throws BrokenSkill {
        if (!(metadata instanceof JsonObject object)) {
            throw new BrokenSkill("metadata: expected texts by name, got " + metadata.kind());
        }
        for (int i = 0; i < object.size(); i++) {
            if (!(object.valueAt(i) instanceof JsonString)) {
                throw new BrokenSkill("metadata: expected a text as " + object.nameAt(i) + ", got " + object.valueAt(i).kind()
                        + "; in quotes it is a text");
            }
        }
    }

    private static String text(JsonObject object, String member, int most) throws BrokenSkill {
        if (!(object.get(member).orElse(null) instanceof JsonString(String text)) || text.isBlank()) {
            throw new BrokenSkill(member + ": expected a text, got "
                    + object.get(member).map(value -> value instanceof JsonString ? "an empty one" : value.kind()).orElse("none"));
        }
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            throw new BrokenSkill(member + ": expected at most " + most + " characters, got " + length);
        }
        return text;
    }

    private static String text(byte[] file) throws BrokenSkill {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            throw new BrokenSkill("SKILL.md is not UTF-8");
        }
    }

    private static String yaml(String text) throws BrokenSkill {
        Matcher first = FIRST_LINE.matcher(text);
        if (!first.lookingAt()) {
            throw new BrokenSkill("SKILL.md does not begin with a line ---");
        }
        Matcher last = LAST_LINE.matcher(text).region(first.end(), Math.min(text.length(), first.end() + MAX_CHARACTERS))
                .useAnchoringBounds(false);
        if (!last.find()) {
            throw new BrokenSkill("SKILL.md has no second line --- in its first " + MAX_CHARACTERS + " characters");
        }
        return text.substring(first.end(), last.start());
    }
}
