package wherry.check.house;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RepositoryTest {
    private static final Path MODULES = Repository.root().resolve("modules");

    @Test
    void leavesModulesOfOtherAuthorsAlone() {
        assertFalse(Repository.isOurs(MODULES.resolve("acme.tools.hello/pom.xml")));
        assertFalse(Repository.isOurs(MODULES.resolve("acme.tools.hello/main/java/acme/tools/hello/Hello.java")));
    }

    @Test
    void countsWhatIsNamedWherryAndWhatStandsOutsideOfModules() {
        assertTrue(Repository.isOurs(MODULES.resolve("wherry.tools.time/pom.xml")));
        assertTrue(Repository.isOurs(MODULES.resolve("README.md")));
        assertTrue(Repository.isOurs(Repository.root().resolve("src/wherry.json/pom.xml")));
    }
}
