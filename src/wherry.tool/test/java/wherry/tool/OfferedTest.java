package wherry.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.JsonObject;

/// The properties of resources, templates and prompts, and of their contents.
class OfferedTest {
    private static final ResourceReader NONE = (uri, variables, call) -> Optional.empty();
    private static final Completer COMPLETER = (typed, others, call) -> List.of(typed);

    @Test
    void keepsWhatAResourceIsMadeOf() {
        var resource = Resource.at("a:b", "name").description("what it is").mimeType("text/plain").reader(NONE);
        assertEquals(List.of("a:b", "name"), List.of(resource.uri(), resource.name()));
        assertEquals(List.of("what it is", "text/plain"), List.of(resource.description().get(), resource.mimeType().get()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "b", "/b", "1a:b", "a:", "a:b c", "a:ä"})
    void refusesAResourceWithoutAnAbsoluteUri(String uri) {
        assertThrows(IllegalArgumentException.class, () -> Resource.at(uri, "name"));
    }

    @Test
    void keepsTheScopesThatACallerNeeds() {
        var tool = Tool.named("a").scope("notes:write").scope("notes:read").scope("notes:write");
        assertEquals(List.of("notes:write", "notes:read"), List.copyOf(tool.scopes()));
        assertEquals(List.of("notes:write", "notes:read"), List.copyOf(tool.title("A").scopes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"", "a\\", "ä"})
    void refusesWhatIsNoScope(String scope) {
        assertThrows(IllegalArgumentException.class, () -> Prompt.named("a").scope(scope));
    }

    @Test
    void completesTheVariablesOfATemplateAndNoOthers() {
        var template = ResourceTemplate.at("a:{b}", "name").description("what it is").mimeType("text/plain").reader(NONE);
        assertEquals("a:{b}", template.uriTemplate().toString());
        assertEquals(Map.of("b", COMPLETER), template.completing("b", COMPLETER).completers());
        assertThrows(IllegalArgumentException.class, () -> template.completing("c", COMPLETER));
    }

    @Test
    void keepsTheArgumentsOfAPromptInOrder() {
        var subject = PromptArgument.required("subject", "of what").completing(COMPLETER);
        var tone = PromptArgument.optional("tone", "how");
        var prompt = Prompt.named("poem").description("writes one").argument(subject).argument(tone).handler((arguments, call) -> PromptResult.of());
        assertEquals("poem", prompt.name());
        assertEquals(List.of(subject, tone), prompt.arguments());
        assertEquals(List.of(true, false), List.of(subject.required(), tone.required()));
        assertEquals(Optional.of(COMPLETER), subject.completer());
        assertEquals(Optional.empty(), tone.completer());
    }

    @Test
    void refusesAPromptWithoutNameOrWithTwoArgumentsOfOneName() {
        var argument = PromptArgument.optional("a", "");
        assertThrows(IllegalArgumentException.class, () -> Prompt.named(" "));
        assertThrows(IllegalArgumentException.class, () -> Prompt.named("p").argument(argument).argument(argument));
    }

    @Test
    void givesTheRoleOfAPromptMessage() {
        var result = PromptResult.of(PromptMessage.user(Content.text("q")), PromptMessage.assistant(Content.text("a")));
        assertEquals(List.of(Role.USER, Role.ASSISTANT), result.messages().stream().map(PromptMessage::role).toList());
        assertEquals(Role.ASSISTANT, SamplingMessage.assistant("a").role());
    }

    @Test
    void givesTheContentsOfAResource() {
        var text = ResourceContents.text("a:b", "text/plain", "x");
        assertEquals(List.of("a:b", "x"), List.of(text.uri(), text.text()));
        assertEquals(List.of(text), ResourceResult.of(text).contents());
        assertEquals("AQI=", ResourceContents.blob("a:b", "image/png", new byte[] {1, 2}).blob());
        assertThrows(IllegalArgumentException.class, ResourceResult::of);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name", "com.example", "com.example/", "/name", "1a/name", "a-/name", "com..example/name", "com.example/a b"})
    void refusesAnExtensionThatIsNotNamedByItsOwner(String identifier) {
        assertEquals("com.ex-4/a.b_c-d", new Extension("com.ex-4/a.b_c-d", JsonObject.EMPTY, List.of()).identifier());
        assertThrows(IllegalArgumentException.class, () -> new Extension(identifier, JsonObject.EMPTY, List.of()));
    }

    @Test
    void keepsTheTypeOfAnExtensionsResultBesideIt() {
        var body = JsonObject.parse("{\"resultType\":\"complete\"}");
        assertThrows(IllegalArgumentException.class, () -> new ExtensionMethod.Result("complete", body));
        assertThrows(IllegalArgumentException.class,
                () -> ExtensionMethod.of(" ", (params, call) -> new ExtensionMethod.Result("complete", params)));
    }
}
