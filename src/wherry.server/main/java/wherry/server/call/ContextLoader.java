package wherry.server.call;

/// Libraries such as `DriverManager` look for services through the context class loader of the thread. That of a call is its capability's,
/// which may be in a module layer of its own.
final class ContextLoader {
    private ContextLoader() {
    }

    /// Makes the class loader of a handler that of this thread, which runs one call.
    ///
    /// @return the handler
    static <T> T of(T handler) {
        Thread.currentThread().setContextClassLoader(handler.getClass().getClassLoader());
        return handler;
    }
}
