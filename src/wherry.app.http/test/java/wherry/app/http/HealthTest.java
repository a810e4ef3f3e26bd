package wherry.app.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class HealthTest {

    @ParameterizedTest
    @CsvSource({"HTTP/1.1 200 OK, true", "HTTP/1.1 503 Service Unavailable, false", "HTTP/1.1 2, false", "'', false",
            "SSH-2.0-OpenSSH_9, false"})
    void isHealthyWhenTheServerSaysSo(String answer, boolean well) throws Exception {
        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var asked = new CompletableFuture<String>();
            Thread.ofVirtual().start(() -> answer(listening, answer, asked));
            assertEquals(well, Health.ask("0.0.0.0", listening.getLocalPort()));
            assertEquals("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:" + listening.getLocalPort()
                    + "\r\nConnection: close\r\n\r\n", asked.get());
        }
    }

    private static void answer(ServerSocket listening, String answer, CompletableFuture<String> asked) {
        try (Socket socket = listening.accept()) {
            var request = new StringBuilder();
            while (request.indexOf("\r\n\r\n") < 0) {
                request.append((char) socket.getInputStream().read());
            }
            asked.complete(request.toString());
            socket.getOutputStream().write((answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            asked.completeExceptionally(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost, 127.0.0.1", "0.0.0.0, 127.0.0.1", "::, 127.0.0.1", "10.0.0.5, 10.0.0.5", "::1, ::1"})
    void asksWhereTheServerListens(String host, String asked) {
        assertEquals(asked, Health.reachable(host));
    }

    @Test
    void isUnhealthyWhenNothingListens() throws Exception {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertEquals(false, Health.ask("127.0.0.1", port));
        assertEquals(false, Health.ask("no-such-host.invalid", 80));
    }
}
