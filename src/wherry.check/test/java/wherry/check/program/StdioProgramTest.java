package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wherry.json.Json;
import wherry.json.JsonObject;

/// The program on standard input and output, as a client starts it.
class StdioProgramTest {
    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},\
            "clientInfo":{"name":"test","version":"1"}}}""";

    @Test
    void servesBothErasOnOnePipe() {
        try (var program = Program.start()) {
            assertTrue(program.request(1, "server/discover", "{}").response(1).has("result"));
            assertTrue(program.send(INITIALIZE).response(1).has("result"));
            program.send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}");
            assertEquals(JsonObject.EMPTY, program.response(2).object("result").orElseThrow());
            assertTrue(program.call(3, "test_simple_text", "{}").response(3).object("result").orElseThrow().has("resultType"));

            program.endInput();
            assertEquals(0, program.exitCode());
            assertOnlyMessages(program);
        }
    }

    @Test
    void keepsForItsMessagesWhatToolsPrintTo() {
        try (var program = Program.start()) {
            assertTrue(program.call(1, "print_to_stdout", "{}").response(1).has("result"));
            program.awaitError("stray output of a tool");
            program.endInput();

            assertEquals(0, program.exitCode());
            assertOnlyMessages(program);
            assertFalse(program.output().contains("stray output"));
            assertTrue(program.errors().contains("\"class\":\"wherry.fixture.TroubleTools\""), program::errors);
        }
    }

    private static void assertOnlyMessages(Program program) {
        assertTrue(program.output().endsWith("\n"));
        program.output().lines().forEach(line -> assertEquals("2.0", JsonObject.parse(line).string("jsonrpc").orElse(line)));
    }

    @Test
    void answersWhatIsAtWorkWhenTheInputEnds() {
        try (var program = Program.start()) {
            program.call(1, "test_simple_text", "{}").response(1);
            program.call(2, "slow", "{\"seconds\":0.2}").endInput();

            assertTrue(program.response(2).has("result"));
            assertEquals(0, program.exitCode());
        }
    }

    @Test
    void endsWithTheInputWhateverIsAtWork() {
        try (var program = Program.start()) {
            program.call(1, "slow", "{\"seconds\":3600}").call(2, "spin", "{}").call(3, "test_simple_text", "{}").response(3);
            program.endInput();

            assertEquals(0, program.exitCode());
        }
    }

    @Test
    void endsWhenTheClientDoesNotRead() {
        try (var program = Program.start()) {
            program.call(1, "test_simple_text", "{}").response(1);
            program.stopReading();
            program.call(2, "big_result", "{\"bytes\":1000000}");

            assertEquals(0, program.exitCode());
        }
    }

    @Test
    void answersABadLineAndWorksOn() {
        try (var program = Program.start()) {
            program.send(new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
            assertEquals(-32700, code(program.receive()));
            program.send("{\"a\":\"" + "\ud800" + "\"}");
            // The encoder replaces a lone surrogate by a question mark, so the server gets valid JSON that is not a message.
            assertEquals(-32600, code(program.receive()));
            program.send("\r");
            program.send("");
            assertTrue(program.call(1, "test_simple_text", "{}").response(1).has("result"));
        }
    }

    @Test
    void takesALineThatEndsLikeOnWindows() {
        try (var program = Program.start()) {
            assertTrue(program.send(INITIALIZE + "\r").response(1).has("result"));
        }
    }

    /// The line is ten times what the heap can hold.
    @Test
    void refusesAMessageOverTheLimitWithoutHoldingIt() {
        try (var program = Program.start(Map.of("MCP_MAX_MESSAGE", "65536"), List.of("-Xmx24m"))) {
            byte[] piece = new byte[1 << 20];
            Arrays.fill(piece, (byte) 'a');
            program.send("{\"jsonrpc\":\"2.0\",\"method\":\"".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 240; i++) {
                program.send(piece);
            }
            program.send("\"}\n".getBytes(StandardCharsets.UTF_8));

            assertEquals(-32600, code(program.receive()));
            assertTrue(program.call(2, "test_simple_text", "{}").response(2).has("result"));
        }
    }

    @Test
    void writesAMessageOfManyMegabytesWhole() {
        try (var program = Program.start(Map.of("MCP_MAX_RESULT", "4mb"))) {
            JsonObject result = program.call(1, "big_result", "{\"bytes\":3000000}").response(1).object("result").orElseThrow();
            assertEquals(3_000_000, ((JsonObject) result.array("content").orElseThrow().items().getFirst())
                    .string("text").orElseThrow().length());
        }
    }

    @Test
    void keepsTheAnswersOfManyRequestsApart() {
        try (var program = Program.start()) {
            for (int id = 1; id <= 500; id++) {
                program.call(id, "echo", "{\"message\":\"nonce " + id + "\"}");
            }
            for (int count = 0; count < 500; count++) {
                JsonObject answer = program.receive();
                Json id = answer.get("id").orElseThrow();
                assertTrue(answer.toString().contains("\"nonce " + id + "\""), answer::toString);
            }
        }
    }

    private static int code(JsonObject message) {
        return (int) message.object("error").flatMap(error -> error.number("code")).orElseThrow().longValue();
    }
}
