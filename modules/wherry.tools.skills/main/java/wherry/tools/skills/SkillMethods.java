package wherry.tools.skills;

import java.util.List;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.CallContext;
import wherry.tool.Extension;
import wherry.tool.ExtensionMethod;
import wherry.tool.ExtensionMethod.Result;

/// The methods of the extension `io.modelcontextprotocol/skills`.
final class SkillMethods {
    /// How long a client may keep an entry; short, since files that changed meanwhile do not match it.
    private static final long TTL_MILLIS = 5000;
    private static final Paging<Skill> SKILLS = new Paging<>("skills", skill -> skill.files().size(), each -> each.getValue().entry());

    private final SkillLibrary library;

    SkillMethods(SkillLibrary library) {
        this.library = library;
    }

    Extension extension() {
        return new Extension("io.modelcontextprotocol/skills", JsonObject.of("directoryRead", Json.of(true)), List.of(
                ExtensionMethod.of("skills/list", this::list).forEveryClient(),
                ExtensionMethod.of("skills/get", this::get).forEveryClient(),
                ExtensionMethod.of("resources/directory/read", this::readDirectory).forEveryClient()));
    }

    private Result list(JsonObject params, CallContext call) {
        return complete(SKILLS.page(library.skills().skills(), params));
    }

    private Result get(JsonObject params, CallContext call) {
        String uri = uri(params);
        Skill skill = library.skills().skills().get(uri);
        if (skill == null) {
            throw new IllegalArgumentException("params.uri: expected the URI of the SKILL.md of a skill, got " + uri
                    + ", at which no skill is served");
        }
        return complete(JsonObject.of("skill", skill.entry()));
    }

    private Result readDirectory(JsonObject params, CallContext call) {
        String uri = uri(params);
        SkillSet skills = library.skills();
        var children = skills.folder(uri).orElseThrow(() -> new IllegalArgumentException(
                "params.uri: expected the URI of a folder of a skill, without a slash at its end, got " + uri));
        return complete(new Paging<String>("resources", _ -> 1, each -> child(skills, each.getKey(), each.getValue()))
                .page(children, params));
    }

    private static String uri(JsonObject params) {
        return params.string("uri").orElseThrow(() -> new IllegalArgumentException("params.uri: expected a string, got "
                + params.get("uri").map(Json::kind).orElse("none")));
    }

    private static Result complete(JsonObject body) {
        return new Result("complete", body.toBuilder().put("ttlMs", TTL_MILLIS).put("cacheScope", "public").build());
    }

    private static JsonObject child(SkillSet skills, String uri, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        SkillFile file = skills.files().get(uri);
        if (file == null) {
            return JsonObject.of("uri", Json.of(uri), "name", Json.of(name), "mimeType", Json.of(MimeTypes.FOLDER));
        }
        Skill skill = skills.skills().get(uri);
        var child = JsonObject.builder().put("uri", uri).put("name", skill == null ? name : skill.name());
        if (skill != null) {
            child.put("description", skill.description());
        }
        String type = MimeTypes.of(name);
        return (type.isEmpty() ? child : child.put("mimeType", type)).put("size", file.size()).build();
    }
}
