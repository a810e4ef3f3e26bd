package wherry.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A capability that its module does not provide is told of, with the line to write.
class ProvidesTest {
    private static final String HELLO = """
            package acme;

            final class Hello {
                /// Greets.
                @wherry.tool.method.ToolMethod
                void hello() { }
            }
            """;
    private static final String BYE = HELLO.replace("Hello", "Bye").replace("hello", "bye");
    private static final String BY_HAND = """
            package acme;

            public final class ByHand implements wherry.tool.Capability {
                public ByHand() { }
            }
            """;

    @TempDir
    private Path folder;

    /// @param provided the classes that the module provides; empty for none
    private List<String> problems(String provided, String... sources) {
        var all = new ArrayList<>(List.of(sources));
        all.add("module acme { requires wherry.tool; "
                + (provided.isEmpty() ? "" : "provides wherry.tool.Capability with " + provided + "; ") + "}");
        return Compiled.of(folder, all.toArray(String[]::new)).problems();
    }

    @Test
    void isNotAskedForWhereAllIsProvided() {
        assertEquals(List.of(), problems("acme.HelloCapability, acme.ByHand", HELLO, BY_HAND));
    }

    @Test
    void isNotAskedForOfAModuleThatKnowsNoCapability() {
        assertEquals(List.of(), Compiled.of(folder, "module acme { }", "package acme;\n\nclass Plain {\n}\n").problems());
    }

    @Test
    void isAskedForWhereAModuleProvidesNothing() {
        assertEquals("3: module acme does not provide acme.HelloCapability, so no server has the methods of Hello; "
                + "write in module-info.java: provides wherry.tool.Capability with acme.HelloCapability;", problems("", HELLO).getFirst());
    }

    @Test
    void isAskedForBesideAnotherThatIsWritten() {
        assertEquals("3: module acme does not provide acme.ByeCapability, so no server has the methods of Bye; "
                + "write in module-info.java: provides wherry.tool.Capability with acme.HelloCapability, acme.ByeCapability;",
                problems("acme.HelloCapability", HELLO, BYE).getFirst());
    }

    @Test
    void isNotAskedForWhereACapabilityByHandMayOfferTheMethods() {
        assertEquals(List.of(), problems("acme.ByHand", HELLO, BYE, BY_HAND));
    }

    @Test
    void isAskedForOfACapabilityByHand() {
        assertEquals("3: module acme provides no capability, so no server has this one; "
                + "write in module-info.java: provides wherry.tool.Capability with acme.ByHand;", problems("", BY_HAND).getFirst());
    }

    @Test
    void isTheClassThatIsWrittenAndNotTheOneWithTheMethods() {
        String hello = HELLO.replace("final class Hello", "public final class Hello implements wherry.tool.Capability");

        assertEquals(List.of("3: module acme provides acme.Hello, which does not list its methods; "
                + "write in module-info.java: provides wherry.tool.Capability with acme.HelloCapability;"), problems("acme.Hello", hello));
    }

    @Test
    void isNotAskedForWhereTheAuthorSaysSo() {
        String bye = BYE.replace("final class", "@SuppressWarnings(\"provides\")\nfinal class");

        assertEquals(List.of(), problems("acme.HelloCapability", HELLO, bye));
    }
}
