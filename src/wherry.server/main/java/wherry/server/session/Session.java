package wherry.server.session;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.protocol.RequestId;
import wherry.protocol.Revision;
import wherry.server.request.MessageSink;
import wherry.server.request.RequestTable;
import wherry.tool.ClientCapabilities;
import wherry.tool.Implementation;
import wherry.tool.LogLevel;
import wherry.tool.Principal;

/// What a legacy revision remembers between requests, from `initialize` on. Safe for use by many threads.
public final class Session implements AutoCloseable {
    private final Principal principal;
    private final Revision revision;
    private final Call.Initialize opening;
    private final MessageSink general;
    private final RequestTable calls;
    private final int subscriptionLimit;
    private final Runnable atClose;
    private final Set<String> subscriptions;
    private final Map<RequestId, CompletableFuture<Message.Response>> questions;
    private final AtomicLong questionIds;
    private final AtomicReference<LogLevel> logLevel;

    /// @param general takes what belongs to no call
    /// @param calls   the open calls, also of other eras on the same connection
    public Session(Principal principal, Revision revision, Call.Initialize opening, MessageSink general, RequestTable calls,
            int subscriptionLimit, Runnable atClose) {
        this.principal = principal;
        this.revision = revision;
        this.opening = opening;
        this.general = general;
        this.calls = calls;
        this.subscriptionLimit = subscriptionLimit;
        this.atClose = atClose;
        this.subscriptions = ConcurrentHashMap.newKeySet();
        this.questions = new ConcurrentHashMap<>();
        this.questionIds = new AtomicLong();
        this.logLevel = new AtomicReference<>(LogLevel.INFO);
    }

    private Session(Session former, Revision revision, Call.Initialize opening) {
        this.principal = former.principal;
        this.revision = revision;
        this.opening = opening;
        this.general = former.general;
        this.calls = former.calls;
        this.subscriptionLimit = former.subscriptionLimit;
        this.atClose = former.atClose;
        this.subscriptions = former.subscriptions;
        this.questions = former.questions;
        this.questionIds = former.questionIds;
        this.logLevel = former.logLevel;
    }

    /// This session after another `initialize` on its channel. Calls from then on have the new revision and the new client's
    /// capabilities; a call that is open keeps those that it began with. All else is shared by both: the open calls and questions,
    /// the subscriptions and the log level. The channel may carry several clients, and the server cannot tell them apart.
    /// Closing either ends both.
    public Session negotiatedAgain(Revision newRevision, Call.Initialize newOpening) {
        return new Session(this, newRevision, newOpening);
    }

    public Principal principal() {
        return principal;
    }

    public Revision revision() {
        return revision;
    }

    public Implementation clientInfo() {
        return opening.clientInfo();
    }

    public ClientCapabilities capabilities() {
        return opening.capabilities();
    }

    public RequestTable calls() {
        return calls;
    }

    public LogLevel logLevel() {
        return logLevel.get();
    }

    public void logLevel(LogLevel level) {
        logLevel.set(level);
    }

    /// Sends what belongs to no call.
    public void send(JsonObject message) {
        general.send(message);
    }

    public void subscribe(String uri) {
        if (subscriptions.size() >= subscriptionLimit && !subscriptions.contains(uri)) {
            throw new FaultException(new Fault.InvalidParams("more than " + subscriptionLimit + " subscriptions in one session"));
        }
        subscriptions.add(uri);
    }

    public void unsubscribe(String uri) {
        subscriptions.remove(uri);
    }

    public boolean isSubscribed(String uri) {
        return subscriptions.contains(uri);
    }

    /// Opens a question to the client: the id to ask it under, and where the answer will be.
    public Question ask() {
        RequestId id = RequestId.of("wherry-" + questionIds.incrementAndGet());
        var answer = new CompletableFuture<Message.Response>();
        questions.put(id, answer);
        return new Question(id, answer);
    }

    public void forget(RequestId question) {
        questions.remove(question);
    }

    public record Question(RequestId id, CompletableFuture<Message.Response> answer) {
    }

    /// Takes the client's answer to a question of ours.
    ///
    /// @return whether it was asked for; an answer that was not is dropped
    public boolean answer(Message.Response response) {
        CompletableFuture<Message.Response> question = switch (response) {
            case Message.Result result -> questions.remove(result.id());
            case Message.Failure failure -> failure.id().map(questions::remove).orElse(null);
        };
        return question != null && question.complete(response);
    }

    /// Ends the session: its calls are cancelled and nothing more is sent.
    @Override
    public void close() {
        atClose.run();
        calls.cancelAll();
        questions.values().forEach(question -> question.cancel(false));
    }
}
