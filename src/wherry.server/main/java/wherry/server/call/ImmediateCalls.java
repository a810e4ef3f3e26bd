package wherry.server.call;

import java.util.Set;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Codec;
import wherry.protocol.Definitions;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Revision;
import wherry.server.access.Item;
import wherry.server.catalog.CatalogSnapshot;
import wherry.server.catalog.ItemScopes;
import wherry.server.catalog.ListKind;
import wherry.server.session.Caller;
import wherry.server.options.ServerOptions;
import wherry.server.request.ResultMetadata;
import wherry.server.session.Session;
import wherry.server.state.Pagination;
import wherry.tool.Caching;
import wherry.tool.Principal;

/// Answers the calls that need no capability's code: `initialize`, lists, `ping`, and changes of a session.
public final class ImmediateCalls {
    private final ServerOptions options;
    private final ResultMetadata results;
    private final Pagination pages;

    public ImmediateCalls(ServerOptions options, ResultMetadata results, Pagination pages) {
        this.options = options;
        this.results = results;
        this.pages = pages;
    }

    JsonObject answer(Call.Immediate call, Caller caller, CatalogSnapshot snapshot) {
        Revision revision = caller.revision();
        return switch (call) {
            case Call.Discover _ -> discover(snapshot, caller);
            case Call.ListItems list -> results.complete(revision, list(snapshot, list, caller), listCaching(caller));
            case Call.Ping _ -> JsonObject.EMPTY;
            case Call.Subscribe(String uri) -> {
                if (!snapshot.hasResource(uri)) {
                    throw new FaultException(new Fault.ResourceNotFound(uri));
                }
                session(caller).subscribe(uri);
                yield JsonObject.EMPTY;
            }
            case Call.Unsubscribe(String uri) -> {
                session(caller).unsubscribe(uri);
                yield JsonObject.EMPTY;
            }
            case Call.SetLevel(var level) -> {
                session(caller).logLevel(level);
                yield JsonObject.EMPTY;
            }
            case Call.Initialize _ -> throw new FaultException(
                    new Fault.InvalidRequest("initialize opens a session, and this one is open already"));
        };
    }

    public JsonObject initialize(CatalogSnapshot snapshot, Revision revision) {
        Definitions definitions = Codec.of(revision).definitions();
        return instructed(JsonObject.builder()
                .put("protocolVersion", revision.text())
                .put("capabilities", capabilities(snapshot, revision))
                .put("serverInfo", definitions.implementation(options.info())), snapshot);
    }

    private JsonObject discover(CatalogSnapshot snapshot, Caller caller) {
        Revision revision = caller.revision();
        return results.complete(revision, instructed(JsonObject.builder()
                .put("supportedVersions", JsonArray.of(Revision.TEXTS, Json::of))
                .put("capabilities", capabilities(snapshot, revision)), snapshot), listCaching(caller));
    }

    private static JsonObject instructed(JsonObject.Builder json, CatalogSnapshot snapshot) {
        snapshot.instructions().ifPresent(text -> json.put("instructions", text));
        return json.build();
    }

    /// A shared cache may serve a list to every anonymous caller, since each snapshot offers the same to all of them. Any other caller sees
    /// what its scopes allow.
    private Caching listCaching(Caller caller) {
        return new Caching(options.listTtl(), caller.principal().isAnonymous());
    }

    private static JsonObject capabilities(CatalogSnapshot snapshot, Revision revision) {
        JsonObject changes = JsonObject.of("listChanged", Json.of(true));
        Set<ListKind> declared = snapshot.kinds();
        var json = JsonObject.builder().put("logging", JsonObject.EMPTY);
        if (snapshot.completes() && revision.since(Revision.V2025_03_26)) {
            json.put("completions", JsonObject.EMPTY);
        }
        if (declared.contains(ListKind.PROMPTS)) {
            json.put("prompts", changes);
        }
        if (declared.contains(ListKind.RESOURCES)) {
            json.put("resources", JsonObject.of("subscribe", Json.of(true), "listChanged", Json.of(true)));
        }
        if (declared.contains(ListKind.TOOLS)) {
            json.put("tools", changes);
        }
        if (revision.isModern() && !snapshot.extensions().isEmpty()) {
            var extensions = JsonObject.builder();
            snapshot.extensions().forEach((identifier, extension) -> extensions.put(identifier, extension.settings()));
            json.put("extensions", extensions.build());
        }
        return json.build();
    }

    private JsonObject list(CatalogSnapshot snapshot, Call.ListItems call, Caller caller) {
        Definitions definitions = caller.codec().definitions();
        Principal principal = caller.principal();
        ItemScopes scopes = snapshot.scopes();
        return switch (call.kind()) {
            case TOOLS -> pages.page("tools", scopes.permitted(principal, Item.Kind.TOOL, snapshot.listed()),
                    entry -> definitions.tool(entry.tool()), call.page());
            case RESOURCES -> pages.page("resources", scopes.permitted(principal, Item.Kind.RESOURCE, snapshot.resources()),
                    definitions::resource, call.page());
            case RESOURCE_TEMPLATES -> pages.page("resourceTemplates", scopes.permitted(principal, Item.Kind.TEMPLATE, snapshot.templates()),
                    definitions::template, call.page());
            case PROMPTS -> pages.page("prompts", scopes.permitted(principal, Item.Kind.PROMPT, snapshot.prompts()),
                    definitions::prompt, call.page());
        };
    }

    private static Session session(Caller caller) {
        return caller.session().orElseThrow();
    }
}
