package wherry.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonLimits;
import wherry.json.JsonObject;
import wherry.json.JsonReader;
import wherry.json.SchemaLimits;
import wherry.json.schema.JsonSchema;

/// The official `schema.json` of each revision, in the shared data.
final class OfficialSchemas {
    private OfficialSchemas() {
    }

    /// Skips the test without the shared data.
    static void assertValid(Revision revision, String definition, Json value) {
        Path file = shared().map(folder -> folder.resolve(revision.text()).resolve("schema.json")).filter(Files::exists)
                .orElseGet(() -> abort("no data/mcp-schema in the shared folder, which WHERRY_SHARED names"));
        JsonObject document = read(file);
        String base = "urn:mcp:" + revision.text();
        String definitions = document.has("$defs") ? "$defs" : "definitions";
        JsonObject reference = JsonObject.of("$schema", document.get("$schema").orElseThrow(),
                "$ref", Json.of(base + "#/" + definitions + "/" + definition));
        JsonSchema schema = JsonSchema.compile(reference, SchemaLimits.DEFAULT, Map.of(base, document));
        assertEquals(List.of(), schema.validate(value), () -> revision + " " + definition + " " + value);
    }

    private static Optional<Path> shared() {
        return Stream.concat(Optional.ofNullable(System.getProperty("WHERRY_SHARED", System.getenv("WHERRY_SHARED")))
                .map(Path::of).stream(),
                        Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                                .map(folder -> folder.resolve("shared")))
                .map(folder -> folder.resolve("data/mcp-schema")).filter(Files::isDirectory).findFirst();
    }

    private static JsonObject read(Path file) {
        try {
            return (JsonObject) new JsonReader(JsonLimits.DEFAULT).read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
