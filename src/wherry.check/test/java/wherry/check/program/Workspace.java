package wherry.check.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import wherry.check.house.Repository;

/// A copy of the sources and the built jars, which a test may change. It has one capability module more.
final class Workspace {
    private static final List<String> PARTS =
            List.of("build.sh", "mvnw", ".mvn", "pom.xml", "runtime", "src", "modules", "target/modules", "target/dev-modules");
    private static final String PROBE = "modules/wherry.tools.probe/main/java/wherry/tools/probe/Probe.java";

    private final Path root;

    /// @param root an empty folder
    Workspace(Path root) {
        this.root = root;
        PARTS.forEach(this::copy);
        write("modules/wherry.tools.probe/main/java/module-info.java", """
                /// The module that the copy has more.
                module wherry.tools.probe {
                    requires wherry.tool;

                    provides wherry.tool.Capability with wherry.tools.probe.Probe;
                }
                """);
        saveProbe("one");
    }

    private void copy(String part) {
        Path from = Repository.root().resolve(part);
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.filter(Files::isRegularFile).filter(Workspace::isNeeded).toList()) {
                Path to = root.resolve(Repository.root().relativize(each).toString());
                Files.createDirectories(to.getParent());
                Files.copy(each, to, StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Copies the sources without the tests, and the poms of all modules, which Maven reads.
    private static boolean isNeeded(Path file) {
        String name = "/" + Repository.root().relativize(file).toString().replace('\\', '/');
        return !name.contains("/test/") && !name.contains("/surefire-reports/") && !name.contains("/wherry.check/target/");
    }

    /// Replaces the source of the probe.
    ///
    /// @param word the answer of its tools
    void saveProbe(String word) {
        writeProbe("\"" + word + "\"");
    }

    void breakProbe() {
        writeProbe("nonsense");
    }

    /// Writes a module with one capability.
    ///
    /// @param name    the name of the capability, and the end of the module's name
    /// @param members the members of its class beside `name()`
    void saveCapability(String name, String members) {
        String type = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        String sources = "modules/wherry.tools." + name + "/main/java/";
        write(sources + "module-info.java", """
                module wherry.tools.%s {
                    requires wherry.tool;

                    provides wherry.tool.Capability with wherry.tools.%s.%s;
                }
                """.formatted(name, name, type));
        write(sources + "wherry/tools/" + name + "/" + type + ".java", """
                package wherry.tools.%s;

                import java.util.List;
                import wherry.tool.*;

                public final class %s implements Capability {
                    @Override
                    public String name() {
                        return "%s";
                    }

                    %s
                }
                """.formatted(name, type, name, members));
    }

    private void writeProbe(String expression) {
        write(PROBE, """
                package wherry.tools.probe;

                import java.nio.file.Files;
                import java.nio.file.Path;
                import java.util.List;
                import wherry.tool.Arguments;
                import wherry.tool.CallContext;
                import wherry.tool.Capability;
                import wherry.tool.Tool;
                import wherry.tool.ToolResult;

                /// Tells which of its sources it was compiled from.
                public final class Probe implements Capability {
                    @Override
                    public String name() {
                        return "probe";
                    }

                    @Override
                    public List<Tool> tools() {
                        return List.of(Tool.named("say").description(word()).handler((_, _) -> ToolResult.text(word())),
                                Tool.named("wait").input("{\\"type\\":\\"object\\"}").handler(Probe::waiting),
                                Tool.named("crash").handler((_, _) -> {
                                    Runtime.getRuntime().halt(9);
                                    return ToolResult.text("");
                                }));
                    }

                    /// Creates a file, and waits for another.
                    private static ToolResult waiting(Arguments arguments, CallContext call) throws Exception {
                        Files.createFile(Path.of(arguments.text("begun")));
                        while (!Files.exists(Path.of(arguments.text("go")))) {
                            Thread.sleep(5);
                        }
                        return ToolResult.text(word());
                    }

                    private static String word() {
                        return %s;
                    }
                }
                """.formatted(expression));
    }

    void removeProbe() {
        delete("modules/wherry.tools.probe/main/java/module-info.java");
        delete(PROBE);
    }

    private void delete(String file) {
        try {
            Files.delete(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void edit(String file, String old, String replacement) {
        String text;
        try {
            text = Files.readString(root.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!text.contains(old)) {
            throw new AssertionError(file + " has no " + old);
        }
        write(file, text.replace(old, replacement));
    }

    void write(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String name) {
        return root.resolve(name);
    }

    /// Starts `./build.sh dev`.
    Program dev(Map<String, String> settings) {
        var environment = new HashMap<>(settings);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        for (String name : List.of("PATH", "HOME", "MAVEN_USER_HOME")) {
            if (System.getenv(name) != null) {
                environment.put(name, System.getenv(name));
            }
        }
        // Written last, so that the jars count as newer than their sources.
        write("target/built", "");
        return Program.run(List.of(root.resolve("build.sh").toString(), "dev"), environment);
    }
}
