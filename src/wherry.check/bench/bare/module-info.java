/// Programs with the same input and output as a server, and without a protocol: no server can be faster.
module bare {
    requires jdk.httpserver;
}
