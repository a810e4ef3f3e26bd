package attack;

import wire.Peers;
import wire.Requests;

/// `subscriptions/listen` streams.
public record Listeners(int count) implements Attack {

    @Override
    public String name() {
        return "listen";
    }

    @Override
    public void start(Peers peers) {
        byte[] listen = Requests.listen();
        peers.start(count, connection -> {
            connection.open(listen);
            connection.drain();
        });
    }

    @Override
    public boolean takesConnections() {
        return true;
    }
}
