package wherry.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import wherry.json.JsonObject;

class AnswerTest {

    private enum Weather {
        SUNNY, PARTLY_CLOUDY
    }

    private record Place(String name, double latitude) {
    }

    private record Report(LocalDate day, Weather weather, Optional<Place> place, List<Place> nearby, Map<String, Integer> counts,
            Set<Weather> possible) {
    }

    private record Values(Instant instant, Duration duration, ZoneId zone, URI uri, UUID uuid, Year year, BigDecimal decimal,
            BigInteger whole, long large, float small, boolean is, byte[] bytes, int[] numbers, Optional<String> none) {
    }

    private static final Report REPORT = new Report(LocalDate.of(2026, 3, 1), Weather.PARTLY_CLOUDY, Optional.empty(),
            List.of(new Place("Oslo", 59.9)), Map.of("sheep", 3), Set.of(Weather.SUNNY));

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void givesTheRecordThatTheToolGotInEveryRevision(String revision) {
        try (var server = TestServer.with(new Greetings()); var peer = server.peer(revision)) {
            assertEquals(REPORT, peer.call("mirror", REPORT).as(Report.class));
            assertEquals(new Place("Rome", 41.9),
                    peer.call("mirror", Map.of("day", "x", "name", "Rome", "latitude", 41.9)).as(Place.class));
        }
    }

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void givesTheTextOfAFailureInEitherForm(String revision) {
        try (var server = TestServer.with(new Greetings()); var peer = server.peer(revision)) {
            assertEquals("Invalid arguments: /day: expected at least 1 character, got 0", peer.call("mirror", Map.of("day", "")).failure());
            assertEquals("Unknown tool: none", peer.call("none").failure());
            Answer good = peer.call("mirror", Map.of("day", "x"));
            assertTrue(assertThrows(AssertionError.class, good::failure).getMessage().startsWith("expected a failure, got {"));
        }
    }

    @Test
    void readsAndWritesTheTypesThatAToolMayTake() {
        var values = new Values(Instant.parse("2026-03-01T08:00:00Z"), Duration.ofMinutes(90), ZoneId.of("Europe/Oslo"),
                URI.create("https://example.com/"), new UUID(1, 2), Year.of(2026), new BigDecimal("1.50"), BigInteger.TEN.pow(30),
                Long.MAX_VALUE, 0.1f, true, new byte[] {1, 2, 3}, new int[] {4, 5}, Optional.empty());
        Values read = structured(ToJson.object(values).toString()).as(Values.class);

        assertArrayEquals(values.bytes, read.bytes);
        assertArrayEquals(values.numbers, read.numbers);
        assertEquals(ToJson.object(values), ToJson.object(read));
        assertEquals(values.instant, read.instant);
        assertEquals(values.small, read.small);
        assertTrue(!ToJson.object(values).has("none"), "what is empty is left out");
    }

    private sealed interface Sound {
        record Bark(int howLoud) implements Sound {
        }

        record SoftPurr(Weather inWeather) implements Sound {
        }
    }

    @Test
    void namesMembersAsGeneratedCodeDoes() {
        var purr = new Sound.SoftPurr(Weather.SUNNY);
        assertEquals(JsonObject.parse("{\"kind\":\"soft_purr\",\"in_weather\":\"sunny\"}"), ToJson.object(purr));
        assertEquals(purr, structured("{\"kind\":\"soft_purr\",\"in_weather\":\"sunny\"}").as(Sound.class));
        assertEquals(new Sound.Bark(3), structured("{\"howLoud\":3}").as(Sound.Bark.class));
        assertThrows(AssertionError.class, () -> structured("{\"kind\":\"moo\"}").as(Sound.class));
    }

    @Test
    void readsAListAndASingleValue() {
        assertEquals(List.of(1, 2), structured("{\"result\": [1, 2]}").asList(Integer.class));
        assertEquals(7, structured("{\"result\": 7}").as(int.class));
        assertEquals(List.of(1, 2), structured("[1, 2]").asList(Integer.class));
        assertEquals("text", structured("\"text\"").as(String.class));
        assertEquals(Weather.PARTLY_CLOUDY, structured("\"partly-cloudy\"").as(Weather.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{'name': 7, 'latitude': 1} | expected String, got 7",
        "{'name': 'x'} | expected a member latitude, got {'name':'x'}",
        "{'name': 'x', 'latitude': true} | expected double, got true",
        "[] | expected Place, got []"})
    void saysWhatDoesNotFitTheRecord(String json, String message) {
        Answer answer = structured(json.replace('\'', '"'));
        assertEquals(message.replace('\'', '"'), assertThrows(AssertionError.class, () -> answer.as(Place.class)).getMessage());
    }

    @Test
    void saysWhatATextIsNot() {
        assertTrue(assertThrows(AssertionError.class, () -> structured("\"rain\"").as(Weather.class)).getMessage()
                .equals("expected Weather, got \"rain\""));
        String message = assertThrows(AssertionError.class, () -> structured("\"soon\"").as(LocalDate.class)).getMessage();
        assertTrue(message.startsWith("expected LocalDate, got \"soon\": java.time.format.DateTimeParseException"), message);
    }

    private static Answer structured(String json) {
        return new Answer(JsonObject.parse("{\"result\": {\"structuredContent\": " + json + "}}"));
    }
}
