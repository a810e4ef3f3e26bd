package wherry.server.session;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import wherry.protocol.Message;
import wherry.protocol.RequestId;

/// The server's requests to a client that have no answer yet. Safe for use by many threads.
///
/// All sessions of a connection share one, so that a client that initializes again can still answer earlier questions.
public final class Questions {
    private final Map<RequestId, CompletableFuture<Message.Answer>> open = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();

    /// A request to the client: its id, and its future answer.
    public record Question(RequestId id, CompletableFuture<Message.Answer> answer) {
    }

    /// Opens a question.
    public Question ask() {
        RequestId id = RequestId.of("wherry-" + ids.incrementAndGet());
        var question = new Question(id, new CompletableFuture<>());
        open.put(id, question.answer());
        return question;
    }

    /// Forgets a question, so that its answer is dropped.
    public void forget(RequestId question) {
        open.remove(question);
    }

    /// Takes the client's answer.
    ///
    /// @return whether the server waited for it; any other answer is dropped
    public boolean answer(Message.Response response) {
        if (!(response instanceof Message.Answer answer)) {
            return false;
        }
        CompletableFuture<Message.Answer> question = open.remove(answer.id());
        return question != null && question.complete(answer);
    }

    /// Ends the wait for all answers.
    void cancelAll() {
        open.values().forEach(question -> question.cancel(false));
    }
}
