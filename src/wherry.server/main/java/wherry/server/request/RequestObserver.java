package wherry.server.request;

import wherry.json.JsonObject;

/// Knows which request an [ActiveRequest] is, and hears of its end.
public interface RequestObserver {

    /// Called once when the request has ended, before its channel takes the end.
    void ended(ActiveRequest request);

    /// Called once when the channel has taken the end and no thread works on the request any more.
    void gone(ActiveRequest request);

    /// What identifies the request in a log line.
    JsonObject fields(ActiveRequest request);

    /// Called when the channel threw instead of taking the reply, which is a bug.
    ///
    /// @return the reply to send instead
    Reply failed(ActiveRequest request, Throwable thrown);
}
