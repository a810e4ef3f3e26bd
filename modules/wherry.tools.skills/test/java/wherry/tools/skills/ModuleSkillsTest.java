package wherry.tools.skills;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleSkillsTest {
    private static final String SKILL = "---\nname: %s\ndescription: d\n---\n";

    private final List<String> logged = new ArrayList<>();
    @TempDir
    private Path temporary;

    /// A module of its own layer that has these resources.
    private Module module(Map<String, String> resources) throws IOException {
        Path jar = temporary.resolve("brings.skills.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var each : resources.entrySet()) {
                out.putNextEntry(new JarEntry("META-INF/skills/" + each.getKey()));
                out.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        var parent = ModuleLayer.boot();
        var resolved = parent.configuration().resolve(ModuleFinder.of(jar), ModuleFinder.of(), Set.of("brings.skills"));
        return parent.defineModulesWithOneLoader(resolved, null).findModule("brings.skills").orElseThrow();
    }

    private SkillLibrary library(Module module, SkillFolder... folders) {
        return new SkillLibrary(new SkillSources(List.of(folders), () -> Set.of(module)), logged::add, _ -> {
        });
    }

    @Test
    void areThoseThatItsIndexNames() throws IOException {
        Module module = module(Map.of("index", "refunds\n\nacme/audit \n", "refunds/SKILL.md", SKILL.formatted("refunds"),
                "refunds/how/to.md", "how", "acme/audit/SKILL.md", SKILL.formatted("audit"), "other/SKILL.md", SKILL.formatted("other")));
        SkillLibrary library = library(module);
        assertEquals(List.of("skill://acme/audit/SKILL.md", "skill://refunds/SKILL.md"), List.copyOf(library.skills().skills().keySet()));
        assertEquals("how", new String(library.read("skill://refunds/how/to.md").orElseThrow(), StandardCharsets.UTF_8));
        assertEquals(List.of(), logged);
    }

    @Test
    void areMissedWhenTheIndexNamesWhatIsNotThere() throws IOException {
        library(module(Map.of("index", "refund", "refunds/SKILL.md", SKILL.formatted("refunds"))));
        assertEquals(List.of("skill refund left out: file refund/SKILL.md is not in module brings.skills, whose index names it"), logged);
    }

    @Test
    void giveWayToAFolderOfTheUsersWithTheSameName() throws IOException {
        var tree = new SkillTree(Files.createDirectory(temporary.resolve("skills"))).skill("acme/own");
        SkillLibrary library = library(module(Map.of("index", "acme/audit", "acme/audit/SKILL.md", SKILL.formatted("audit"))), new SkillFolder(tree.folder()));
        assertEquals(List.of("skill://acme/own/SKILL.md"), List.copyOf(library.skills().skills().keySet()));
        assertEquals(List.of("skill acme left out: another source of skills has a folder of this name"), logged);
    }

    @Test
    void areNoneWithoutAnIndex() throws IOException {
        assertEquals(List.of(), ModuleSkills.of(module(Map.of("refunds/SKILL.md", SKILL.formatted("refunds")))));
        assertEquals(List.of(), ModuleSkills.of(getClass().getClassLoader().getUnnamedModule()));
        assertFalse(ModuleSkills.of(module(Map.of("index", "refunds"))).isEmpty());
    }
}
