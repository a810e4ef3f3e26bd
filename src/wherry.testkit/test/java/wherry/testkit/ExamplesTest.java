package wherry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.ElicitResult;
import wherry.tool.ElicitResult.Action;
import wherry.tool.ToolResult;

/// Compiles and runs the examples of the documentation.
class ExamplesTest {

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS_WITH_ELICITATION")
    void greetsTheUserByName(String revision) {
        try (var server = TestServer.with(new Greetings()); var peer = server.peer(revision)) {
            assertEquals("Hello, Ada!", peer.onElicit(Map.of("name", "Ada")).call("greet").text());
        }
    }

    @Test
    void speaksAsWritten() throws Exception {
        Transcript.read(Path.of("test/resources/greetings.txt")).forEach(each -> each.play(Greetings::new));
    }

    @Test
    void greetsWithoutAServer() throws Exception {
        var call = new TestCall().answering("name", new ElicitResult(Action.ACCEPT, JsonObject.of("name", Json.of("Ada"))));
        assertEquals(ToolResult.text("Hello, Ada!"), Greetings.greet(call));
    }

    @Test
    void areAllThatTheDocumentationHas() throws IOException {
        String here = lines(Files.readString(Path.of("test/java/wherry/testkit/ExamplesTest.java")));
        List<Path> sources;
        try (Stream<Path> all = Files.list(Path.of("main/java/wherry/testkit"))) {
            sources = all.toList();
        }
        int examples = 0;
        for (Path source : sources) {
            var example = Pattern.compile("/// ```java\n(.*?)/// ```\n", Pattern.DOTALL).matcher(Files.readString(source));
            while (example.find()) {
                examples++;
                String text = lines(example.group(1).replace("///", ""));
                assertTrue(here.contains(text), () -> source + " has an example that is not tested: " + text);
            }
        }
        assertEquals(3, examples);
    }

    private static String lines(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
