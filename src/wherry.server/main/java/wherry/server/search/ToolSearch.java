package wherry.server.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import wherry.json.JsonArray;
import wherry.json.JsonBoolean;
import wherry.json.JsonException;
import wherry.json.JsonNull;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonString;
import wherry.protocol.Message;
import wherry.tool.Arguments;
import wherry.tool.CallContext;
import wherry.tool.Capability;
import wherry.tool.Principal;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;
import wherry.tool.ToolResult;
import wherry.tool.search.Ranking;

/// The two tools that clients see in the place of many: one finds tools by words, the other calls a tool. Immutable.
///
/// The server reads a call by the second one as a call of the tool that it names, before anything else looks at the request. So all that holds for a
/// call of that tool holds here too.
public final class ToolSearch implements Capability {
    private static final String SEARCH = "search_tools";
    private static final String CALL = "call_tool";
    private static final int LONGEST_QUERY = 1000;
    private static final int MOST_NAMED = 100;
    private static final int MOST_NEAR = 5;
    private static final String SEARCH_INPUT = """
            {"type": "object", "properties": {
              "query": {"type": "string", "description": "What the tool should do, in a few words, such as: send a message to a channel"},
              "limit": {"type": "integer", "description": "How many tools to answer with", "minimum": 1, "maximum": 20, "default": 5}},
            "required": ["query"], "additionalProperties": false}""";
    private static final String CALL_INPUT = """
            {"type": "object", "properties": {
              "name": {"type": "string", "description": "The tool's name, as search_tools gave it"},
              "arguments": {"type": "object", "properties": {}, "description": "The tool's arguments, valid by its inputSchema"}},
            "required": ["name"], "additionalProperties": false}""";

    private final String prefix;
    private final List<String> areas;
    private final List<Tool> tools;
    private final Set<String> direct;
    private final BiPredicate<Principal, String> mayUse;

    /// @param prefix of the two names
    /// @param areas  names of the capabilities whose tools are found
    /// @param tools  those that are found
    /// @param direct names of those that must be called by themselves
    /// @param mayUse whether a caller may use the tool of a name
    public ToolSearch(String prefix, List<String> areas, List<Tool> tools, Set<String> direct, BiPredicate<Principal, String> mayUse) {
        this.prefix = prefix;
        this.areas = List.copyOf(areas);
        this.tools = List.copyOf(tools);
        this.direct = Set.copyOf(direct);
        this.mayUse = mayUse;
    }

    @Override
    public String name() {
        return "tool-search";
    }

    @Override
    public List<Tool> tools() {
        String search = prefix + SEARCH;
        return List.of(Tool.named(search).title("Search Tools")
                .description("Finds tools of this server by what they do, best first, each with its description and the schema of its arguments. "
                        + "The server has many more tools than it lists" + (areas.isEmpty() ? "" : ", for " + String.join(", ", areas))
                        + ": search before you say that something cannot be done. Call what you find by " + prefix + CALL + ".")
                .input(SEARCH_INPUT).annotations(ToolAnnotations.READ_ONLY).handler(this::search),
                Tool.named(prefix + CALL).title("Call Tool")
                        .description("Calls a tool that " + search + " found.").input(CALL_INPUT).annotations(annotations()).handler(this::call));
    }

    /// What holds for each tool that may be called.
    private ToolAnnotations annotations() {
        boolean readOnly = tools.stream().allMatch(tool -> tool.annotations().readOnly().orElse(false));
        boolean destructive = !readOnly && tools.stream().anyMatch(tool -> tool.annotations().destructive().orElse(true));
        boolean openWorld = tools.stream().anyMatch(tool -> tool.annotations().openWorld().orElse(true));
        return ToolAnnotations.NONE.readOnly(readOnly).destructive(destructive).openWorld(openWorld);
    }

    /// Whether it is one of the two.
    public boolean isOwn(String tool) {
        return tool.equals(prefix + SEARCH) || tool.equals(prefix + CALL);
    }

    /// The request as a call of the tool that it names, when it calls one by the second tool and names one that can be called so. Else the
    /// same request.
    ///
    /// @param isKnown whether there is or was a tool of a name
    public Message.Request named(Message.Request request, Predicate<String> isKnown) {
        JsonObject params = request.params();
        if (!request.method().equals("tools/call") || !params.string("name").equals(Optional.of(prefix + CALL))) {
            return request;
        }
        JsonObject given = params.object("arguments").orElse(JsonObject.EMPTY);
        String name = given.string("name").orElse("");
        Optional<JsonObject> arguments = arguments(given);
        if (arguments.isEmpty() || isOwn(name) || direct.contains(name) || !isKnown.test(name)) {
            return request;
        }
        return new Message.Request(request.id(), request.method(), params.toBuilder().put("name", name).put("arguments", arguments.get()).build());
    }

    /// The arguments of the tool; empty when they are no object. Some models write the object as a text.
    private static Optional<JsonObject> arguments(JsonObject given) {
        if (given.size() > (given.has("arguments") ? 2 : 1)) {
            return Optional.empty();
        }
        return switch (given.get("arguments").orElse(JsonObject.EMPTY)) {
            case JsonObject object -> Optional.of(object);
            case JsonString(String text) -> parsed(text);
            case JsonNull _ -> Optional.of(JsonObject.EMPTY);
            case JsonArray _, JsonBoolean _, JsonNumber _ -> Optional.empty();
        };
    }

    private static Optional<JsonObject> parsed(String text) {
        try {
            return Optional.of(JsonObject.parse(text));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private ToolResult search(Arguments arguments, CallContext call) {
        String query = arguments.get("query").length(1, LONGEST_QUERY).text();
        List<Tool> found = ranked(query, call.principal());
        if (found.isEmpty()) {
            return ToolResult.text("No tool fits '" + query + "'. Try other words for what it should do. " + names("There are", found(call.principal())));
        }
        List<Tool> best = found.subList(0, Math.min(found.size(), arguments.integer("limit")));
        return ToolResult.text(JsonObject.of("tools", JsonArray.of(best, ToolSearch::definition)).toString());
    }

    private List<Tool> ranked(String query, Principal principal) {
        Ranking<Tool> ranking = ToolWords.ranking(query);
        found(principal).forEach(tool -> ranking.add(tool, ToolWords.texts(tool)));
        return ranking.best();
    }

    /// Those that a caller may use.
    private List<Tool> found(Principal principal) {
        return tools.stream().filter(tool -> mayUse.test(principal, tool.name())).toList();
    }

    private static JsonObject definition(Tool tool) {
        var json = JsonObject.builder().put("name", tool.name());
        tool.description().ifPresent(text -> json.put("description", text));
        return json.put("inputSchema", tool.inputSchema()).build();
    }

    /// Comes here only for what [#named] leaves as it is.
    private ToolResult call(Arguments arguments, CallContext call) {
        String name = arguments.text("name");
        if (isOwn(name) || direct.contains(name)) {
            return ToolResult.error("Call '" + name + "' itself: it is in the list of tools.");
        }
        List<Tool> near = ranked(name, call.principal());
        return ToolResult.error("There is no tool '" + name + "'. Find tools by " + prefix + SEARCH + ". "
                + names("Perhaps you mean", near.subList(0, Math.min(MOST_NEAR, near.size()))));
    }

    private static String names(String begin, List<Tool> some) {
        if (some.isEmpty()) {
            return "";
        }
        String names = some.stream().limit(MOST_NAMED).map(Tool::name).collect(Collectors.joining(", "));
        return begin + ": " + names + (some.size() > MOST_NAMED ? " and " + (some.size() - MOST_NAMED) + " more" : "");
    }
}
