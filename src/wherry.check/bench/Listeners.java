import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Opens subscriptions/listen streams, each on a connection of its own, and keeps them open.
final class Listeners implements AutoCloseable {
    private final List<Socket> sockets = new ArrayList<>();

    void open(int port, int count) throws IOException {
        byte[] body = Messages.listen().getBytes(StandardCharsets.UTF_8);
        byte[] head = ("POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Type: application/json\r\n"
                + "Accept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2026-07-28\r\n"
                + "Mcp-Method: subscriptions/listen\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            var socket = new Socket("127.0.0.1", port);
            sockets.add(socket);
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head);
            socket.getOutputStream().write(body);
            awaitAcknowledgement(socket, i);
        }
    }

    private static void awaitAcknowledgement(Socket socket, int number) throws IOException {
        var said = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (said.indexOf("notifications/subscriptions/acknowledged") < 0) {
            int read = socket.getInputStream().read(buffer);
            if (read < 0) {
                throw new IOException("stream " + number + " ended: " + said);
            }
            said.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
