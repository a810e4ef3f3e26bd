package wherry.tools.skills;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wherry.tool.Capability;
import wherry.tool.Extension;
import wherry.tool.Host;
import wherry.tool.Resource;
import wherry.tool.ResourceContents;
import wherry.tool.ResourceResult;
import wherry.tool.ResourceTemplate;
import wherry.tool.Setting;

/// Offers skills as resources, and the extension that lists them. Offers nothing when there is no folder and no capability brings skills.
public final class SkillsCapability implements Capability {
    private static final Setting<Path> FOLDER = Setting.folder("MCP_SKILLS", "where skills are: each folder with a SKILL.md is one");

    /// Null before the start, and when there are no sources of skills; then the follower is null as well.
    private SkillLibrary library;
    private Thread follower;

    /// For the service loader.
    public SkillsCapability() {
    }

    @Override
    public String name() {
        return "skills";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(FOLDER);
    }

    @Override
    public void start(Host host) {
        var sources = new SkillSources(host.find(FOLDER).map(SkillFolder::new).stream().toList(), host::modules);
        if (!sources.now().isEmpty()) {
            library = new SkillLibrary(sources, SkillsCapability::log, changed -> tell(host, changed));
            follower = SkillFollower.start(library);
        }
    }

    private static void log(String line) {
        System.getLogger(SkillsCapability.class.getPackageName()).log(Level.WARNING, line);
    }

    private static void tell(Host host, Set<String> changed) {
        host.listsChanged();
        changed.forEach(host::resourceUpdated);
    }

    @Override
    public List<Resource> resources() {
        return library == null ? List.of() : library.skills().skills().values().stream().map(this::resource).toList();
    }

    private Resource resource(Skill skill) {
        return Resource.at(skill.uri(), skill.name()).description(skill.description()).mimeType("text/markdown")
                .reader((uri, _, _) -> read(uri));
    }

    @Override
    public List<ResourceTemplate> resourceTemplates() {
        return library == null ? List.of() : List.of(ResourceTemplate.at("skill://{+path}", "skill-file")
                .description("A file of a skill. A SKILL.md names the files beside it by relative paths.")
                .reader((uri, _, _) -> read(uri)));
    }

    private Optional<ResourceResult> read(String uri) {
        return library.read(uri).map(bytes -> ResourceResult.of(contents(uri, bytes)));
    }

    /// Text when the bytes are UTF-8: it then stands for the same bytes.
    private static ResourceContents contents(String uri, byte[] bytes) {
        try {
            return ResourceContents.text(uri, MimeTypes.of(uri), StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException _) {
            return ResourceContents.blob(uri, MimeTypes.of(uri), bytes);
        }
    }

    @Override
    public List<Extension> extensions() {
        return library == null ? List.of() : List.of(new SkillMethods(library).extension());
    }

    @Override
    public Optional<String> instructions() {
        return Optional.of(library == null
                ? "No skills are served: the operator of this server may name a folder of them by MCP_SKILLS."
                : "Resources skill://…/SKILL.md are skills: instructions for a kind of task. Read the one that fits before you begin.");
    }

    @Override
    public void close() {
        if (follower != null) {
            follower.interrupt();
        }
    }
}
