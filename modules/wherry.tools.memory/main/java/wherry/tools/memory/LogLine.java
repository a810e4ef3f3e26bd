package wherry.tools.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import wherry.json.JsonLimits;
import wherry.json.JsonObject;
import wherry.json.JsonReader;
import wherry.json.JsonWriter;
import wherry.tool.Arguments;

/// A line of the log: a JSON object whose last member is the CRC-32C of the bytes before it.
///
/// The line of an entity or a relation is that of the reference server's file, which has no checksum; that server passes over the lines
/// of other types.
final class LogLine {
    /// The most bytes that a line may have; more than any message can bring.
    static final int LONGEST = 16 << 20;

    private static final String ENTITY = "entity";
    private static final String RELATION = "relation";
    private static final String HEADER = "wherry-memory";
    private static final int VERSION = 1;
    private static final String CHECKSUM = ",\"crc\":\"%08x\"}";
    private static final int CHECKSUM_BYTES = CHECKSUM.formatted(0).length();
    private static final byte[] MARK = ",\"crc\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final JsonReader READER = new JsonReader(new JsonLimits(8, LONGEST, 64, 64, 100, 1_000_000));

    private LogLine() {
    }

    /// The first line of a file that this module began.
    static byte[] header() {
        return line(JsonObject.builder().put("type", HEADER).put("version", VERSION).build());
    }

    static byte[] of(Entity entity) {
        return line(JsonObject.builder().put("type", ENTITY).putAll(entity.json()).build());
    }

    static byte[] of(Relation relation) {
        return line(JsonObject.builder().put("type", RELATION).putAll(relation.json()).build());
    }

    static byte[] of(Change<?> change) {
        return line(change.json());
    }

    private static byte[] line(JsonObject record) {
        byte[] json = JsonWriter.bytes(record);
        int length = json.length - 1;
        byte[] end = (CHECKSUM + "\n").formatted(checksum(json, length)).getBytes(StandardCharsets.US_ASCII);
        byte[] line = Arrays.copyOf(json, length + end.length);
        System.arraycopy(end, 0, line, length, end.length);
        return line;
    }

    private static int checksum(byte[] bytes, int length) {
        var checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    /// Does to the graph what the line says.
    ///
    /// @param line without its end
    /// @return whether it is a change, which a log without its past has none of
    /// @throws UnsupportedOperationException when a newer release began the file
    /// @throws RuntimeException when the line is damaged
    static boolean apply(byte[] line, Graph graph) {
        if (isBlank(line)) {
            return false;
        }
        requireWhole(line);
        Arguments values = Arguments.of("record", JsonObject.EMPTY, (JsonObject) READER.read(line));
        String type = values.text("type");
        switch (type) {
            case ENTITY -> graph.merge(Entity.of(values));
            case RELATION -> graph.createRelations(List.of(Relation.of(values)));
            case HEADER -> requireKnown(values.integer("version"));
            default -> {
                Change.of(type, values).apply(graph);
                return true;
            }
        }
        return false;
    }

    private static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r') {
                return false;
            }
        }
        return true;
    }

    private static void requireWhole(byte[] line) {
        int end = line.length - CHECKSUM_BYTES;
        boolean has = end > 0 && Arrays.equals(line, end, end + MARK.length, MARK, 0, MARK.length);
        if (has && !new String(line, end, CHECKSUM_BYTES, StandardCharsets.US_ASCII).equals(CHECKSUM.formatted(checksum(line, end)))) {
            throw new IllegalArgumentException("the checksum is another");
        }
    }

    private static void requireKnown(int version) {
        if (version > VERSION) {
            throw new UnsupportedOperationException("it was written by a newer release, in version " + version + " of its form; this one knows "
                    + VERSION);
        }
    }
}
