package wherry.server.request;

/// Hears of the end of an [ActiveRequest].
public interface RequestObserver {

    /// Called once, when the request is over, before its channel hears of it.
    void ended(ActiveRequest request);

    /// Called once, when the channel has heard of the end and no thread works on the request any more.
    void gone(ActiveRequest request);

    /// Called when the channel could not take the reply, which is a bug.
    ///
    /// @return what to reply instead
    Reply failed(ActiveRequest request, Throwable thrown);
}
