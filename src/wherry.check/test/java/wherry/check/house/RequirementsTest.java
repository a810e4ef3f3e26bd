package wherry.check.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The table of the specification's requirements is complete, and each test that it names exists.
class RequirementsTest {
    private static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "TestFactory");
    private static final Map<String, List<String>> ROWS = rows();

    private static Map<String, List<String>> rows() {
        var rows = new LinkedHashMap<String, List<String>>();
        Repository.text(Repository.root().resolve("src/wherry.check/requirements.md")).lines()
                .map(line -> line.split("\\|")).filter(cells -> cells.length == 4 && cells[1].strip().matches("[A-Z]\\d+"))
                .forEach(cells -> {
                    assertFalse(rows.containsKey(cells[1].strip()), () -> "two rows " + cells[1]);
                    rows.put(cells[1].strip(), Stream.of(cells[3].split(";")).map(String::strip).toList());
                });
        return rows;
    }

    @Test
    void haveARowEach() {
        List<String> expected = Stream.of("H18", "S6", "B12", "J4", "M9", "U10", "T4", "R1", "P1", "C1", "L1", "K1", "E1", "G14", "X8", "A12")
                .flatMap(last -> IntStream.rangeClosed(1, Integer.parseInt(last.substring(1)))
                        .mapToObj(number -> last.charAt(0) + Integer.toString(number)))
                .toList();
        assertEquals(expected, List.copyOf(ROWS.keySet()));
    }

    @Test
    void areProvedByTestsThatThereAre() {
        Set<String> tests = Stream.concat(methods(), transcripts()).collect(Collectors.toSet());
        var missing = new ArrayList<String>();
        ROWS.forEach((row, proofs) -> proofs.stream()
                .filter(proof -> !proof.startsWith("not applicable: ") && !tests.contains(proof))
                .forEach(proof -> missing.add(row + ": " + proof)));
        assertEquals(List.of(), missing);
    }

    @Test
    void areLeftOutOnlyForAReason() {
        ROWS.forEach((row, proofs) -> assertTrue(proofs.stream().allMatch(proof -> !proof.startsWith("not applicable")
                || proof.length() > "not applicable: ".length() + 20 && proofs.size() == 1), () -> row + " needs a reason"));
    }

    private static Stream<String> methods() {
        return Parsed.of(Repository.sources("test/java")).stream().flatMap(file -> file.methods().stream())
                .filter(method -> method.annotations().stream().anyMatch(TESTS::contains))
                .map(method -> method.type() + "#" + method.name());
    }

    /// The name of a conversation is its file and its title.
    private static Stream<String> transcripts() {
        return Repository.files(Repository.root().resolve("src/wherry.check/test/resources/transcripts"))
                .flatMap(file -> Repository.text(file).lines().filter(line -> line.startsWith("== "))
                        .map(line -> file.getFileName() + "#" + line.substring(3)));
    }
}
