package wherry.json.schema;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import wherry.json.Json;
import wherry.json.SchemaLimits;

/// Every required test of the official suite for [JsonSchema], and the optional ones for what the documentation promises.
class JsonSchemaSuiteTest {
    private static final Set<String> FORMATS = Set.of("date.json", "time.json", "date-time.json", "email.json", "uri.json",
            "ipv4.json", "unknown.json");

    @TestFactory
    Stream<DynamicContainer> meetsEveryRequiredTest() {
        return files("tests", SchemaLimits.DEFAULT);
    }

    @TestFactory
    Stream<DynamicContainer> meetsOptionalTests() {
        // This file needs draft 2019-09, which the schema compiler does not support.
        return files("tests/optional", SchemaLimits.DEFAULT).filter(file -> !file.getDisplayName().equals("cross-draft.json"));
    }

    @TestFactory
    Stream<DynamicContainer> assertsTheFormatsItKnows() {
        return files("tests/optional/format", SchemaLimits.DEFAULT.assertingFormats())
                .filter(file -> FORMATS.contains(file.getDisplayName()));
    }

    @Test
    void runsMoreThanAThousandRequiredTests() {
        assertTrue(suite().files("tests").stream().mapToInt(SchemaSuite::count).sum() > 1_000);
    }

    private static Stream<DynamicContainer> files(String folder, SchemaLimits limits) {
        SchemaSuite suite = suite();
        Map<String, Json> remotes = suite.remotes();
        return suite.files(folder).stream().map(file -> container(file, limits, remotes));
    }

    private static DynamicContainer container(Path file, SchemaLimits limits, Map<String, Json> remotes) {
        return DynamicContainer.dynamicContainer(file.getFileName().toString(), SchemaSuite.tests(file, limits, remotes));
    }

    private static SchemaSuite suite() {
        return SchemaSuite.find().orElseGet(() -> abort("no JSON Schema test suite: set WHERRY_SHARED to the shared folder"));
    }
}
