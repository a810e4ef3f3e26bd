package wherry.check.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `MCP_MODULES` of the real program.
class CapabilityJarsTest {
    private static final String CAPABILITY = """
            package acme.%1$s;

            import java.util.List;
            import wherry.json.JsonObject;
            import wherry.tool.Capability;
            import wherry.tool.Setting;
            import wherry.tool.Tool;
            import wherry.tool.ToolResult;

            public final class Main implements Capability {
                public String name() { return "%1$s"; }

                public List<Setting<?>> settings() { return List.of(Setting.text("MCP_%1$S_WORD", "a word").fallback("none")); }

                public List<Tool> tools() {
                    return List.of(Tool.named("%2$s").description("Says a word")
                            .input("{\\"type\\": \\"object\\"}").handler((arguments, call) -> ToolResult.text(%3$s)));
                }
            }
            """;

    @TempDir
    private Path work;
    @TempDir
    private Path modules;

    private Path jar(String name, String tool, String word, String requires) {
        return builder(name, tool, word, requires).build(modules.resolve("acme." + name + ".jar"));
    }

    private JarBuilder builder(String name, String tool, String word, String requires) {
        return builder(name, requires, CAPABILITY.formatted(name, tool, word));
    }

    private JarBuilder builder(String name, String requires, String source) {
        return new JarBuilder(work.resolve(name))
                .file("module-info.java", "module acme." + name + " { requires wherry.tool; " + requires
                        + " provides wherry.tool.Capability with acme." + name + ".Main; }")
                .file("acme/" + name + "/Main.java", source);
    }

    /// A jar with a capability and a tool of one name, whose source is changed.
    private void changedJar(String name, String old, String replacement) {
        builder(name, "", CAPABILITY.formatted(name, name, "\"x\"").replace(old, replacement)).build(modules.resolve("acme." + name + ".jar"));
    }

    private Program serve() {
        return Program.start(Map.of("LOG_LEVEL", "info"), "--modules=" + modules);
    }

    private static String called(Program program, String tool) {
        return program.call(1, tool, "{}").receive().toString();
    }

    @Test
    void servesTheCapabilityOfAJar() {
        jar("hello", "hello", "\"good day\"", "");
        try (var program = serve()) {
            assertTrue(called(program, "hello").contains("good day"));
        }
        try (var program = Program.start(Map.of("MCP_MODULES", modules.resolve("acme.hello.jar").toString()))) {
            assertTrue(called(program, "hello").contains("good day"));
        }
    }

    @Test
    void servesTheSettingsOfAJar() {
        jar("hello", "hello", "\"good day\"", "");
        try (var program = Program.start("--help", "--modules=" + modules)) {
            assertEquals(0, program.exitCode());
            assertTrue(program.output().contains("MCP_HELLO_WORD"), program::output);
        }
    }

    /// A library without a descriptor, with a resource, and with a service of its own that it finds through the context class loader.
    @Test
    void loadsAutomaticModulesFromTheFolderBesideAJar() throws IOException {
        Path library = new JarBuilder(work.resolve("words")).file("words/Words.java", """
                package words;

                public interface Words {
                    String word();

                    final class Own implements Words {
                        public String word() {
                            try (var in = Words.class.getResourceAsStream("word.txt")) {
                                return new String(in.readAllBytes());
                            } catch (java.io.IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        }
                    }

                    static String first() { return java.util.ServiceLoader.load(Words.class).findFirst().orElseThrow().word(); }
                }
                """).file("words/word.txt", "of a resource").file("META-INF/services/words.Words", "words.Words$Own\n")
                .build(modules.resolve("acme.hello").resolve("words.jar"));
        builder("hello", "hello", "words.Words.first()", "requires words;").using(library).build(modules.resolve("acme.hello.jar"));
        try (var program = serve()) {
            assertTrue(called(program, "hello").contains("of a resource"), program::errors);
        }
    }

    @Test
    void refusesABrokenJarByItsNameAndServesTheRest() throws IOException {
        jar("hello", "hello", "\"good day\"", "");
        Files.writeString(modules.resolve("broken.jar"), "no jar");
        new JarBuilder(work.resolve("idle")).file("module-info.java", "module acme.idle { requires wherry.tool; }")
                .build(modules.resolve("idle.jar"));
        try (var program = Program.start("config", "claude-desktop", "--modules=" + modules)) {
            assertEquals(0, program.exitCode(), program::errors);
            assertTrue(program.errors().contains("broken.jar: "), program::errors);
        }
        try (var program = serve()) {
            assertTrue(called(program, "hello").contains("good day"));
            program.awaitError("broken.jar: ");
            program.awaitError("idle.jar: no module of it provides wherry.tool.Capability");
        }
    }

    @Test
    void refusesAJarWhoseToolIsThereAlready() {
        jar("hello", "hello", "\"first\"", "");
        jar("other", "hello", "\"second\"", "");
        try (var program = serve()) {
            assertTrue(called(program, "hello").contains("first"));
            program.awaitError("acme.other.jar: ");
        }
    }

    @Test
    void refusesAJarWhoseCodeOrSettingsAreWrongAndNamesItsClass() {
        jar("hello", "hello", "\"good day\"", "");
        changedJar("rival", "MCP_RIVAL_WORD", "MCP_HELLO_WORD");
        changedJar("bare", "MCP_BARE_WORD", "BARE_WORD");
        changedJar("broken", "List.of(Tool", "List.of((Tool) null, Tool");
        try (var program = Program.start(Map.of(), "check", "--modules=" + modules)) {
            assertEquals(1, program.exitCode());
            assertTrue(program.errors().contains("acme.rival.jar: capability rival: setting MCP_HELLO_WORD is also declared by capability hello"),
                    program::errors);
            assertTrue(program.errors().contains("acme.bare.jar: capability bare (acme.bare.Main): setting BARE_WORD should begin with MCP_"),
                    program::errors);
        }
        try (var program = serve()) {
            assertTrue(called(program, "hello").contains("good day"));
            program.awaitError("capability broken (acme.broken.Main): a list threw java.lang.NullPointerException");
        }
    }

    @Test
    void saysWhichModuleOfTheJdkIsMissingAndWhatToDo() {
        // No module that ships needs this one.
        jar("data", "data", "\"x\"", "requires java.scripting;");
        try (var program = serve()) {
            program.awaitError("acme.data.jar: Module java.scripting not found, required by acme.data; this JDK has it");
        }
    }

    @Test
    void refusesAFolderThatIsNotThereOrHasNoJar() {
        for (Path place : List.of(modules.resolve("nix"), modules)) {
            try (var program = Program.start("--modules=" + place)) {
                assertEquals(2, program.exitCode());
                assertTrue(program.errors().contains("MCP_MODULES: expected "), program::errors);
                assertTrue(program.errors().contains("'" + place + "'"), program::errors);
            }
        }
    }

    @Test
    void isCarriedIntoTheConfigurationOfAClient() {
        jar("hello", "hello", "\"good day\"", "");
        try (var program = Program.start("config", "claude-desktop", "--hello-word=x", "--modules=" + modules)) {
            assertEquals(0, program.exitCode(), program::errors);
            assertTrue(program.output().contains("\"MCP_MODULES\": \"" + modules + "\""), program::output);
            assertTrue(program.output().contains("\"MCP_HELLO_WORD\": \"x\""), program::output);
        }
        try (var program = Program.start("config", "claude-desktop", "--form=docker", "--modules", modules.toString())) {
            assertEquals(0, program.exitCode(), program::errors);
            assertTrue(program.output().contains("type=bind,src=" + modules + ",dst=/modules,readonly"), program::output);
            assertTrue(program.output().contains("MCP_MODULES=/modules\""), program::output);
            assertFalse(program.output().contains("MCP_MODULES=" + modules), program::output);
        }
    }
}
