package wherry.tool;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import wherry.json.Json;
import wherry.json.JsonObject;

/// The one call that a handler is working on: who asks, how to tell them how it goes, and how to ask back.
///
/// Valid until the handler returns; then progress and logs go nowhere and asking fails. [#once] and the methods that ask are
/// for the handler's own thread; the others may be called from any. Cancelling interrupts the handler's thread, so blocking calls
/// throw [InterruptedException]; let it out.
///
/// ## One handler for every revision
/// Asking looks like a plain call. On a session of an older revision it is one: the request is sent and the thread parks.
/// On revision 2026-07-28 there is no way back to the client but the response, so the first time a key is asked the
/// handler ends there, the client gets the question, and its retry runs the handler again from the start, this time with
/// the answer. So a handler asks for the same keys in the same order each time, and does what must happen once in [#once].
public interface CallContext {

    /// On whose behalf the call is made; [Principal#ANONYMOUS] without authentication.
    Principal principal();

    /// Who the client says it is.
    Optional<Implementation> clientInfo();

    ClientCapabilities clientCapabilities();

    /// The request's `_meta`; untrusted.
    JsonObject meta();

    TraceContext trace();

    /// Tells how far the call is. Nothing is sent when the client did not ask for it, or when `progress` does not exceed
    /// what was told before.
    ///
    /// @param total   the value at the end; [Double#NaN] when it is not known
    /// @param message for the user; empty says nothing
    void progress(double progress, double total, String message);

    default void progress(double progress, double total) {
        progress(progress, total, "");
    }

    /// Of a call whose end is not known.
    default void progress(double progress) {
        progress(progress, Double.NaN, "");
    }

    /// Sends a log message to the client when it asked for this level. No secrets, no personal data.
    void log(LogLevel level, String logger, Json data);

    default void log(LogLevel level, String logger, String message) {
        log(level, logger, Json.of(message));
    }

    /// Asks for several things at once and waits for all of them.
    ///
    /// @param requests by key; a key names one question for the whole of the call
    /// @return an answer for each key, of the kind that the request asks for
    /// @throws MissingCapability when the client did not declare what is asked of it
    /// @throws InputFailed when the client answers with an error, or not in time
    Map<String, InputResponse> ask(Map<String, InputRequest> requests) throws InterruptedException;

    default ElicitResult elicit(String key, Elicitation elicitation) throws InterruptedException {
        return (ElicitResult) ask(Map.of(key, elicitation)).get(key);
    }

    /// Asks the user to agree. False when they did not, and when the client cannot ask its user.
    ///
    /// @param message what they agree to, such as `Delete 'x'?`
    default boolean confirm(String key, String message) throws InterruptedException {
        return confirm(key, message, false);
    }

    /// Asks the user to agree. False when they did not.
    ///
    /// @param otherwise what to give when the client cannot ask its user: revisions before 2025-06-18 have no way, and a client may lack it
    default boolean confirm(String key, String message, boolean otherwise) throws InterruptedException {
        try {
            return elicit(key, Elicitation.form(message)).accepted();
        } catch (MissingCapability e) {
            return otherwise;
        }
    }

    default SamplingResult sample(String key, Sampling sampling) throws InterruptedException {
        return (SamplingResult) ask(Map.of(key, sampling)).get(key);
    }

    default List<Root> roots(String key) throws InterruptedException {
        return ((RootsResult) ask(Map.of(key, new RootsRequest())).get(key)).roots();
    }

    /// Does work that must not happen again when the handler is run again: the result rides along, sealed, to the client
    /// and back.
    ///
    /// Keep the result small: all results and answers of one call together may come to 256 Ki characters, sealed. Remember
    /// that a client may also start the call from its beginning.
    ///
    /// @param key names this work among the call's
    Json once(String key, Callable<Json> work) throws Exception;

    /// What the capability keeps for as long as the client's session lasts; the first call for it makes it.
    ///
    /// Empty where there is no session: on revision 2026-07-28 each request stands alone, and brings what a tool has to know. It is lost
    /// when a restarted server, or another replica, takes the session up. It is for many threads, and it should be small, some 4 KiB,
    /// since there may be 10,000 sessions.
    ///
    /// @param type a class of the capability's own; a session keeps one of each
    <T> Optional<T> inSession(Class<T> type, Supplier<T> first);

    /// Says that what the user was sent to a URL for is done, so that the client need not poll
    /// (`notifications/elicitation/complete`). Revision 2025-11-25 alone has it; elsewhere nothing happens.
    void completed(String key);

    /// Lets go of the client's connection for a while: it comes back by itself after about `retryAfter` and finds what was
    /// sent in between. For calls of minutes on revision 2025-11-25 over HTTP; elsewhere nothing happens.
    void pollLater(Duration retryAfter);
}
