package wherry.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import wherry.json.Json;
import wherry.tool.Principal;

class TranscriptTest {
    private static final String CONVERSATION = """
            == greets
            @client {"elicitation":{}}
            # one conversation for all revisions
            > {"id":1,"method":"tools/call","params":{"name":"greet"}}
            [legacy] < {"method":"notifications/message","params":«object»}
            [..2025-03-26] < {"id":1,"result":{"isError":true,"content":[{"type":"text","text":"«any»elicitation«any»"}]}}
            [2025-06-18..2025-11-25] < {"method":"elicitation/create","id":«string ask»,"params":{"message":"Who are you?",…}}
            [2025-06-18..2025-11-25] > {"id":«ask»,"result":{"action":"accept","content":{"name":"Ada"}}}
            [modern] < {"id":1,"result":{"resultType":"input_required","requestState":«string state»,
                "inputRequests":{"name":«object»},…}}
            [modern] > {"id":1,"method":"tools/call","params":{"name":"greet","requestState":«state»,
                "inputResponses":{"name":{"action":"accept","content":{"name":"Ada"}}}}}
            [2025-06-18..] < {"id":1,"result":{"content":[{"type":"text","text":"Hello, Ada!"}],…}}
            """;

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void playsWhatIsForARevision(String revision) throws InterruptedException {
        play(CONVERSATION, revision);
    }

    @Test
    void refusesWhatTheServerDoesNotSay() {
        String call = "> {\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"wave\"}}\n";

        assertRefused("line 3: /error/code: expected -1, got -32602",
                "== t\n" + call + "< {\"id\":1,\"error\":{\"code\":-1,…}}");
        assertRefused("line 3: : expected no member error", "== t\n" + call + "< {\"id\":1}");
        // The ping is answered before the question that ends the conversation. A call of a tool need not be.
        assertRefused("at the end the server has said what the text does not have", "== t\n> {\"id\":1,\"method\":\"ping\"}\n");
    }

    private static void assertRefused(String message, String text) {
        String given = assertThrows(AssertionError.class, () -> play(text, "2025-11-25")).getMessage();
        assertTrue(given.startsWith(message), given);
    }

    private static void play(String text, String revision) throws InterruptedException {
        Transcript transcript = Transcript.parse(text).getFirst();
        try (var server = TestServer.with(new Greetings()); var wire = server.wire(Principal.ANONYMOUS)) {
            transcript.play(wire, revision, "memory");
        }
    }

    @Test
    void playsAFileInEachRevisionThatItIsFor(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("greetings.txt"), CONVERSATION + """
                == ends with a setting
                @server MCP_GREETING_END=?
                @revisions 2025-11-25..
                > {"id":1,"method":"resources/read","params":{"uri":"greeting://Hi"}}
                < {"id":1,"result":{"contents":[{"text":"Hi?",…}],…}}
                """);
        var started = new ArrayList<Greetings>();

        Transcript.read(file).forEach(each -> each.play(() -> {
            started.add(new Greetings());
            return started.getLast();
        }));
        assertEquals(TestServer.REVISIONS.size() + 2, started.size());
    }

    @Test
    void namesFileTitleRevisionAndLineOfWhatIsWrong(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("broken.txt"), "== t\n? {}\n");
        String refusal = assertThrows(IllegalArgumentException.class, () -> Transcript.read(file)).getMessage();
        assertTrue(refusal.contains("broken.txt: line 2: expected a line that begins with"), refusal);

        Transcript wrong = Transcript.parse("== pings\n@revisions 2025-11-25\n> {\"id\":1,\"method\":\"ping\"}\n< {\"id\":1,\"result\":7}\n")
                .getFirst();
        String failure = assertThrows(AssertionError.class, () -> wrong.play(Greetings::new)).getMessage();
        assertTrue(failure.startsWith("pings, 2025-11-25, line 4: /result: expected 7, got {}"), failure);
    }

    @Test
    void comparesHolesAndGaps() {
        String text = "{\"a\":«number n»,\"b\":[…,\"x\",…],\"c\":\"id «any»\",…}";
        var remembered = new HashMap<String, Json>();

        assertEquals(Optional.empty(), Template.parse(text).mismatch(
                Json.parse("{\"c\":\"id 7\",\"b\":[1,\"x\",2],\"a\":5,\"d\":0}"), remembered));
        assertEquals(Map.of("n", Json.of(5)), remembered);
        assertEquals(Json.parse("[5,\"n5\"]"), Template.parse("[«n»,\"n«n»\"]").fill(remembered));
        for (String other : List.of("{\"a\":\"5\",\"b\":[\"x\"],\"c\":\"id \"}", "{\"a\":5,\"b\":[\"y\"],\"c\":\"id \"}",
                "{\"a\":5,\"b\":[\"x\"],\"c\":\"ID 7\"}", "{\"b\":[\"x\"],\"c\":\"id 7\"}")) {
            assertTrue(Template.parse(text).mismatch(Json.parse(other), new HashMap<>()).isPresent(), other);
        }
    }
}
