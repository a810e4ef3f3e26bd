package wherry.server;

import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Message;
import wherry.protocol.MetaKey;
import wherry.protocol.RequestId;
import wherry.server.event.Log;
import wherry.server.event.ServerEvent;
import wherry.server.options.ClientOptions;
import wherry.server.options.HostOptions;
import wherry.server.options.ServerOptions;
import wherry.server.options.ToolOptions;
import wherry.server.request.ActiveRequest;
import wherry.server.request.CallChannel;
import wherry.server.request.RequestTable;
import wherry.server.session.ConnectionState;
import wherry.server.session.Sender;
import wherry.server.session.Session;
import wherry.tool.Capability;
import wherry.tool.Extension;
import wherry.tool.Host;
import wherry.tool.Implementation;
import wherry.tool.Principal;
import wherry.tool.Prompt;
import wherry.tool.Resource;
import wherry.tool.ResourceTemplate;
import wherry.tool.Tool;

/// A server with one capability, and methods to call it in both eras.
public final class ServerHarness implements AutoCloseable {
    /// A client among others, so that its share of the queue is bounded.
    public static final Sender SENDER = new Sender(Principal.ANONYMOUS, "test");

    public static final JsonObject EVERYTHING = object("{'roots':{},'sampling':{},'elicitation':{'form':{},'url':{}}}");

    public final List<String> logged = new CopyOnWriteArrayList<>();
    public final List<ServerEvent> events = new CopyOnWriteArrayList<>();
    public final Offered offered = new Offered();
    private final Map<String, Object> changes = new HashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    private Instant now = Instant.parse("2026-08-01T12:00:00Z");
    private Server server;

    /// The lists of the capability. A test may change them; after the start it must call [Host#listsChanged].
    public static class Offered implements Capability {
        public List<Tool> tools = List.of();
        public List<Resource> resources = List.of();
        public List<ResourceTemplate> templates = List.of();
        public List<Prompt> prompts = List.of();
        public List<Extension> extensions = List.of();
        public String instructions;
        public volatile Host host;
        public int started;
        public volatile int closed;

        @Override
        public String name() {
            return "bench";
        }

        @Override
        public void start(Host given) {
            started++;
            host = given;
        }

        @Override
        public List<Tool> tools() {
            return tools;
        }

        @Override
        public List<Resource> resources() {
            return resources;
        }

        @Override
        public List<ResourceTemplate> resourceTemplates() {
            return templates;
        }

        @Override
        public List<Prompt> prompts() {
            return prompts;
        }

        @Override
        public List<Extension> extensions() {
            return extensions;
        }

        @Override
        public Optional<String> instructions() {
            return Optional.ofNullable(instructions);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    public static ServerHarness with(Tool... tools) {
        var bench = new ServerHarness();
        bench.offered.tools = List.of(tools);
        return bench;
    }

    public ServerHarness workers(int workers, int queue) {
        changes.put("workers", workers);
        changes.put("queue", queue);
        return this;
    }

    public ServerHarness share(int percent) {
        changes.put("addressShare", percent);
        return this;
    }

    public ServerHarness rate(int perSecond) {
        changes.put("rate", perSecond);
        return this;
    }

    public ServerHarness callTimeout(Duration limit) {
        changes.put("callTimeout", limit);
        return this;
    }

    public ServerHarness askTimeout(Duration limit) {
        changes.put("askTimeout", limit);
        return this;
    }

    public ServerHarness clients(ClientOptions options) {
        changes.put("clients", options);
        return this;
    }

    public ServerHarness limits(int listeners, int subscriptions, int inFlight) {
        changes.put("listeners", listeners);
        changes.put("subscriptions", subscriptions);
        changes.put("inFlight", inFlight);
        return this;
    }

    public ServerHarness tools(ToolOptions tools) {
        changes.put("tools", tools);
        return this;
    }

    public Server server() {
        if (server == null) {
            ServerOptions usual = ServerOptions.defaults(Implementation.of("bench", "1"));
            var options = new ServerOptions(usual.info(), set("workers", usual.workers()), set("queue", usual.queue()),
                    set("addressShare", 100), set("rate", usual.rate()),
                    set("callTimeout", usual.callTimeout()), set("askTimeout", usual.askTimeout()), usual.pageSize(),
                            usual.listTtl(),
                    set("listeners", usual.listeners()), set("subscriptions", usual.subscriptions()),
                            set("inFlight", usual.inFlight()),
                    usual.stateTtl(), usual.stateKeys(), set("tools", usual.tools()), set("clients", usual.clients()));
            server = new Server(options, HostOptions.temporary(Map.of()), log(), () -> now, SecureRandom::new, List.of(events::add));
            server.start(List.of(offered));
        }
        return server;
    }

    @SuppressWarnings("unchecked")
    private <T> T set(String name, T usual) {
        return (T) changes.getOrDefault(name, usual);
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    public Log log() {
        return new Log() {
            @Override
            public boolean isOn(Level level) {
                return true;
            }

            @Override
            public void write(Level level, String event, JsonObject fields) {
                logged.add(level + " " + event + " " + fields);
            }

            @Override
            public void write(Level level, String event, JsonObject fields, Throwable cause) {
                logged.add(level + " " + event + " " + fields + " " + cause);
            }
        };
    }

    public Message.Request request(String method, JsonObject params) {
        return new Message.Request(RequestId.of(ids.incrementAndGet()), method, params);
    }

    public RecordingChannel modern(String method, JsonObject params, JsonObject capabilities) {
        var recorder = new RecordingChannel();
        modern(request(method, params), capabilities, recorder);
        return recorder;
    }

    public ActiveRequest modern(Message.Request request, JsonObject capabilities, CallChannel channel) {
        return modern(request, capabilities, channel, new RequestTable(1));
    }

    public ActiveRequest modern(Message.Request request, JsonObject capabilities, CallChannel channel, RequestTable table) {
        JsonObject meta = request.params().object("_meta").orElse(JsonObject.EMPTY).toBuilder()
                .put(MetaKey.PROTOCOL_VERSION, "2026-07-28").put(MetaKey.CLIENT_CAPABILITIES, capabilities).build();
        var whole = new Message.Request(request.id(), request.method(), request.params().toBuilder().put("_meta", meta).build());
        return server().modern(whole, SENDER, channel, table);
    }

    public RecordingChannel call(String tool) {
        return modern("tools/call", JsonObject.of("name", Json.of(tool)), EVERYTHING);
    }

    public Session open(String revision, JsonObject capabilities, Consumer<Json> general) {
        Sessions.Opened opened = server().sessions().open(request("initialize", JsonObject.builder().put("protocolVersion", revision).put("capabilities",
                capabilities)
                .put("clientInfo", object("{'name':'c','version':'1'}")).build()), SENDER,
                        new ConnectionState(general, 100, server().options().subscriptions()));
        opened.session().begin();
        return opened.session();
    }

    public Session open(String revision, JsonObject capabilities) {
        return open(revision, capabilities, _ -> {
        });
    }

    public RecordingChannel legacy(Session session, String method, JsonObject params) {
        var recorder = new RecordingChannel();
        server().legacy(request(method, params), session, SENDER, recorder);
        return recorder;
    }

    public RecordingChannel call(Session session, String tool) {
        return legacy(session, "tools/call", JsonObject.of("name", Json.of(tool)));
    }

    public static JsonObject object(String json) {
        return (JsonObject) Json.parse(json.replace('\'', '"'));
    }

    public static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("in vain");
            }
            Thread.sleep(1);
        }
    }

    @Override
    public void close() {
        server().close();
    }
}
