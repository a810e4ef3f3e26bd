package wherry.http.engine;

/// An engine that the operator answers for: nothing here knows its limits, or whether it has any.
///
/// @param name of its provider's class
record OtherEngine(String name) implements HttpEngine {

    @Override
    public void configure(int maxConnections, int listeners) {
        // Its properties are the operator's to set.
    }

    @Override
    public int connections() {
        return Integer.MAX_VALUE;
    }

    /// It costs an engine that does not need it a waiting thread for each stream, and keeps one that does from mixing up answers.
    @Override
    public boolean endsExchangesWithTheirHandler() {
        return true;
    }
}
