package wherry.server;

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
import wherry.tool.Caching;

/// Answers what needs no capability's code: who the server is, what it offers, and a session's small changes.
final class Answers {
    private final ServerOptions options;
    private final Results results;
    private final Pages pages;
    private final Caching listCaching;

    Answers(ServerOptions options, Results results, Pages pages) {
        this.options = options;
        this.results = results;
        this.pages = pages;
        this.listCaching = new Caching(options.listTtl(), true);
    }

    JsonObject answer(Run run) {
        Revision revision = run.caller().revision();
        return switch (run.call()) {
            case Call.Discover _ -> discover(run.offer(), revision);
            case Call.ListItems list -> results.complete(revision, list(run.offer(), list, run.caller().codec()), listCaching);
            case Call.Ping _ -> JsonObject.EMPTY;
            case Call.Subscribe(String uri) -> {
                requireReadable(run.offer(), uri);
                session(run).subscribe(uri);
                yield JsonObject.EMPTY;
            }
            case Call.Unsubscribe(String uri) -> {
                session(run).unsubscribe(uri);
                yield JsonObject.EMPTY;
            }
            case Call.SetLevel(var level) -> {
                session(run).logLevel(level);
                yield JsonObject.EMPTY;
            }
            case Call.Initialize _ -> throw new FaultException(
                    new Fault.InvalidRequest("initialize opens a session, and this one is open already"));
            case Call.CallTool _, Call.ReadResource _, Call.GetPrompt _, Call.Complete _, Call.Other _, Call.Listen _ ->
                throw new IllegalStateException("not answered here: " + run.call());
        };
    }

    JsonObject initialize(Offer offer, Revision revision) {
        Definitions definitions = Codec.of(revision).definitions();
        return JsonObject.builder()
                .put("protocolVersion", revision.text())
                .put("capabilities", capabilities(offer, revision))
                .put("serverInfo", definitions.implementation(options.info()))
                .putString("instructions", offer.instructions)
                .build();
    }

    private JsonObject discover(Offer offer, Revision revision) {
        return results.complete(revision, JsonObject.builder()
                .put("supportedVersions", JsonArray.of(Revision.TEXTS, Json::of))
                .put("capabilities", capabilities(offer, revision))
                .putString("instructions", offer.instructions)
                .build(), listCaching);
    }

    private static JsonObject capabilities(Offer offer, Revision revision) {
        JsonObject changes = JsonObject.of("listChanged", Json.of(true));
        var json = JsonObject.builder().put("logging", JsonObject.EMPTY);
        if (offer.completes() && revision.since(Revision.V2025_03_26)) {
            json.put("completions", JsonObject.EMPTY);
        }
        if (!offer.prompts.isEmpty()) {
            json.put("prompts", changes);
        }
        if (offersResources(offer)) {
            json.put("resources", JsonObject.of("subscribe", Json.of(true), "listChanged", Json.of(true)));
        }
        if (!offer.tools.isEmpty()) {
            json.put("tools", changes);
        }
        if (revision.isModern() && !offer.extensions.isEmpty()) {
            var extensions = JsonObject.builder();
            offer.extensions.forEach((identifier, extension) -> extensions.put(identifier, extension.settings()));
            json.put("extensions", extensions.build());
        }
        return json.build();
    }

    private JsonObject list(Offer offer, Call.ListItems call, Codec codec) {
        Definitions definitions = codec.definitions();
        Optional<String> cursor = call.cursor();
        return switch (call.kind()) {
            case TOOLS -> pages.page("tools", offer.tools, entry -> definitions.tool(entry.tool()), cursor);
            case RESOURCES -> pages.page("resources", offer.resources, definitions::resource, cursor);
            case RESOURCE_TEMPLATES -> pages.page("resourceTemplates", offer.templates, definitions::template, cursor);
            case PROMPTS -> pages.page("prompts", offer.prompts, definitions::prompt, cursor);
        };
    }

    /// A method of a feature that the server does not declare is not there (specification: basic/versioning).
    void requireOffered(Run run) {
        Offer offer = run.offer();
        boolean offered = switch (run.call()) {
            case Call.ListItems list -> switch (list.kind()) {
                case TOOLS -> !offer.tools.isEmpty();
                case PROMPTS -> !offer.prompts.isEmpty();
                case RESOURCES, RESOURCE_TEMPLATES -> offersResources(offer);
            };
            case Call.CallTool _ -> !offer.tools.isEmpty();
            case Call.GetPrompt _ -> !offer.prompts.isEmpty();
            case Call.ReadResource _, Call.Subscribe _, Call.Unsubscribe _ -> offersResources(offer);
            case Call.Complete _ -> offer.completes();
            case Call.Other other -> run.caller().revision().isModern() && offer.methods.containsKey(other.method());
            case Call.Discover _, Call.Ping _, Call.SetLevel _, Call.Listen _, Call.Initialize _ -> true;
        };
        if (!offered) {
            throw new FaultException(new Fault.MethodNotFound(run.request().method()));
        }
    }

    private static boolean offersResources(Offer offer) {
        return !offer.resources.isEmpty() || !offer.templates.isEmpty();
    }

    private static void requireReadable(Offer offer, String uri) {
        if (!offer.resources.containsKey(uri)
                && offer.templates.values().stream().noneMatch(template -> template.uriTemplate().match(uri).isPresent())) {
            throw new FaultException(new Fault.ResourceNotFound(uri));
        }
    }

    private static Session session(Run run) {
        return run.caller().session().orElseThrow();
    }
}
