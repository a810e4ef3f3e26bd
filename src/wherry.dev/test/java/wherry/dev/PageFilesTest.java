package wherry.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import wherry.http.options.WebPage;
import wherry.json.JsonObject;
import wherry.server.lint.LintReport;
import wherry.tool.Capability;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

class PageFilesTest {
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"(/[^\"]*)\"|from '\\.(/[^']*)'");
    private final ModuleStatus status = new ModuleStatus();
    private final Map<String, String> files = PageFiles.all(status, () -> new LintReport(List.of(), List.of())).stream()
            .collect(Collectors.toMap(WebPage::path, page -> new String(page.content().get(), StandardCharsets.UTF_8)));

    /// A capability with one tool.
    private record Saying() implements Capability {
        @Override
        public String name() {
            return "saying";
        }

        @Override
        public List<Tool> tools() {
            return List.of(Tool.named("say").description("Says a word").handler((_, _) -> ToolResult.text("word")));
        }
    }

    @Test
    void haveAllThatTheyReferTo() {
        Set<String> needed = files.values().stream().flatMap(text -> REFERENCE.matcher(text).results())
                .map(found -> found.group(1) != null ? found.group(1) : "/page" + found.group(2)).collect(Collectors.toSet());
        assertTrue(needed.contains("/page/page.css") && needed.contains("/page/client.js"), needed::toString);
        assertTrue(files.keySet().containsAll(needed), needed::toString);
    }

    /// The policy of the endpoint would refuse it.
    @Test
    void haveNoScriptOrStyleWithinMarkup() {
        String html = files.get("/");
        assertFalse(Pattern.compile("<script(?![^>]* src=)|<style|\\s(style|on\\w+)=").matcher(html).find(), html);
        files.forEach((path, text) -> assertFalse(text.contains("innerHTML") || text.contains("eval("), path));
    }

    @Test
    void tellWhichModulesAreServedAndWhyOneIsNot() {
        status.serves("acme.say", List.of(new Saying()));
        status.refuses("acme.say", "not reloaded: it does not compile");
        assertEquals(JsonObject.parse("""
                {"changes": 2, "modules": [{"name": "acme.say", "loads": 1, "problem": "not reloaded: it does not compile"}]}"""), status.state());

        status.serves("acme.say", List.of(new Saying()));
        assertEquals(JsonObject.parse("""
                {"changes": 3, "modules": [{"name": "acme.say", "loads": 2, "problem": ""}]}"""), status.state());
    }

    @Test
    void tellTheClassOfEachToolForTests() {
        status.serves("acme.say", List.of(new Saying()));
        assertEquals(JsonObject.parse("{\"tool/say\": \"wherry.dev.PageFilesTest$Saying\"}"), status.classes());
    }
}
