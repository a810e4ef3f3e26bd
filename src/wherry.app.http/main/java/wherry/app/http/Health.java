package wherry.app.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Asks a running server for its health. Containers without a shell or curl use it as their health check.
final class Health {
    private static final int PATIENCE_MILLIS = 2500;

    private Health() {
    }

    /// @return whether `/healthz` answers 200
    static boolean ask(String host, int port) {
        String name = reachable(host);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(name, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            String authority = name.contains(":") ? "[" + name + "]" : name;
            socket.getOutputStream().write(("GET /healthz HTTP/1.1\r\nHost: " + authority + ":" + port
                    + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(12), StandardCharsets.US_ASCII).equals("HTTP/1.1 200");
        } catch (IOException e) {
            return false;
        }
    }

    /// The address that reaches a server from its own machine when it listens on more than one. Resolves no name.
    static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0", "::", "localhost" -> "127.0.0.1";
            default -> host;
        };
    }
}
