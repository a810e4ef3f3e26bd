package attack;

import wire.Peers;
import wire.Requests;

/// Connections that stay open after one call, like those of any client with keep-alive.
public record IdleConnections(int count) implements Attack {

    @Override
    public String name() {
        return "keep-alive";
    }

    @Override
    public void start(Peers peers) {
        byte[] call = Requests.echo(5);
        peers.start(count, connection -> {
            connection.ask(call);
            connection.drain();
        });
    }

    @Override
    public boolean takesConnections() {
        return true;
    }
}
