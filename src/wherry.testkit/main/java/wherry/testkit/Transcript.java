package wherry.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.Capability;
import wherry.tool.Principal;

/// A conversation as text, for many revisions and transports. Immutable.
///
/// ```
/// == greets by name                        a conversation and its title
/// @revisions 2025-06-18..                  also ..2025-03-26, a..b, legacy, modern; all unless told
/// @transports memory stdio                 all unless told
/// @client {"sampling":{}}                  the client's capabilities
/// @server page=2 MCP_FIXTURE_MANY=5        the settings of its server
/// @bare                                    its own lines open the session
/// > {"id":1,"method":"tools/call","params":{"name":"greet","arguments":{"name":"Ada"}}}
/// [2025-06-18..] < {"id":1,"result":{"content":[{"type":"text","text":"Hello, Ada!"}],…}}
/// x 2                                      the client cancels request 2
/// >> nonsense                              the client sends this as it stands
/// ```
///
/// A line that begins with a space continues the line before; `#` begins a comment. A line may be for some revisions and
/// transports alone: `[legacy stdio]`. Messages are written without `jsonrpc` and without what each modern client puts in
/// `_meta`. A message that the server sends after the last line is an error.
///
/// ```java
/// @Test
/// void speaksAsWritten() throws Exception {
///     Transcript.read(Path.of("test/resources/greetings.txt")).forEach(each -> each.play(Greetings::new));
/// }
/// ```
public final class Transcript {
    private final String title;
    private final List<String> revisions;
    private final Set<String> transports;
    private final JsonObject client;
    private final Map<String, String> server;
    private final boolean bare;
    private final List<Step> steps;

    private Transcript(Parser parser) {
        this.title = parser.title;
        this.revisions = parser.revisions;
        this.transports = parser.transports;
        this.client = parser.client;
        this.server = Map.copyOf(parser.server);
        this.bare = parser.bare;
        this.steps = List.copyOf(parser.steps);
    }

    /// The conversations of a file.
    ///
    /// @throws IllegalArgumentException with the file's name and the line's number when the text is not valid
    public static List<Transcript> read(Path file) throws IOException {
        try {
            return parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /// @throws IllegalArgumentException with the line's number when the text is not valid
    public static List<Transcript> parse(String text) {
        var parser = new Parser();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            int first = i;
            var whole = new StringBuilder(lines.get(i));
            while (i + 1 < lines.size() && lines.get(i + 1).startsWith(" ")) {
                whole.append(lines.get(++i).strip());
            }
            try {
                parser.take(first + 1, whole.toString().strip());
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("line " + (first + 1) + ": " + e.getMessage(), e);
            }
        }
        return parser.end();
    }

    public String title() {
        return title;
    }

    /// The settings that `@server` names.
    public Map<String, String> server() {
        return server;
    }

    JsonObject client() {
        return client;
    }

    boolean isBare() {
        return bare;
    }

    List<Step> steps() {
        return steps;
    }

    public boolean isFor(String revision, String transport) {
        return revisions.contains(revision) && (transports.isEmpty() || transports.contains(transport));
    }

    /// Plays the client's part in each revision that the conversation is for, in memory, each time with a new capability.
    ///
    /// @throws AssertionError with the title, the revision and the line's number when the server says something else
    public void play(Supplier<? extends Capability> capability) {
        for (String revision : revisions) {
            try (var played = TestServer.with(server, capability.get()); var wire = played.wire(Principal.ANONYMOUS)) {
                play(wire, revision, "memory");
            } catch (AssertionError e) {
                throw new AssertionError(title + ", " + revision + ", " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while playing " + title, e);
            }
        }
    }

    /// Plays the client's part and compares what the server says with the text.
    ///
    /// @throws AssertionError with the line's number when the server says something else
    public void play(Wire wire, String revision, String transport) throws InterruptedException {
        new Play(this, wire, revision, transport).run();
    }

    private static final class Parser {
        private final List<Transcript> transcripts = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private String title = "";
        private List<String> revisions = TestServer.REVISIONS;
        private Set<String> transports = Set.of();
        private JsonObject client = JsonObject.EMPTY;
        private final Map<String, String> server = new HashMap<>();
        private boolean bare;

        void take(int number, String line) {
            if (line.startsWith("== ")) {
                close();
                title = line.substring(3);
            } else if (line.startsWith("@")) {
                directive(line);
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                step(number, line);
            }
        }

        List<Transcript> end() {
            close();
            return transcripts;
        }

        private void close() {
            if (!steps.isEmpty()) {
                transcripts.add(new Transcript(this));
            }
            steps.clear();
            server.clear();
            revisions = TestServer.REVISIONS;
            transports = Set.of();
            client = JsonObject.EMPTY;
            bare = false;
        }

        private void directive(String line) {
            String rest = line.contains(" ") ? line.substring(line.indexOf(' ') + 1) : "";
            switch (line.split(" ")[0]) {
                case "@revisions" -> revisions = range(rest);
                case "@transports" -> transports = Set.of(rest.split(" "));
                case "@client" -> client = JsonObject.parse(rest);
                case "@server" -> List.of(rest.split(" ")).forEach(
                        setting -> server.put(setting.split("=", 2)[0], setting.split("=", 2)[1]));
                case "@bare" -> bare = true;
                default -> throw new IllegalArgumentException("unknown directive " + line);
            }
        }

        private void step(int number, String line) {
            List<String> on = revisions;
            Set<String> over = new HashSet<>();
            String rest = line;
            if (line.startsWith("[")) {
                for (String word : line.substring(1, line.indexOf(']')).split(" ")) {
                    if (word.contains("..") || word.equals("legacy") || word.equals("modern") || word.startsWith("20")) {
                        on = range(word);
                    } else {
                        over.add(word);
                    }
                }
                rest = line.substring(line.indexOf(']') + 1).strip();
            }
            steps.add(new Step(number, on, over, action(rest)));
        }

        private static Step.Action action(String line) {
            String rest = line.contains(" ") ? line.substring(line.indexOf(' ') + 1) : "";
            return switch (line.split(" ")[0]) {
                case ">" -> new Step.Send(Template.parse(rest));
                case ">>" -> new Step.SendText(rest);
                case "<" -> new Step.Expect(Template.parse(rest), false);
                case "<*" -> new Step.Expect(Template.parse(rest), true);
                case "x" -> new Step.Cancel(Json.parse(rest));
                default -> throw new IllegalArgumentException("expected a line that begins with > >> < <* or x, got " + line);
            };
        }

        private static List<String> range(String text) {
            List<String> all = TestServer.REVISIONS;
            if (text.equals("legacy")) {
                return all.subList(0, all.size() - 1);
            }
            if (text.equals("modern")) {
                return all.subList(all.size() - 1, all.size());
            }
            int dots = text.indexOf("..");
            String first = dots < 0 ? text : text.substring(0, dots);
            String last = dots < 0 ? text : text.substring(dots + 2);
            return all.subList(first.isEmpty() ? 0 : index(first), last.isEmpty() ? all.size() : index(last) + 1);
        }

        private static int index(String revision) {
            int index = TestServer.REVISIONS.indexOf(revision);
            if (index < 0) {
                throw new IllegalArgumentException("unknown revision " + revision);
            }
            return index;
        }
    }
}
