package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// The memory tools of the real program, killed (SIGKILL) at random moments, or two programs on one file.
class KilledMemoryTest {
    /// `./build.sh kills` kills more often.
    private static final int KILLS = Integer.getInteger("wherry.kills", 12);
    /// The ids of calls that read begin here.
    private static final int READS = 1_000_000_000;
    private static final String CHURN = "x".repeat(30_000);

    @TempDir
    Path folder;
    private final Random random = new Random(KILLS);
    private final Set<String> answered = new TreeSet<>();
    private int next;

    private Program start() {
        return Program.start(Map.of("MCP_MEMORY_FILE", folder.resolve("memory.jsonl").toString()));
    }

    @Test
    void losesNoAnsweredCallWhenTheProgramIsKilled() throws IOException, InterruptedException {
        for (int round = 0; round < KILLS; round++) {
            try (var program = start()) {
                if (round % 4 > 0) {
                    assertEquals(answered, stored(program), "after kill " + round);
                }
                Thread sender = Thread.ofVirtual().start(() -> sendUntilTheEnd(program));
                // Most often amid the answers, and sometimes before the first.
                for (int answers = round % 4 > 0 ? 1 + random.nextInt(40) : 0; answers > 0; answers--) {
                    program.receive();
                }
                Thread.sleep(random.nextInt(round % 4 > 0 ? 5 : 1000));
                program.signal("KILL");
                assertEquals(137, program.exitCode());
                sender.join();
                answered.addAll(answered(program));
                assertFalse(program.errors().contains("damaged"), program::errors);
            }
        }
        try (var program = start()) {
            assertEquals(answered, stored(program));
            program.endInput();
            assertEquals(0, program.exitCode());
        }
        assertTrue(answered.size() > KILLS, answered::toString);
        assertTrue(Files.size(folder.resolve("memory.jsonl")) < 3 << 20);
    }

    /// Sends what must be kept, and what makes the log long, so that it is made shorter again and again.
    private void sendUntilTheEnd(Program program) {
        try {
            while (true) {
                int id = next++;
                program.call(3 * id, "create_entities", entity("K" + id, ""));
                program.call(3 * id + 1, "create_entities", entity("churn", CHURN));
                program.call(3 * id + 2, "delete_entities", "{\"entityNames\":[\"churn\"]}");
            }
        } catch (UncheckedIOException e) {
            // The program is gone.
        }
    }

    private static String entity(String name, String observation) {
        return "{\"entities\":[{\"name\":\"" + name + "\",\"entityType\":\"t\",\"observations\":[\"" + observation + "\"]}]}";
    }

    private static Set<String> answered(Program program) {
        return program.output().lines().filter(line -> line.endsWith("}")).map(KilledMemoryTest::parsed)
                .filter(message -> message.object("result").filter(result -> !result.isTrue("isError")).isPresent())
                .map(message -> ((JsonNumber) message.get("id").orElseThrow()).longValue())
                .filter(id -> id % 3 == 0 && id < READS).map(id -> "K" + id / 3).collect(Collectors.toSet());
    }

    /// The last line may be incomplete.
    private static JsonObject parsed(String line) {
        try {
            return JsonObject.parse(line);
        } catch (RuntimeException e) {
            return JsonObject.EMPTY;
        }
    }

    /// Of the answered ones, those that are there.
    private Set<String> stored(Program program) {
        String arguments = JsonObject.of("names", JsonArray.ofStrings(answered)).toString();
        var stored = new TreeSet<String>();
        String cursor = "";
        for (int id = READS; id == READS || !cursor.isEmpty(); id++) {
            String from = ",\"cursor\":\"" + cursor + "\"}";
            JsonObject page = program.call(id, "open_nodes", arguments.substring(0, arguments.length() - 1) + from).response(id)
                    .object("result").flatMap(result -> result.object("structuredContent")).orElseThrow();
            stored.addAll(names(page));
            cursor = page.string("nextCursor").orElse("");
        }
        return stored;
    }

    private static List<String> names(JsonObject page) {
        var names = new ArrayList<String>();
        for (Json each : page.array("entities").orElseThrow().items()) {
            names.add(((JsonString) ((JsonObject) each).get("name").orElseThrow()).value());
        }
        return names;
    }

    @Test
    void letsTwoProgramsShareAFile() {
        try (var one = start(); var other = start()) {
            for (int i = 1; i <= 40; i++) {
                (i % 2 == 0 ? one : other).call(i, "create_entities", entity("E" + i, ""));
                answered.add("E" + i);
            }
            for (int i = 1; i <= 40; i++) {
                assertTrue((i % 2 == 0 ? one : other).receive().has("result"));
            }

            assertEquals(answered, stored(one));
            assertEquals(answered, stored(other));
        }
    }
}
