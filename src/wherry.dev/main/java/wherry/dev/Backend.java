package wherry.dev;

/// A server behind the [Relay].
interface Backend {

    /// 1 for the first server, one more for each later one.
    int number();

    /// Sends a line. A server that has ended loses it.
    void send(byte[] line);
}
