package wherry.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wherry.json.JsonObject;
import wherry.testkit.TestServer;

/// Descriptions, which the processor makes of comments.
class DescriptionsTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(// wherry/.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private JsonObject tool(String source) {
        Compiled compiled = Compiled.of(folder, source);
        try (var server = TestServer.with(compiled.capability("ToldCapability")); var peer = server.peer("2026-07-28")) {
            return peer.tools().getFirst();
        }
    }

    private static String description(JsonObject described) {
        return described.string("description").orElseThrow();
    }

    private static JsonObject argument(JsonObject tool, String name) {
        return tool.object("inputSchema").orElseThrow().object("properties").orElseThrow().object(name).orElseThrow();
    }

    @Test
    void takeMarkdownWithoutReferences() {
        JsonObject tool = tool("""
                package acme;

                import wherry.tool.method.*;

                class Told {
                    static final int MOST = 5;
                    /// Tells `a` of [String#valueOf(Object)] and [the rest][java.util.List], up to
                    /// {@value #MOST} or {@value Limits#LEAST}, not [a link](https://example.com).
                    ///
                    /// 1. one
                    ///    more
                    /// 2. {@code two}
                    ///
                    /// ```
                    /// code  as
                    ///   it is
                    /// ```
                    /// @param a what {@linkplain #tell it} is,
                    ///          on two lines
                    /// @return nothing
                    @ToolMethod
                    void tell(String a) { }
                }
                class Limits {
                    static final int LEAST = 1;
                }
                """);

        assertEquals("Tells `a` of String.valueOf and the rest, up to 5 or 1, not [a link](https://example.com).\n\n1. one more\n2. two\n\n"
                + "```\ncode  as\n  it is\n```", description(tool));
        assertEquals("what it is, on two lines", description(argument(tool, "a")));
        assertEquals("Tell", tool.string("title").orElseThrow());
    }

    @Test
    void takeHtmlAsPlainText() {
        JsonObject tool = tool("""
                package acme;

                import wherry.tool.method.*;

                class Told {
                    /**
                     * Is <b>a &lt; b</b>?
                     * <p>See {@link java.util.List a list}:
                     * <ul>
                     * <li>one
                     * <li>two
                     * </ul>
                     *
                     * @param a &amp;lt;
                     */
                    @ToolMethod
                    boolean isLess(int a) { return true; }
                }
                """);

        assertEquals("Is a < b?\n\nSee a list:\n- one\n- two", description(tool));
        assertEquals("&lt;", description(argument(tool, "a")));
    }

    @Test
    void fillInWhatIsKnownWhenTheProgramRuns() {
        JsonObject tool = tool("""
                package acme;

                import wherry.tool.method.*;

                class Told {
                    String zone() { return "the \\"local\\" one"; }
                    /// Tells of ${zone}, not of ${HOME}.
                    ///
                    /// @param a like ${zone}
                    @ToolMethod
                    void tell(@Default("${zone}") String a) { }
                }
                """);

        assertEquals("Tells of the \"local\" one, not of ${HOME}.", description(tool));
        assertEquals("like the \"local\" one", description(argument(tool, "a")));
        assertEquals("the \"local\" one", argument(tool, "a").string("default").orElseThrow());
    }

    /// Each example in the guide for authors that is a whole file compiles and is offered.
    @Test
    void areCompleteInTheExamplesForAuthors() throws IOException {
        Path guide = Path.of("../../modules/README.md");
        List<String> examples = EXAMPLE.matcher(Files.readString(Files.exists(guide) ? guide : Path.of("modules/README.md"))).results()
                .map(found -> found.group(1)).filter(example -> example.contains("@ToolMethod") && !example.contains("…")).toList();

        assertTrue(examples.size() > 0);
        for (String example : examples) {
            assertEquals(List.of(), Compiled.of(folder, example).problems());
        }
    }
}
