package wherry.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.Annotations;
import wherry.tool.Content;
import wherry.tool.Elicitation;
import wherry.tool.Icon;
import wherry.tool.Implementation;
import wherry.tool.PromptResult;
import wherry.tool.ResourceContents;
import wherry.tool.ResourceResult;
import wherry.tool.ResourceTemplate;
import wherry.tool.Role;
import wherry.tool.RootsRequest;
import wherry.tool.Sampling;
import wherry.tool.SamplingContent;
import wherry.tool.SamplingMessage;
import wherry.tool.SamplingResult;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;
import wherry.tool.ToolResult;

/// An optional member is on the wire when the value has it, and only then.
class OptionalMembersTest {
    private static final Inputs INPUTS = new Inputs(Revision.LATEST);
    private static final Contents CONTENTS = new Contents(Revision.LATEST);
    private static final Definitions DEFINITIONS = new Definitions(Revision.LATEST);
    private static final Sampling BARE = Sampling.of("Hi", 10);
    private static final String MESSAGES = "{'messages':[{'role':'user','content':{'type':'text','text':'Hi'}}],'maxTokens':10";

    @Test
    void asksTheModelWithNothingThatIsNotSet() {
        assertEquals(MESSAGES + "}", wire(INPUTS.params(BARE, "")));
        assertEquals(MESSAGES + ",'systemPrompt':'s'}", wire(INPUTS.params(BARE.system("s"), "")));
    }

    @Test
    void asksTheModelWithEachThingThatIsSetAlone() {
        var one = JsonObject.of("a", Json.of(1));
        assertEquals(MESSAGES + ",'modelPreferences':{'a':1}}", wire(INPUTS.params(BARE.preferences(one), "")));
        assertEquals(MESSAGES + ",'stopSequences':['x']}", wire(INPUTS.params(BARE.stopSequences("x"), "")));
        assertEquals(MESSAGES + ",'metadata':{'a':1}}", wire(INPUTS.params(BARE.metadata(one), "")));
    }

    @Test
    void asksTheModelToChooseAToolWhereItMayUseSome() {
        var tool = Tool.named("t").handler((arguments, call) -> ToolResult.text(""));
        var params = INPUTS.params(BARE.toolChoice("required").tools(tool), "");
        assertEquals("{'mode':'required'}", wire(params.object("toolChoice").orElseThrow()));
        assertEquals(1, params.array("tools").orElseThrow().size());
    }

    @Test
    void sendsOnePieceOfAMessageAsItselfAndSeveralAsAList() {
        var two = new SamplingMessage(Role.ASSISTANT, List.of(Content.text("a"), Content.text("b")));
        var asked = Sampling.of(List.of(two), 1);
        assertEquals("[{'role':'assistant','content':[{'type':'text','text':'a'},{'type':'text','text':'b'}]}]",
                wire(INPUTS.params(asked, "").array("messages").orElseThrow()));
    }

    @Test
    void takesTheModelForWhoSpeaksUnlessItSaysTheUserDoes() {
        assertEquals(Role.ASSISTANT, said("{'model':'m','content':{'type':'text','text':'a'}}"));
        assertEquals(Role.USER, said("{'role':'user','model':'m','content':{'type':'text','text':'a'}}"));
    }

    @Test
    void saysThatAToolFailedOnlyWhenItDid() {
        assertEquals("{'content':[{'type':'text','text':'a'}]}", wire(CONTENTS.toolResult(ToolResult.text("a"))));
        assertEquals("{'content':[{'type':'text','text':'a'}],'isError':true}", wire(CONTENTS.toolResult(ToolResult.error("a"))));
    }

    @Test
    void annotatesContentWithEachHintAlone() {
        assertEquals("{'audience':['user','assistant']}", annotations(Annotations.NONE.audience(Role.ASSISTANT, Role.USER)));
        assertEquals("{'priority':0.5}", annotations(Annotations.NONE.priority(0.5)));
        assertFalse(CONTENTS.content(Content.text("a")).has("annotations"));
    }

    @Test
    void showsAnIconWithEachPartAlone() {
        assertEquals("[{'src':'https://a/'}]", icons(Icon.at("https://a/")));
        assertEquals("[{'src':'https://a/','sizes':['any']}]", icons(Icon.at("https://a/").sizes("any")));
        assertEquals("[{'src':'https://a/','theme':'dark'}]", icons(Icon.at("https://a/").theme("dark")));
        assertFalse(DEFINITIONS.implementation(Implementation.of("n", "1")).has("icons"));
    }

    @Test
    void saysThatItIsAFormWhereARevisionHasOtherWays() {
        var form = Elicitation.form("Who?");
        assertTrue(new Inputs(Revision.V2025_11_25).params(form, "").has("mode"));
        assertFalse(new Inputs(Revision.V2025_06_18).params(form, "").has("mode"));
        assertEquals(JsonObject.EMPTY, INPUTS.params(new RootsRequest(), ""));
    }

    @Test
    void tellsEachHintOnATool() {
        var hints = ToolAnnotations.READ_ONLY.idempotent(true).title("T");
        var tool = Tool.named("t").annotations(hints).handler((arguments, call) -> ToolResult.text(""));
        assertEquals("{'title':'T','readOnlyHint':true,'destructiveHint':false,'idempotentHint':true,'openWorldHint':false}",
                wire(DEFINITIONS.tool(tool).object("annotations").orElseThrow()));
    }

    @Test
    void tellsEachPartOfALink() {
        var link = Content.link("a:b", "n").title("T").description("D").mimeType("text/plain").size(5);
        assertEquals("{'type':'resource_link','uri':'a:b','name':'n','title':'T','description':'D','mimeType':'text/plain','size':5}",
                wire(CONTENTS.content(link)));
        assertEquals("{'type':'resource_link','uri':'a:b','name':'n'}", wire(CONTENTS.content(Content.link("a:b", "n"))));
    }

    @Test
    void tellsEachPartOfATemplateAndOfTheServer() {
        var important = Annotations.NONE.priority(0.5);
        var template = ResourceTemplate.at("a:{b}", "n").description("D").mimeType("text/plain").annotations(important);
        assertEquals("{'uriTemplate':'a:{b}','name':'n','description':'D','mimeType':'text/plain','annotations':{'priority':0.5}}",
                wire(DEFINITIONS.template(template)));
        var server = Implementation.of("n", "1").title("T").description("D").websiteUrl("https://a/");
        assertEquals("{'name':'n','version':'1','title':'T','description':'D','websiteUrl':'https://a/'}", wire(DEFINITIONS.implementation(server)));
    }

    @Test
    void tellsWhatKindOfTextAResourceHoldsAndWhatAPromptIsAbout() {
        assertEquals("{'contents':[{'uri':'a:b','mimeType':'text/plain','text':'x'}]}",
                wire(CONTENTS.resourceResult(ResourceResult.of(ResourceContents.text("a:b", "text/plain", "x")))));
        assertEquals("{'description':'D','messages':[]}", wire(CONTENTS.promptResult(PromptResult.of().description("D"))));
    }

    @Test
    void tellsTheModelHowFreelyToSpeakAndWhatItsToolGave() {
        var answer = SamplingContent.ToolAnswer.of("1", ToolResult.structured(JsonObject.of("n", Json.of(1)), Content.text("x")));
        var asked = Sampling.of(List.of(new SamplingMessage(Role.USER, List.of(answer))), 1).temperature(0.5);
        assertEquals("{'messages':[{'role':'user','content':{'type':'tool_result','toolUseId':'1','content':[{'type':'text','text':'x'}],'structuredContent':{'n':1}}}],"
                + "'maxTokens':1,'temperature':0.5}", wire(INPUTS.params(asked, "")));
    }

    private static Role said(String answer) {
        return ((SamplingResult) InputAnswers.read(BARE, Json.parse(answer.replace('\'', '"')))).message().role();
    }

    private static String annotations(Annotations annotations) {
        return wire(CONTENTS.content(Content.text("a").annotations(annotations)).object("annotations").orElseThrow());
    }

    private static String icons(Icon icon) {
        var server = Implementation.of("n", "1").icon(icon);
        return wire(DEFINITIONS.implementation(server).array("icons").orElseThrow());
    }

    private static String wire(Json json) {
        return json.toString().replace('"', '\'');
    }
}
