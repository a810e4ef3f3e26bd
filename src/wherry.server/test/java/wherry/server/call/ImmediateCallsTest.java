package wherry.server.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static wherry.server.ServerHarness.object;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.server.ServerHarness;
import wherry.server.session.ConnectionState;
import wherry.server.session.Session;
import wherry.tool.Extension;
import wherry.tool.ExtensionMethod;
import wherry.tool.Prompt;
import wherry.tool.PromptArgument;
import wherry.tool.Resource;
import wherry.tool.ResourceTemplate;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// What the server says of itself, and what it lists.
@Timeout(30)
class ImmediateCallsTest {
    private static final Tool TOOL = Tool.named("t").handler((_, _) -> ToolResult.text("x"));
    private static final Prompt PROMPT = Prompt.named("p").description("d").handler((_, _) -> null);
    private static final Resource RESOURCE = Resource.at("a:b", "r").description("d").mimeType("t/p").reader((_, _, _) -> Optional.empty());
    private static final ResourceTemplate TEMPLATE = ResourceTemplate.at("a:{x}", "r").description("d").mimeType("t/p")
            .reader((_, _, _) -> Optional.empty());

    @AutoClose
    private final ServerHarness bench = new ServerHarness();
    private final ServerHarness.Offered offered = bench.offered;

    private JsonObject initialize(String revision) {
        JsonObject params = object("{'protocolVersion':'" + revision + "','capabilities':{},'clientInfo':{'name':'c','version':'1'}}");
        return bench.server().sessions().open(bench.request("initialize", params), ServerHarness.SENDER, new ConnectionState(_ -> {
        }, 1, 1)).reply().message().object("result").orElseThrow();
    }

    private JsonObject modern(String method) throws InterruptedException {
        return bench.modern(method, JsonObject.EMPTY, JsonObject.EMPTY).result();
    }

    private Session session() {
        return bench.open("2025-11-25", JsonObject.EMPTY, _ -> {
        });
    }

    private static Optional<JsonObject> capabilities(JsonObject result) {
        return result.object("capabilities");
    }

    private void assertDeclares(String capabilities) throws InterruptedException {
        assertEquals(Optional.of(object(capabilities)), capabilities(modern("server/discover")));
        assertEquals(Optional.of(object(capabilities)), capabilities(initialize("2025-11-25")));
        bench.server().catalog().remove(offered);
    }

    @Test
    void declareNoListThatIsEmpty() throws Exception {
        assertDeclares("{'logging':{}}");
    }

    @Test
    void declareTools() throws Exception {
        offered.tools = List.of(TOOL);
        assertDeclares("{'logging':{},'tools':{'listChanged':true}}");
    }

    @Test
    void declarePrompts() throws Exception {
        offered.prompts = List.of(PROMPT.argument(PromptArgument.required("a", "d")));
        assertDeclares("{'logging':{},'prompts':{'listChanged':true}}");
    }

    @Test
    void declareResourcesForATemplateAlone() throws Exception {
        offered.templates = List.of(TEMPLATE);
        assertDeclares("{'logging':{},'resources':{'subscribe':true,'listChanged':true}}");
    }

    @Test
    void declareCompletionsOfATemplate() throws Exception {
        offered.templates = List.of(TEMPLATE.completing("x", (_, _, _) -> List.of()));
        assertDeclares("{'logging':{},'completions':{},'resources':{'subscribe':true,'listChanged':true}}");
    }

    @Test
    void declareCompletionsOfAPromptToRevisionsThatKnowThem() {
        offered.prompts = List.of(PROMPT.argument(PromptArgument.required("a", "d").completing((_, _, _) -> List.of())));
        assertEquals(Optional.of(object("{'logging':{},'completions':{},'prompts':{'listChanged':true}}")), capabilities(initialize("2025-03-26")));
        assertEquals(Optional.of(object("{'logging':{},'prompts':{'listChanged':true}}")), capabilities(initialize("2024-11-05")));
    }

    @Test
    void declareExtensionsToModernClientsAlone() throws Exception {
        offered.extensions = List.of(new Extension("com.example/x", object("{'deep':1}"),
                List.of(ExtensionMethod.of("x/y", (_, _) -> null).nameParameter("which"))));
        assertEquals(Optional.of(object("{'logging':{},'extensions':{'com.example/x':{'deep':1}}}")), capabilities(modern("server/discover")));
        assertEquals(Optional.of(object("{'logging':{}}")), capabilities(initialize("2025-11-25")));
        assertEquals(Optional.of("which"), bench.server().catalog().nameParameter("x/y"));
        assertEquals(Optional.empty(), bench.server().catalog().nameParameter("x/z"));
    }

    @Test
    void tellTheInstructionsOfAllCapabilities() throws Exception {
        assertEquals(Optional.empty(), modern("server/discover").get("instructions"));
        for (String text : List.of("One.", "Two.")) {
            var more = new ServerHarness.Offered();
            more.instructions = text;
            bench.server().catalog().add(more);
        }
        assertEquals(Optional.of("One.\n\nTwo."), modern("server/discover").string("instructions"));
        assertEquals(Optional.of("One.\n\nTwo."), initialize("2025-06-18").string("instructions"));
    }

    @Test
    void tellTheRevisionsAndTheServersName() throws Exception {
        assertEquals("[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\",\"2025-03-26\",\"2024-11-05\"]",
                modern("server/discover").array("supportedVersions").orElseThrow().toString());
        JsonObject opened = initialize("2025-06-18");
        assertEquals(Optional.of("2025-06-18"), opened.string("protocolVersion"));
        assertEquals(Optional.of("bench"), opened.object("serverInfo").flatMap(info -> info.string("name")));
        assertEquals(Optional.of("2025-11-25"), initialize("2026-07-28").string("protocolVersion"), "a modern client sends no initialize");
        assertEquals(Optional.of("2025-11-25"), initialize("1999-01-01").string("protocolVersion"));
    }

    @Test
    void tellModernClientsHowLongAListMayBeKept() throws Exception {
        offered.tools = List.of(TOOL);
        for (String method : List.of("tools/list", "server/discover")) {
            JsonObject result = modern(method);
            assertEquals(Optional.of(Json.of(300_000)), result.get("ttlMs"), method);
            assertEquals(Optional.of("public"), result.string("cacheScope"), method);
            assertEquals(Optional.of("complete"), result.string("resultType"), method);
        }
        JsonObject legacy = bench.legacy(session(), "tools/list", JsonObject.EMPTY).result();
        assertEquals(List.of("tools"), List.copyOf(legacy.names()));
    }

    @Test
    void listEachKind() throws Exception {
        offered.tools = List.of(TOOL);
        offered.prompts = List.of(PROMPT);
        offered.resources = List.of(RESOURCE);
        offered.templates = List.of(TEMPLATE);
        Session session = session();
        for (String kind : List.of("tools", "prompts", "resources", "resourceTemplates")) {
            String method = kind.equals("resourceTemplates") ? "resources/templates/list" : kind + "/list";
            assertEquals(1, modern(method).array(kind).orElseThrow().size(), method);
            assertEquals(1, bench.legacy(session, method, JsonObject.EMPTY).result().array(kind).orElseThrow().size(), method);
        }
    }

    @Test
    void listAHundredOnAPage() throws Exception {
        offered.tools = IntStream.range(0, 101).mapToObj(i -> Tool.named("t" + i).handler((_, _) -> ToolResult.text("x"))).toList();
        JsonObject first = modern("tools/list");
        assertEquals(100, first.array("tools").orElseThrow().size());
        JsonObject second = bench.modern("tools/list", JsonObject.of("cursor", first.get("nextCursor").orElseThrow()), JsonObject.EMPTY).result();
        assertEquals(1, second.array("tools").orElseThrow().size());
    }

    @Test
    void knowNoMethodOfAListThatIsEmpty() throws Exception {
        Session session = session();
        for (String method : List.of("tools/list", "prompts/list", "resources/list", "resources/templates/list")) {
            assertInstanceOf(Fault.MethodNotFound.class, bench.legacy(session, method, JsonObject.EMPTY).fault(), method);
        }
        for (String method : List.of("tools/call", "prompts/get")) {
            assertInstanceOf(Fault.MethodNotFound.class, bench.legacy(session, method, object("{'name':'t'}")).fault(), method);
        }
        for (String method : List.of("resources/read", "resources/subscribe", "resources/unsubscribe")) {
            assertInstanceOf(Fault.MethodNotFound.class, bench.legacy(session, method, object("{'uri':'a:b'}")).fault(), method);
        }
        assertInstanceOf(Fault.MethodNotFound.class, bench.legacy(session, "completion/complete",
                object("{'ref':{'type':'ref/prompt','name':'p'},'argument':{'name':'a','value':''}}")).fault());
        assertInstanceOf(Fault.MethodNotFound.class, bench.modern("x/y", JsonObject.EMPTY, JsonObject.EMPTY).fault());
        bench.legacy(session, "ping", JsonObject.EMPTY).result();
    }

    @Test
    void subscribeToWhatATemplateMatches() throws Exception {
        offered.templates = List.of(TEMPLATE);
        Session session = session();
        bench.legacy(session, "resources/subscribe", object("{'uri':'a:any'}")).result();
        assertInstanceOf(Fault.ResourceNotFound.class, bench.legacy(session, "resources/subscribe", object("{'uri':'b:any'}")).fault());
    }

    @Test
    void openNoSessionInASession() throws Exception {
        assertInstanceOf(Fault.InvalidRequest.class, bench.legacy(session(), "initialize",
                object("{'protocolVersion':'2025-11-25','capabilities':{},'clientInfo':{'name':'c','version':'1'}}")).fault());
    }
}
