package wherry.check.transcript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import wherry.check.schema.CheckedWire;
import wherry.check.schema.SharedData;
import wherry.check.wire.FixtureServer;
import wherry.check.wire.Transport;
import wherry.testkit.TestServer;
import wherry.testkit.Transcript;

/// Plays each conversation in each revision and on each transport that it is for.
class TranscriptsTest {
    private static final Path FOLDER = Path.of("test/resources/transcripts");

    @TestFactory
    Stream<DynamicNode> playsEveryConversation() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
        }
        return Stream.concat(files.stream().map(TranscriptsTest::container),
                TestServer.REVISIONS.stream().map(revision -> DynamicTest.dynamicTest("checked by schema in " + revision,
                        () -> wasChecked(revision))));
    }

    private static DynamicContainer container(Path file) {
        List<Transcript> transcripts;
        try {
            transcripts = Transcript.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new AssertionError(file + ": " + e.getMessage(), e);
        }
        assertFalse(transcripts.isEmpty(), () -> file + " holds no conversation");
        return DynamicContainer.dynamicContainer(file.getFileName().toString(), transcripts.stream().flatMap(
                transcript -> tests(file.getFileName(), transcript)));
    }

    private static Stream<DynamicTest> tests(Path file, Transcript transcript) {
        return TestServer.REVISIONS.stream().flatMap(revision -> Stream.of(Transport.values())
                .filter(transport -> transcript.isFor(revision, transport.word()))
                .map(transport -> DynamicTest.dynamicTest(transcript.title() + ", " + revision + ", " + transport.word(),
                        () -> play(file, transcript, revision, transport))));
    }

    private static void play(Path file, Transcript transcript, String revision, Transport transport) throws InterruptedException {
        try (var server = FixtureServer.over(transport, transcript.server()); var wire = server.wire(revision)) {
            transcript.play(wire, revision, transport.word());
        } catch (AssertionError e) {
            throw new AssertionError(file + ", " + transcript.title() + ", " + revision + ", " + transport.word() + ": "
                    + e.getMessage(), e);
        }
    }

    /// Each message that a server can send in a revision must have been sent and checked against the schema, and each method must have
    /// been answered with a result over each transport.
    private static void wasChecked(String revision) {
        assumeTrue(SharedData.folder("mcp-schema").isPresent(), "skipped: the official schemas are not there");
        Stream<String> results = ServerMessages.methods(revision)
                .flatMap(method -> Stream.of(Transport.values()).map(transport -> method + " over " + transport.word()));
        List<String> never = Stream.concat(ServerMessages.definitions(revision), results)
                .filter(key -> CheckedWire.tally().of(revision, key) == 0).toList();
        assertEquals(List.of(), never, "no message was held against these in " + revision);
    }
}
