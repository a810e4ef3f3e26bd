package wherry.http.engine;

/// An engine that the operator has allowed. The server does not know its limits, or whether it has any.
///
/// @param name of its provider's class
record OtherEngine(String name) implements HttpEngine {

    @Override
    public void configure(int maxConnections, int listeners) {
        // The operator sets its properties.
    }

    @Override
    public int connections() {
        return Integer.MAX_VALUE;
    }

    /// Without this, an engine that ends exchanges with their handler would mix up answers. Other engines pay with a waiting thread for
    /// each stream.
    @Override
    public boolean endsExchangesWithTheirHandler() {
        return true;
    }
}
