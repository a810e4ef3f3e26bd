package attack;

import wire.Peers;
import wire.Requests;

/// Headers of nearly the greatest allowed size, without the empty line that ends them.
public record EndlessHeaders(int count) implements Attack {
    private static final int HEADERS = 30;

    @Override
    public String name() {
        return "headers";
    }

    @Override
    public void start(Peers peers) {
        var head = new StringBuilder(Requests.head("/mcp", ""));
        for (int i = 0; i < HEADERS; i++) {
            head.append("X-Header-").append(i).append(": ").append("x".repeat(1000)).append("\r\n");
        }
        byte[] part = Requests.utf8(head.toString());
        peers.start(count, connection -> {
            connection.send(part);
            connection.drain();
        });
    }

    @Override
    public boolean takesConnections() {
        return true;
    }
}
