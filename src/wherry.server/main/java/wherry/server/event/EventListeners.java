package wherry.server.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Tells each listener of each event, in the order in which the listeners came. Safe for use by many threads.
public final class EventListeners implements Consumer<ServerEvent> {
    private final List<Consumer<ServerEvent>> listeners = new CopyOnWriteArrayList<>();

    /// Tells this listener too, from now on.
    public void add(Consumer<ServerEvent> listener) {
        listeners.add(listener);
    }

    @Override
    public void accept(ServerEvent event) {
        for (Consumer<ServerEvent> listener : listeners) {
            listener.accept(event);
        }
    }
}
