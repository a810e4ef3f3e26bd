package wherry.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import wherry.json.JsonObject;
import wherry.protocol.Clients;
import wherry.protocol.Fault;
import wherry.protocol.Message;
import wherry.protocol.RequestId;
import wherry.server.admission.Admission;
import wherry.server.admission.RateLimit;
import wherry.server.call.Dispatcher;
import wherry.server.call.Handlers;
import wherry.server.call.ImmediateCalls;
import wherry.server.call.Invoker;
import wherry.server.catalog.Catalog;
import wherry.server.event.CallLog;
import wherry.server.event.EventListeners;
import wherry.server.event.Log;
import wherry.server.event.ServerEvent;
import wherry.server.lifecycle.CarrierThreads;
import wherry.server.lifecycle.Lifecycle;
import wherry.server.lifecycle.OverdueCalls;
import wherry.server.lifecycle.PeriodicTasks;
import wherry.server.lint.LintReport;
import wherry.server.lint.PortabilityWarnings;
import wherry.server.options.HostOptions;
import wherry.server.options.ServerOptions;
import wherry.server.request.ActiveRequest;
import wherry.server.request.CallChannel;
import wherry.server.request.RequestTable;
import wherry.server.request.ResultMetadata;
import wherry.server.session.Caller;
import wherry.server.session.Sender;
import wherry.server.session.Session;
import wherry.server.state.Pagination;
import wherry.server.state.RequestState;
import wherry.server.state.Seal;
import wherry.server.state.SessionSeal;
import wherry.server.subscription.Subscriptions;
import wherry.tool.Capability;
import wherry.tool.LogLevel;

/// The server behind its transports: composed here, driven by them. Safe for use by many threads.
public final class Server implements AutoCloseable {
    /// How long cancelled handlers may take to end before the server closes their capabilities.
    private static final Duration UNWINDING = Duration.ofMillis(100);

    private final ServerOptions options;
    private final Log log;
    private final EventListeners events = new EventListeners();
    private final Lifecycle lifecycle = new Lifecycle();
    /// The calls of capabilities' code that have not ended.
    private final Set<ActiveRequest> working = ConcurrentHashMap.newKeySet();
    private final Subscriptions subscriptions;
    private final Catalog catalog;
    private final Sessions sessions;
    private final Admission admission;
    private final Dispatcher dispatcher;
    private final PeriodicTasks periodicTasks;

    /// @param host      what the capabilities are given
    /// @param random    called at most once, when the first text is sealed, since seeding is slow
    /// @param listeners take the events, beside the log
    public Server(ServerOptions options, HostOptions host, Log log, InstantSource clock,
            Supplier<SecureRandom> random, List<Consumer<ServerEvent>> listeners) {
        this.options = options;
        this.log = log;
        events.add(new CallLog(log));
        listeners.forEach(events::add);
        var results = new ResultMetadata(options.info());
        this.subscriptions = new Subscriptions(options.listeners(), options.subscriptions(), results, events);
        this.catalog = new Catalog(host, options.tools(), log, subscriptions::changed, subscriptions, working);
        var seal = new Seal(options.stateKeys(), random);
        var immediateCalls = new ImmediateCalls(options, results, new Pagination(seal, options.pageSize()));
        this.sessions = new Sessions(lifecycle, catalog, immediateCalls, subscriptions, new SessionSeal(seal, clock));
        var rate = new RateLimit(options.rate(), System::nanoTime);
        this.admission = new Admission(options.workers(), options.queue(), options.addressShare());
        var invoker = new Invoker(rate, admission, new Handlers(results, options.clients(), log), new RequestState(seal, clock, options.stateTtl()),
                results, options, log, events);
        this.dispatcher = new Dispatcher(lifecycle, catalog, immediateCalls, subscriptions, invoker, working);
        this.periodicTasks = new PeriodicTasks(log);
        periodicTasks.add(new CarrierThreads(options.workers() + Runtime.getRuntime().availableProcessors(), this::working, log));
        periodicTasks.add(new OverdueCalls(working, options.callTimeout(), log));
        periodicTasks.add(rate::sweep);
        periodicTasks.add(catalog::closeRetired);
        periodicTasks.add(new PortabilityWarnings(catalog, options.clients().exceptions(), log));
    }

    /// Loads capabilities and opens the server for calls.
    ///
    /// @throws IllegalArgumentException when a capability refuses its settings, or two clash; the server closes first
    public void start(List<Capability> capabilities) {
        try {
            catalog.replace(List.of(), capabilities);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
        periodicTasks.start();
        lifecycle.enter(Lifecycle.State.READY);
    }

    public ServerOptions options() {
        return options;
    }

    public Log log() {
        return log;
    }

    /// Takes further listeners.
    public EventListeners events() {
        return events;
    }

    public Lifecycle lifecycle() {
        return lifecycle;
    }

    public Catalog catalog() {
        return catalog;
    }

    /// What the tools cost, and what not every client takes of them.
    public LintReport lint() {
        return LintReport.of(catalog.snapshot(), options.clients());
    }

    public Sessions sessions() {
        return sessions;
    }

    public PeriodicTasks periodicTasks() {
        return periodicTasks;
    }

    /// Serves a modern request, which stands alone.
    ///
    /// @param table where a notification finds the call and cancels it
    public ActiveRequest modern(Message.Request request, Sender sender, CallChannel channel, RequestTable table) {
        return dispatcher.start(request, () -> new Caller.Modern(sender,
                Clients.modern(request.params().object("_meta").orElse(JsonObject.EMPTY))), channel, table);
    }

    /// Serves a modern request whose metadata its transport has already read. Only the loss of its stream cancels it.
    public ActiveRequest modern(Message.Request request, Caller.Modern caller, CallChannel channel) {
        return dispatcher.start(request, () -> caller, channel);
    }

    /// Serves a request of a legacy session.
    public ActiveRequest legacy(Message.Request request, Session session, Sender sender, CallChannel channel) {
        return dispatcher.start(request, () -> new Caller.Legacy(sender, session), channel, session.calls());
    }

    /// Takes in a notification of the client.
    ///
    /// @param calls the calls that the client may cancel
    public void notified(Message.Notification notification, RequestTable calls) {
        if (notification.method().equals("notifications/cancelled")) {
            notification.params().get("requestId").flatMap(RequestId::from).flatMap(calls::find)
                    .ifPresent(ActiveRequest::cancel);
        }
    }

    /// Sends a log message that belongs to no request to the clients of legacy sessions that take this level.
    public void tellClients(LogLevel level, String logger, String message) {
        subscriptions.log(level, logger, message);
    }

    /// Lets clients read what a bug threw, in these words. For development alone: an exception may tell what they must not know.
    public void explainBugs(Function<Throwable, String> words) {
        dispatcher.explainBugs(words);
    }

    /// How many calls of capabilities' code are at work or wait for a worker.
    public int working() {
        return working.size();
    }

    /// How many of them wait for a worker.
    public int waiting() {
        return admission.waiting();
    }

    /// Refuses new calls, ends the listeners, and waits for the calls at work. Answers a call that outlasts the patience with an
    /// error, and interrupts its handler.
    ///
    /// @return whether all calls ended in time, and their channels took the end
    public boolean drain(Duration patience) throws InterruptedException {
        lifecycle.enter(Lifecycle.State.DRAINING);
        subscriptions.endAll();
        boolean inTime = awaitEnd(patience);
        endCalls();
        return inTime;
    }

    private boolean awaitEnd(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isBusy() && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        return !isBusy();
    }

    private boolean isBusy() {
        return !working.isEmpty() || subscriptions.isEnding();
    }

    /// Ends the calls at work with an error, and waits a moment for their channels to take it and for their handlers to end.
    private void endCalls() throws InterruptedException {
        working.forEach(call -> call.endLate(new Fault.Busy("the server is shutting down, and the call was stopped")));
        awaitEnd(UNWINDING);
    }

    /// Ends the calls at work and closes the capabilities. Their code has ended then, unless it ignores an interrupt.
    @Override
    public void close() {
        if (lifecycle.enter(Lifecycle.State.STOPPED)) {
            try {
                endCalls();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            periodicTasks.close();
            catalog.close();
        }
    }
}
