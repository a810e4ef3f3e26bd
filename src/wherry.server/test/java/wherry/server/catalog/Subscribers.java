package wherry.server.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Subscribers to one resource, that keep what they are told.
record Subscribers(List<String> updates) implements ResourceSubscribers {

    static Subscribers none() {
        return new Subscribers(new ArrayList<>());
    }

    @Override
    public void updated(String uri) {
        updates.add(uri);
    }

    @Override
    public Set<String> uris() {
        return Set.of("notes://1");
    }
}
