package wherry.dev;

/// A server behind the [Relay].
interface Backend {

    /// The first has 1, each that follows one more.
    int number();

    /// Sends it a line; one that takes none any more loses it.
    void send(byte[] line);
}
