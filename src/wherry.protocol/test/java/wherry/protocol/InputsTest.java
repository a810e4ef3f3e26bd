package wherry.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.tool.Annotations;
import wherry.tool.Content;
import wherry.tool.ElicitResult;
import wherry.tool.Elicitation;
import wherry.tool.Field;
import wherry.tool.InputRequest;
import wherry.tool.Role;
import wherry.tool.RootsRequest;
import wherry.tool.RootsResult;
import wherry.tool.Sampling;
import wherry.tool.SamplingContent;
import wherry.tool.SamplingMessage;
import wherry.tool.SamplingResult;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

class InputsTest {
    private static final Field.Option[] TITLED = {new Field.Option("a", "Aye"), new Field.Option("b", "Bee")};
    private static final Elicitation.Form FORM = Elicitation.form("Who?")
            .required("name", Field.text().title("Name").with("maxLength", Json.of(5)).defaultsTo(Json.of("x")))
            .optional("mail", Field.email().description("d")).optional("age", Field.integer().defaultsTo(Json.of(3)))
            .optional("score", Field.number().with("minimum", JsonNumber.of(0.5)))
                    .optional("flag", Field.flag().defaultsTo(Json.of(true)))
            .optional("pick", Field.choice("a", "b").defaultsTo(Json.of("a"))).optional("titled", Field.choice(TITLED));
    private static final Elicitation.Form LISTS = FORM.optional("many", Field.choices("a", "b")).optional("manyTitled",
            Field.choices(TITLED));
    private static final Elicitation URL = Elicitation.url("Go", URI.create("https://example.com/?a=b"));
    private static final JsonObject META = JsonObject.of("example.com/m", Json.of(1));
    private static final Sampling PLAIN = Sampling.of("Hi", 10).system("Be brief");

    private static Sampling rich(List<Tool> tools) {
        var called = new SamplingMessage(Role.ASSISTANT, List.of(Content.text("wait"),
                new SamplingContent.ToolUse("id1", "look", JsonObject.of("q", Json.of("x")), META)));
        var answered = new SamplingMessage(Role.USER, List.of(SamplingContent.ToolAnswer.of("id1",
                ToolResult.structured(JsonObject.of("n", Json.of(1)), Content.text("found"), Content.link("a:b", "b")).asError()
                        .meta("example.com/m", Json.of(1)))));
        var media = new SamplingMessage(Role.USER, List.of(Content.image(new byte[3], "image/png"),
                Content.audio(new byte[3], "audio/wav")));
        Sampling asked = Sampling.of(List.of(called, answered, media), 10).system("s").temperature(0.7).stopSequences("stop").metadata(META)
                .preferences(JsonObject.of("costPriority", JsonNumber.of(0.5)));
        return tools.isEmpty() ? asked : asked.tools(tools.toArray(Tool[]::new)).toolChoice("auto");
    }

    @ParameterizedTest
    @EnumSource
    void isValidByTheSchemaOfTheRevisionThatCarriesIt(Revision revision) {
        Inputs inputs = new Inputs(revision);
        List<Tool> tools = List.of(Tool.named("look").title("Look").handler((_, _) -> null));
        Stream.of(FORM, LISTS, URL, PLAIN, rich(List.of()), rich(tools), new RootsRequest()).filter(inputs::carries)
                .forEach(request -> {
            JsonObject embedded = inputs.embedded(request);
            if (revision.isModern()) {
                OfficialSchemas.assertValid(revision, "InputRequest", embedded);
            } else {
                JsonObject message = Envelope.request(RequestId.of("q"), Inputs.method(request), inputs.params(request, "e1"));
                OfficialSchemas.assertValid(revision, "ServerRequest", message);
                OfficialSchemas.assertValid(revision, "JSONRPCRequest", message);
            }
        });
    }

    @Test
    void knowsWhichRevisionHasWordsForIt() {
        assertCarriedSince(Revision.V2025_06_18, FORM);
        assertCarriedSince(Revision.V2025_11_25, LISTS);
        assertCarriedSince(Revision.V2025_11_25, URL);
        assertCarriedSince(Revision.V2024_11_05, PLAIN);
        assertCarriedSince(Revision.V2025_11_25, rich(List.of()));
        assertCarriedSince(Revision.V2025_11_25, rich(List.of(Tool.named("t").handler((_, _) -> null))));
        assertCarriedSince(Revision.V2024_11_05, new RootsRequest());
    }

    private static void assertCarriedSince(Revision since, InputRequest request) {
        for (Revision revision : Revision.values()) {
            assertEquals(revision.since(since), new Inputs(revision).carries(request), revision + " " + request);
        }
    }

    @Test
    void wordsTitledChoicesForTheRevisionThatHasNoOneOf() {
        JsonObject schema = new Inputs(Revision.V2025_06_18).params(FORM, "").object("requestedSchema").orElseThrow();
        JsonObject fields = schema.object("properties").orElseThrow();
        assertEquals(object("{'type':'string','enum':['a','b'],'enumNames':['Aye','Bee']}"), fields.object("titled")
                .orElseThrow());
        assertFalse(fields.object("name").orElseThrow().has("default"));
        assertTrue(fields.object("flag").orElseThrow().isTrue("default"));
        assertEquals(FORM.requestedSchema(), new Inputs(Revision.V2025_11_25).params(FORM, "").object("requestedSchema")
                .orElseThrow());
    }

    @Test
    void givesAUrlItsIdWhereTheRevisionHasIds() {
        assertEquals("e1", new Inputs(Revision.V2025_11_25).params(URL, "e1").string("elicitationId").orElseThrow());
        assertFalse(new Inputs(Revision.V2026_07_28).params(URL, "e1").has("elicitationId"));
    }

    @Test
    void splitsAMessageWhereTheRevisionAllowsOnePiece() {
        var pieces = new SamplingMessage(Role.USER, List.of(Content.text("see"), Content.image(new byte[3], "image/png")));
        var plain = Sampling.of(List.of(pieces, SamplingMessage.assistant("yes")), 5);
        JsonArray older = new Inputs(Revision.V2025_06_18).params(plain, "").array("messages").orElseThrow();
        assertEquals(3, older.size());
        assertTrue(older.items().stream().allMatch(message -> ((JsonObject) message).object("content").isPresent()));
        JsonArray newer = new Inputs(Revision.V2025_11_25).params(rich(List.of()), "").array("messages").orElseThrow();
        assertEquals(3, newer.size());
        assertTrue(newer.toString().contains("\"_meta\":{\"example.com/m\":1}"), "what a tool answered keeps its metadata");
    }

    @Test
    void readsWhatTheUserDid() {
        assertEquals(new ElicitResult(ElicitResult.Action.ACCEPT, object("{'name':'n'}")),
                answer(FORM, "{'action':'accept','content':{'name':'n'}}"));
        assertEquals(new ElicitResult(ElicitResult.Action.DECLINE, JsonObject.EMPTY),
                answer(FORM, "{'action':'decline','content':{'name':'n'}}"));
        assertEquals(new ElicitResult(ElicitResult.Action.CANCEL, JsonObject.EMPTY),
                answer(FORM, "{'action':'cancel','content':null}"));
        assertEquals(new ElicitResult(ElicitResult.Action.ACCEPT, JsonObject.EMPTY),
                answer(URL, "{'action':'accept','content':{'name':'n'}}"));
    }

    @Test
    void readsWhatTheModelSaid() {
        var result = (SamplingResult) answer(PLAIN,
                "{'role':'assistant','model':'m','stopReason':'toolUse','content':[{'type':'text','text':'a'},"
                + "{'type':'image','data':'AA==','mimeType':'image/png'},{'type':'tool_use','id':'1','name':'n','input':{}},"
                        + "{'type':'text','text':'b'}]}");
        assertEquals("ab", result.text());
        assertEquals(new Content.Image("AA==", "image/png", Annotations.NONE, JsonObject.EMPTY), result.message().content()
                .get(1));
        assertEquals("one", ((SamplingResult) answer(PLAIN, "{'model':'m','content':{'type':'text','text':'one'}}")).text());
    }

    @Test
    void readsRoots() {
        assertEquals(2, ((RootsResult) answer(new RootsRequest(),
                "{'roots':[{'uri':'file:///a'},{'uri':'file:///b','name':'b'}]}")).roots().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "'accept'", "{}", "{'action':'Accept'}", "{'action':null}",
            "{'result':{'action':'accept'}}"})
    void refusesWhatIsNoAnswerOfAUser(String answer) {
        assertThrows(FaultException.class, () -> answer(FORM, answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'model':'m'}", "{'model':'m','content':[]}", "{'model':'m','content':'text'}",
            "{'model':'m','content':[5]}",
        "{'content':{'type':'text','text':'t'}}", "{'model':'m','content':{'type':'text'}}",
                "{'model':'m','content':{'type':'video','data':''}}",
        "{'model':'m','content':{'type':'image','data':'AA=='}}"})
    void refusesWhatIsNoAnswerOfAModel(String answer) {
        assertThrows(FaultException.class, () -> answer(PLAIN, answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'roots':{}}", "{'roots':[5]}", "{'roots':[{}]}", "{'roots':[{'uri':5}]}"})
    void refusesWhatAreNoRoots(String answer) {
        assertThrows(FaultException.class, () -> answer(new RootsRequest(), answer));
    }

    private static Object answer(InputRequest request, String json) {
        return InputAnswers.read(request, Json.parse(json.replace('\'', '"')));
    }

    private static JsonObject object(String json) {
        return (JsonObject) Json.parse(json.replace('\'', '"'));
    }
}
