package wherry.tools.files;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wherry.json.JsonObject;
import wherry.testkit.Answer;
import wherry.testkit.TestPeer;
import wherry.testkit.TestServer;

/// A client of the tools, on some roots.
final class FileCalls implements AutoCloseable {
    private final FileTools tools = new FileTools();
    private final TestServer server;
    private final TestPeer peer;

    private FileCalls(String revision, Map<String, String> settings) {
        this.server = TestServer.with(settings, tools);
        this.peer = server.peer(revision);
    }

    static FileCalls on(Path... roots) {
        return with(Map.of(), roots);
    }

    static FileCalls at(String revision, Path root) {
        return new FileCalls(revision, Map.of("MCP_FILES_ROOTS", root.toString()));
    }

    static FileCalls with(Map<String, String> settings, Path... roots) {
        var all = new HashMap<>(settings);
        if (roots.length > 0) {
            all.put("MCP_FILES_ROOTS", Stream.of(roots).map(Path::toString).collect(Collectors.joining(",")));
        }
        return new FileCalls("2026-07-28", all);
    }

    void watchOnce() {
        tools.watch().look();
    }

    TestPeer peer() {
        return peer;
    }

    Answer answer(String tool, Map<String, ?> arguments) {
        return peer.call(tool, arguments);
    }

    /// The text of a result, which the structured content must have too.
    String text(String tool, Map<String, ?> arguments) {
        Answer answer = answer(tool, arguments);
        String text = ((JsonObject) answer.structured()).string("content").orElseThrow();
        if (!answer.result().toString().contains(wherry.json.Json.of(text).toString())) {
            throw new AssertionError("the content lacks the text: " + answer.result());
        }
        if (answer.result().array("content").orElseThrow().size() > 1 && !((JsonObject) answer.structured()).has("note")) {
            throw new AssertionError("the structured result lacks the note: " + answer.result());
        }
        return text;
    }

    String cursor(String tool, Map<String, ?> arguments) {
        return ((JsonObject) answer(tool, arguments).structured()).string("nextCursor").orElse("");
    }

    String failure(String tool, Map<String, ?> arguments) {
        return answer(tool, arguments).failure();
    }

    @Override
    public void close() {
        peer.close();
        server.close();
    }
}
