package wherry.json.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonLimits;
import wherry.json.JsonObject;
import wherry.json.JsonReader;
import wherry.json.SchemaLimits;
import wherry.json.SchemaViolation;

/// The JSON Schema test suite in the shared data, which `WHERRY_SHARED` or some parent folder holds.
record SchemaSuite(Path root) {

    static Optional<SchemaSuite> find() {
        return Stream.concat(Optional.ofNullable(System.getProperty("WHERRY_SHARED", System.getenv("WHERRY_SHARED")))
                        .map(Path::of).stream(), parents().map(folder -> folder.resolve("shared")))
                .map(shared -> shared.resolve("data/json-schema-test-suite"))
                .filter(Files::isDirectory)
                .findFirst()
                .map(SchemaSuite::new);
    }

    private static Stream<Path> parents() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent);
    }

    /// The JSON files in a folder, but not in its subfolders, in the order of their names.
    List<Path> files(String folder) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The documents to which the suite's schemas refer, by URI.
    Map<String, Json> remotes() {
        var remotes = new HashMap<String, Json>();
        Path folder = root.resolve("remotes");
        try (Stream<Path> files = Files.walk(folder.resolve("draft2020-12"))) {
            files.filter(Files::isRegularFile).forEach(file ->
                    remotes.put("http://localhost:1234/" + folder.relativize(file), read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return remotes;
    }

    /// Each group of a file, as a container of its tests.
    static Stream<DynamicContainer> tests(Path file, SchemaLimits limits, Map<String, Json> remotes) {
        return objects(read(file)).map(group -> DynamicContainer.dynamicContainer(name(group),
                objects(group.get("tests").orElseThrow()).map(test -> DynamicTest.dynamicTest(name(test), () -> {
                    JsonSchema schema = JsonSchema.compile(group.get("schema").orElseThrow(), limits, remotes);
                    List<SchemaViolation> violations = schema.validate(test.get("data").orElseThrow());
                    assertEquals(test.isTrue("valid"), violations.isEmpty(),
                            () -> group.get("schema") + " on " + test + ": " + violations);
                }))));
    }

    static int count(Path file) {
        return objects(read(file)).mapToInt(group -> group.array("tests").orElseThrow().size()).sum();
    }

    private static Stream<JsonObject> objects(Json array) {
        return ((JsonArray) array).items().stream().map(JsonObject.class::cast);
    }

    private static String name(JsonObject of) {
        return of.string("description").orElseThrow();
    }

    private static Json read(Path file) {
        try {
            return new JsonReader(JsonLimits.DEFAULT).read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
