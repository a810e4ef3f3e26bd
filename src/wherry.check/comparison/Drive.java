import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;

/// Calls the two tools of a server on standard input and output, as a client of 2025-06-18, and checks the answers.
public final class Drive {
    private final BufferedWriter out;
    private final BufferedReader in;
    private long lastId;

    private Drive(Process server) {
        this.out = server.outputWriter();
        this.in = server.inputReader();
    }

    public static void main(String[] command) throws IOException {
        Process server = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            new Drive(server).check();
        } finally {
            server.destroy();
        }
    }

    private void check() throws IOException {
        request("initialize", """
                {"protocolVersion": "2025-06-18", "capabilities": {"elicitation": {}}, "clientInfo": {"name": "drive", "version": "1"}}""");
        send("{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}");
        String tools = result(request("tools/list", "{}")).toString();
        for (String word : List.of("Splits a bill evenly.", "outputSchema", "readOnlyHint", "Asks the user who pays.")) {
            expect(tools.contains(word), "the list should say " + word, tools);
        }
        expectShare("{\"total\": 90, \"people\": 4}", 22.5, 4);
        expectShare("{\"total\": 90}", 45, 2);
        JsonObject refused = call("split_bill", "{\"total\": -1}");
        expect(refused.has("error") || result(refused).isTrue("isError"), "a negative total should be refused", refused);
        JsonObject answer = call("pick_payer", "{}");
        expect(answer.toString().contains("Ada pays."), "the user's answer should be told", answer);
    }

    private void expectShare(String arguments, double each, int people) throws IOException {
        JsonObject answer = call("split_bill", arguments);
        Optional<JsonObject> share = result(answer).object("structuredContent");
        expect(share.flatMap(value -> value.number("each")).filter(number -> number.doubleValue() == each).isPresent()
                && share.flatMap(value -> value.number("people")).filter(number -> number.doubleValue() == people).isPresent(),
                "each should pay " + each, answer);
    }

    private static JsonObject result(JsonObject response) {
        return response.object("result").orElseThrow(() -> new AssertionError("expected a result, got " + response));
    }

    private static void expect(boolean holds, String what, Object got) {
        if (!holds) {
            throw new AssertionError(what + ", got " + got);
        }
    }

    private JsonObject call(String tool, String arguments) throws IOException {
        return request("tools/call", "{\"name\": \"" + tool + "\", \"arguments\": " + arguments + "}");
    }

    private JsonObject request(String method, String params) throws IOException {
        Json id = Json.of(++lastId);
        send("{\"jsonrpc\": \"2.0\", \"id\": " + id + ", \"method\": \"" + method + "\", \"params\": " + params + "}");
        while (true) {
            String line = in.readLine();
            if (line == null) {
                throw new AssertionError("the server ended before it answered " + method);
            }
            JsonObject message = JsonObject.parse(line);
            if (message.string("method").filter("elicitation/create"::equals).isPresent()) {
                send("{\"jsonrpc\": \"2.0\", \"id\": " + message.get("id").orElseThrow()
                        + ", \"result\": {\"action\": \"accept\", \"content\": {\"name\": \"Ada\"}}}");
            } else if (!message.has("method") && message.get("id").equals(Optional.of(id))) {
                return message;
            }
        }
    }

    private void send(String message) throws IOException {
        out.write(message + "\n");
        out.flush();
    }
}
