package wherry.server.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static wherry.server.ServerHarness.object;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.JsonObject;
import wherry.server.RecordingChannel;
import wherry.server.ServerHarness;
import wherry.tool.Prompt;
import wherry.tool.PromptArgument;
import wherry.tool.Resource;
import wherry.tool.ResourceTemplate;

@Timeout(30)
class CompletionsTest {
    @AutoClose
    private final ServerHarness bench = new ServerHarness();

    @BeforeEach
    void offer() {
        bench.offered.prompts = List.of(Prompt.named("p").description("d").handler((_, _) -> null)
                .argument(PromptArgument.required("city", "d").completing((typed, others, _) -> List.of(typed + others)))
                .argument(PromptArgument.required("many", "d").completing((typed, _, _) -> Collections.nCopies(Integer.parseInt(typed), "x")))
                .argument(PromptArgument.optional("free", "d")));
        bench.offered.templates = List.of(ResourceTemplate.at("a:{x}/{y}", "n").description("d").mimeType("t/p")
                .completing("x", (typed, _, _) -> List.of(typed + "!")).reader((_, _, _) -> Optional.empty()));
        bench.offered.resources = List.of(Resource.at("a:b", "n").description("d").mimeType("t/p").reader((_, _, _) -> Optional.empty()));
    }

    private RecordingChannel complete(String reference, String argument, String typed) {
        return bench.modern("completion/complete", object("{'ref':" + reference + ",'argument':{'name':'" + argument + "','value':'" + typed
                + "'},'context':{'arguments':{'country':'it'}}}"), JsonObject.EMPTY);
    }

    private String prompt(String argument, String typed) throws InterruptedException {
        return text(complete("{'type':'ref/prompt','name':'p'}", argument, typed));
    }

    private static String text(RecordingChannel call) throws InterruptedException {
        return call.result().object("completion").orElseThrow().toString();
    }

    private String template(String variable) throws InterruptedException {
        return text(complete("{'type':'ref/resource','uri':'a:{x}/{y}'}", variable, "t"));
    }

    @Test
    void completeAnArgumentOfAPromptByWhatIsTypedAndGiven() throws Exception {
        assertEquals("{\"values\":[\"ro{country=it}\"],\"total\":1,\"hasMore\":false}", prompt("city", "ro"));
    }

    @Test
    void completeAVariableOfATemplate() throws Exception {
        assertEquals("{\"values\":[\"t!\"],\"total\":1,\"hasMore\":false}", template("x"));
    }

    @Test
    void haveNoValuesWhereNothingCompletes() throws Exception {
        String none = "{\"values\":[],\"total\":0,\"hasMore\":false}";
        assertEquals(none, prompt("free", "x"));
        assertEquals(none, template("y"));
        assertEquals(none, text(complete("{'type':'ref/resource','uri':'a:b'}", "x", "")));
    }

    @Test
    void giveAHundredValuesAndSayThatThereAreMore() throws Exception {
        JsonObject full = complete("{'type':'ref/prompt','name':'p'}", "many", "100").result().object("completion").orElseThrow();
        assertEquals(100, full.array("values").orElseThrow().size());
        assertEquals("false", full.get("hasMore").orElseThrow().toString());
        JsonObject more = complete("{'type':'ref/prompt','name':'p'}", "many", "101").result().object("completion").orElseThrow();
        assertEquals(100, more.array("values").orElseThrow().size());
        assertEquals(101, more.number("total").orElseThrow().longValue());
        assertEquals("true", more.get("hasMore").orElseThrow().toString());
    }

    @Test
    void sayWhatIsNotThere() throws Exception {
        assertEquals("params.ref.name: no prompt named 'q'", complete("{'type':'ref/prompt','name':'q'}", "city", "").fault().message());
        assertEquals("params.argument.name: prompt 'p' has no argument 'x'; it has [city, many, free]",
                complete("{'type':'ref/prompt','name':'p'}", "x", "").fault().message());
        assertEquals("params.ref.uri: no resource template 'a:{z}'",
                complete("{'type':'ref/resource','uri':'a:{z}'}", "z", "").fault().message());
        assertEquals("params.argument.name: template 'a:{x}/{y}' has no variable 'z'; it has [x, y]",
                complete("{'type':'ref/resource','uri':'a:{x}/{y}'}", "z", "").fault().message());
    }
}
