package wherry.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A method that cannot be offered is an error on its line, which says what to write instead.
class RejectionsTest {
    /// The line of the method in [#inClass].
    private static final int LINE = 10;

    @TempDir
    private Path folder;

    private static String inClass(String comment, String method) {
        return """
                package acme;
                import java.util.*;
                import wherry.tool.*;
                import wherry.tool.method.*;
                final class Broken {
                    /// %s
                    ///
                    /// @param a an argument
                    /// @param b another
                    %s
                }
                """.formatted(comment, method);
    }

    static Stream<Arguments> rejected() {
        return Stream.of(
                of("@ToolMethod String x(Object a) { return \"\"; }",
                        "the type java.lang.Object cannot be JSON; write a record, or wherry.json.Json"),
                of("@ToolMethod String x(Thread a) { return \"\"; }", "the type java.lang.Thread cannot be JSON; write a record, an enum, "
                        + "a sealed interface of records, or a type of the JDK for texts, numbers, times and collections"),
                of("@ToolMethod String x(OptionalInt a) { return \"\"; }",
                        "the type java.util.OptionalInt cannot be JSON; write Optional<Integer>"),
                of("@ToolMethod String x(Map<Integer, String> a) { return \"\"; }", "the keys of java.util.Map<java.lang.Integer,"
                        + "java.lang.String> cannot be names in JSON; write Map<String, …>"),
                of("@ToolMethod String x(String c) { return c; }", "'c' has no description, so a model cannot know what to give; "
                        + "write '@param c …' in the comment of x"),
                of("@ToolMethod private String x() { return \"\"; }", "x is private, so the code that is written for it cannot call it; "
                        + "leave 'private' out"),
                of("@ToolMethod <T> String x(T a) { return \"\"; }", "x has a type parameter, and a schema needs types that are known; "
                        + "write the type itself in place of T"),
                of("@ToolMethod(name = \"a b\") String x() { return \"\"; }", "'a b' is no name of a tool that every client takes; "
                        + "write 1 to 64 of A-Z a-z 0-9 _ - in @ToolMethod(name = …)"),
                of("@ToolMethod(icons = \"http://a/b.png\") String x() { return \"\"; }", "the icon 'http://a/b.png' is not one that clients "
                        + "take; write an https: or data: URI"),
                of("@PromptMethod(scopes = \"a b\") String x() { return \"\"; }", "scope 'a b' should be 1 to 128 visible ASCII characters "
                        + "without \" and \\, such as notes:write"),
                of("@ToolMethod String x(@Name(\"é\") String a) { return a; }", "'é' is no name of an argument; "
                        + "write 1 to 64 of A-Z a-z 0-9 _ . - in @Name"),
                of("@ToolMethod String x(String a, @Name(\"a\") String b) { return a; }", "two members are named 'a'; "
                        + "give one of them another name with @Name"),
                of("@ToolMethod String x(@Header(\"a b\") String a) { return a; }", "@Header: 'a b' is no name of a header; "
                        + "write letters, digits and -, such as Region"),
                of("@ToolMethod String x(@Header(\"A\") double a) { return \"\"; }", "@Header is for a text, an integer or a boolean"),
                of("@ToolMethod String x(@Range(min = 1) String a) { return a; }", "@Range is for numbers; for the length of a text write "
                        + "@Length"),
                of("@ToolMethod String x(@Range(min = 2, max = 1) int a) { return \"\"; }", "@Range: min 2.0 should not be above max 1.0"),
                of("@ToolMethod String x(@NotEmpty int a) { return \"\"; }", "@Length and @NotEmpty are for texts and lists"),
                of("@ToolMethod String x(@Matches(\"(\") String a) { return a; }", "@Matches: a group that is not closed, at character 1"),
                of("@ToolMethod String x(@Default(\"one\") int a) { return \"\"; }", "@Default: 'one' is no value of the type; write one of "
                        + "type integer"),
                of("@ToolMethod String x(@Default(\"6\") @Range(max = 5) int a) { return \"\"; }", "@Default: expected at most 5, got number 6"),
                of("@ToolMethod String x(@Default(\"tomorrow\") java.time.LocalDate a) { return \"\"; }", "@Default: 'tomorrow' is no value of "
                        + "the type; write a date such as 2026-01-31"),
                of("@ToolMethod String x(@Default(\"a\") Optional<String> a) { return \"\"; }", "an Optional needs no @Default; "
                        + "leave one of the two out"),
                of("@ToolMethod java.util.concurrent.CompletableFuture<String> x() { return null; }", "the type java.util.concurrent."
                        + "CompletableFuture<java.lang.String> cannot be JSON; write the value itself: a call has a thread of its own and may wait"),
                of("@ToolMethod List<Optional<String>> x() { return null; }", "JSON that clients take has no place for an Optional in "
                        + "java.util.List<java.util.Optional<java.lang.String>>; leave the Optional out"),
                of("@ResourceMethod(\"notes\") String x() { return \"\"; }", "'notes' is no URI; write one with a scheme, "
                        + "such as notes://all, or notes://{id}"),
                of("@ResourceMethod(\"a://{id}\") String x() { return \"\"; }", "x has no parameter for the variable {id}; add one"),
                of("@ResourceMethod(\"a://{b}\") String x(String a, String b) { return a; }", "'a://{b}' has no variable 'a' for the parameter "
                        + "a; write {a} in it, or @Name for the variable that is meant"),
                of("@PromptMethod int x() { return 1; }", "a prompt cannot be int; write String, PromptMessage, List<PromptMessage> or "
                        + "PromptResult"),
                of("@PromptMethod String x(List<String> a) { return \"\"; }", "an argument of a prompt is a text, so it cannot be "
                        + "java.util.List<java.lang.String>; write String, a number, an enum, or a type of java.time"),
                of("@Completes(method = \"y\", parameter = \"a\") List<String> x(String typed) { return List.of(); }", "Broken has no method y "
                        + "with @PromptMethod or @ResourceMethod; write the Java name of one"));
    }

    private static Arguments of(String method, String message) {
        return Arguments.of(method, message);
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void areOnTheLineOfWhatIsWrong(String method, String message) {
        assertEquals(List.of(LINE + ": " + message), Compiled.of(folder, inClass("Does something.", method)).problems());
    }

    /// What is written has no other finding; the build makes a warning an error.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "@ToolMethod(name = \"get-sum\") | /name: cursor: leaves the tool out: it takes letters, digits and _, at most 60 with the server's name, safe: not for every client; "
                + "write a letter and then letters, digits or _, at most 48, in lower case",
        "@ToolMethod | /description: openai: the API refuses more than 1024 characters, safe: not for every client; write at most 1024 characters, the most important first"})
    void areWarningsWhereSomeClientDoesNotTakeWhatTheAuthorChose(String annotation, String message) {
        String method = annotation + " String x(String a) { return a; }";
        String comment = "Does something." + (annotation.equals("@ToolMethod") ? " More.".repeat(200) : "");
        assertEquals(List.of(LINE + ": " + message + "; or, where that is meant, @SuppressWarnings(\"portable\")"),
                Compiled.of(folder, inClass(comment, method)).problems().stream().filter(line -> line.startsWith(LINE + ":")).toList());
        assertEquals(List.of(), Compiled.of(folder, inClass(comment, "@SuppressWarnings(\"portable\") " + method)).problems());
    }

    @Test
    void askForADescription() {
        assertEquals(List.of("5: x has no description, so a model cannot know what it is for; write a comment above it that begins with ///"),
                Compiled.of(folder, """
                        package acme;

                        class Mute {
                            @wherry.tool.method.ToolMethod
                            String x() {
                                return "";
                            }
                        }
                        """).problems());
    }

    @Test
    void nameBothToolsOfOneName() {
        assertEquals(List.of("11: 'add' is offered already, by add; give one of them another name"),
                Compiled.of(folder, """
                        package acme;

                        import wherry.tool.method.ToolMethod;

                        class Twice {
                            /// Adds.
                            @ToolMethod
                            void add() { }
                            /// Adds as well.
                            @ToolMethod(name = "add")
                            void plus() { }
                        }
                        """).problems());
    }

    @Test
    void refuseATypeThatHoldsItself() {
        assertEquals(List.of("8: the type acme.Tree.Node holds itself, and clients refuse a schema that does; write a list of Node with the "
                        + "id of the parent, or wherry.json.JsonObject"),
                Compiled.of(folder, """
                        package acme;

                        import java.util.List;
                        import wherry.tool.method.ToolMethod;

                        class Tree {
                            /// @param nodes below it
                            record Node(List<Node> nodes) { }
                            /// Grows.
                            /// @param node the root
                            @ToolMethod
                            void grow(Node node) { }
                        }
                        """).problems());
    }

    @Test
    void refuseASchemaThatTheServerWouldRefuse() {
        List<String> problems = Compiled.of(folder, """
                package acme;

                import java.util.List;
                import wherry.tool.method.ToolMethod;

                class Deep {
                    /// Digs.
                    /// @param lists to dig in
                    @ToolMethod
                    void dig(%sString%s lists) { }
                }
                """.formatted("List<".repeat(64), ">".repeat(64))).problems();
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.getFirst().contains("its input schema is refused: ")
                && problems.getFirst().endsWith("expected subschemas at most 64 deep, got more"), problems::toString);
    }

    @Test
    void showAllThatIsWrongAtOnce() {
        assertEquals(List.of("8: one is private, so the code that is written for it cannot call it; leave 'private' out",
                        "11: the type java.lang.Object cannot be JSON; write a record, or wherry.json.Json"),
                Compiled.of(folder, """
                        package acme;

                        import wherry.tool.method.ToolMethod;

                        class Two {
                            /// One.
                            @ToolMethod
                            private void one() { }
                            /// Two.
                            @ToolMethod
                            Object two() { return ""; }
                        }
                        """).problems());
    }

    @Test
    void wantAClassOfItsOwn() {
        assertEquals(List.of("6: the methods of Inner are offered by an instance of it; make it a class of its own file that is not abstract"),
                Compiled.of(folder, """
                        package acme;

                        import wherry.tool.method.ToolMethod;

                        class Outer {
                            static class Inner {
                                /// One.
                                @ToolMethod
                                void one() { }
                            }
                        }
                        """).problems());
    }
}
