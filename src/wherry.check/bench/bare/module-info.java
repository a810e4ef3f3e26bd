/// What a server cannot be faster than: the same input and output without a protocol.
module bare {
    requires jdk.httpserver;
}
