package wherry.server.call;

import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Codec;
import wherry.protocol.Definitions;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Revision;
import wherry.server.catalog.CatalogSnapshot;
import wherry.server.options.ServerOptions;
import wherry.server.request.ResultMetadata;
import wherry.server.session.Session;
import wherry.server.state.Pagination;
import wherry.tool.Caching;

/// Answers what needs no capability's code: who the server is, what it offers, and a session's small changes.
public final class ImmediateCalls {
    private final ServerOptions options;
    private final ResultMetadata results;
    private final Pagination pages;

    public ImmediateCalls(ServerOptions options, ResultMetadata results, Pagination pages) {
        this.options = options;
        this.results = results;
        this.pages = pages;
    }

    JsonObject answer(Invocation invocation) {
        Revision revision = invocation.caller().revision();
        return switch (invocation.call()) {
            case Call.Discover _ -> discover(invocation.snapshot(), revision);
            case Call.ListItems list -> results.complete(revision,
                    list(invocation.snapshot(), list, invocation.caller().codec()), listCaching());
            case Call.Ping _ -> JsonObject.EMPTY;
            case Call.Subscribe(String uri) -> {
                requireReadable(invocation.snapshot(), uri);
                session(invocation).subscribe(uri);
                yield JsonObject.EMPTY;
            }
            case Call.Unsubscribe(String uri) -> {
                session(invocation).unsubscribe(uri);
                yield JsonObject.EMPTY;
            }
            case Call.SetLevel(var level) -> {
                session(invocation).logLevel(level);
                yield JsonObject.EMPTY;
            }
            case Call.Initialize _ -> throw new FaultException(
                    new Fault.InvalidRequest("initialize opens a session, and this one is open already"));
            case Call.CallTool _, Call.ReadResource _, Call.GetPrompt _, Call.Complete _, Call.Other _, Call.Listen _ ->
                throw new IllegalStateException("not answered here: " + invocation.call());
        };
    }

    public JsonObject initialize(CatalogSnapshot snapshot, Revision revision) {
        Definitions definitions = Codec.of(revision).definitions();
        return JsonObject.builder()
                .put("protocolVersion", revision.text())
                .put("capabilities", capabilities(snapshot, revision))
                .put("serverInfo", definitions.implementation(options.info()))
                .putString("instructions", snapshot.instructions)
                .build();
    }

    private JsonObject discover(CatalogSnapshot snapshot, Revision revision) {
        return results.complete(revision, JsonObject.builder()
                .put("supportedVersions", JsonArray.of(Revision.TEXTS, Json::of))
                .put("capabilities", capabilities(snapshot, revision))
                .putString("instructions", snapshot.instructions)
                .build(), listCaching());
    }

    /// One cache may serve a list to every caller only while a snapshot offers the same to all of them. What shows one caller less
    /// than another must make this private.
    private Caching listCaching() {
        return new Caching(options.listTtl(), true);
    }

    private static JsonObject capabilities(CatalogSnapshot snapshot, Revision revision) {
        JsonObject changes = JsonObject.of("listChanged", Json.of(true));
        var json = JsonObject.builder().put("logging", JsonObject.EMPTY);
        if (snapshot.completes() && revision.since(Revision.V2025_03_26)) {
            json.put("completions", JsonObject.EMPTY);
        }
        if (!snapshot.prompts.isEmpty()) {
            json.put("prompts", changes);
        }
        if (offersResources(snapshot)) {
            json.put("resources", JsonObject.of("subscribe", Json.of(true), "listChanged", Json.of(true)));
        }
        if (!snapshot.tools.isEmpty()) {
            json.put("tools", changes);
        }
        if (revision.isModern() && !snapshot.extensions.isEmpty()) {
            var extensions = JsonObject.builder();
            snapshot.extensions.forEach((identifier, extension) -> extensions.put(identifier, extension.settings()));
            json.put("extensions", extensions.build());
        }
        return json.build();
    }

    private JsonObject list(CatalogSnapshot snapshot, Call.ListItems call, Codec codec) {
        Definitions definitions = codec.definitions();
        Optional<String> cursor = call.cursor();
        return switch (call.kind()) {
            case TOOLS -> pages.page("tools", snapshot.tools, entry -> definitions.tool(entry.tool()), cursor);
            case RESOURCES -> pages.page("resources", snapshot.resources, definitions::resource, cursor);
            case RESOURCE_TEMPLATES -> pages.page("resourceTemplates", snapshot.templates, definitions::template, cursor);
            case PROMPTS -> pages.page("prompts", snapshot.prompts, definitions::prompt, cursor);
        };
    }

    /// A method of a feature that the server does not declare is not there (specification: basic/versioning).
    void requireOffered(Invocation invocation) {
        CatalogSnapshot snapshot = invocation.snapshot();
        boolean offered = switch (invocation.call()) {
            case Call.ListItems list -> switch (list.kind()) {
                case TOOLS -> !snapshot.tools.isEmpty();
                case PROMPTS -> !snapshot.prompts.isEmpty();
                case RESOURCES, RESOURCE_TEMPLATES -> offersResources(snapshot);
            };
            case Call.CallTool _ -> !snapshot.tools.isEmpty();
            case Call.GetPrompt _ -> !snapshot.prompts.isEmpty();
            case Call.ReadResource _, Call.Subscribe _, Call.Unsubscribe _ -> offersResources(snapshot);
            case Call.Complete _ -> snapshot.completes();
            case Call.Other other -> invocation.caller().revision().isModern() && snapshot.methods.containsKey(other.method());
            case Call.Discover _, Call.Ping _, Call.SetLevel _, Call.Listen _, Call.Initialize _ -> true;
        };
        if (!offered) {
            throw new FaultException(new Fault.MethodNotFound(invocation.request().method()));
        }
    }

    private static boolean offersResources(CatalogSnapshot snapshot) {
        return !snapshot.resources.isEmpty() || !snapshot.templates.isEmpty();
    }

    private static void requireReadable(CatalogSnapshot snapshot, String uri) {
        if (!snapshot.resources.containsKey(uri)
                && snapshot.templates.values().stream().noneMatch(template -> template.uriTemplate().match(uri).isPresent())) {
            throw new FaultException(new Fault.ResourceNotFound(uri));
        }
    }

    private static Session session(Invocation invocation) {
        return invocation.caller().session().orElseThrow();
    }
}
