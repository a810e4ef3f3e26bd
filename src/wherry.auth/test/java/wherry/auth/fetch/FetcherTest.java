package wherry.auth.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wherry.auth.HttpStub;
import wherry.json.Json;
import wherry.json.JsonObject;

class FetcherTest {
    private static final JsonObject ANSWER = JsonObject.of("a", Json.of(1));

    private final Fetcher fetcher = new Fetcher(null, Duration.ofMillis(400), Duration.ofMillis(800));
    private HttpStub http;

    @BeforeEach
    void start() throws IOException {
        http = new HttpStub();
    }

    @AfterEach
    void stop() throws IOException {
        http.close();
    }

    private void assertFails(String reason) {
        var failed = assertThrows(FetchFailed.class, () -> fetcher.get(http.uri("/")));
        assertTrue(failed.getMessage().startsWith(http.uri("/").toString()), failed::getMessage);
        assertTrue(failed.getMessage().contains(reason), failed::getMessage);
    }

    private void answers(String body) {
        http.on("/", (_, out) -> HttpStub.write(out, 200, "", body));
    }

    @Test
    void fetchesAJsonObject() throws FetchFailed {
        http.on("/", ANSWER);
        assertEquals(ANSWER, fetcher.get(http.uri("/")).json());
        assertTrue(http.requests().getFirst().headers().contains("Accept: application/json"));
    }

    @Test
    void sendsAFormOnce() throws FetchFailed {
        http.on("/", ANSWER);
        fetcher.post(http.uri("/"), "token=a%2Bb", Map.of("Authorization", "Basic eA=="));
        HttpStub.Request request = http.requests().getFirst();
        assertEquals("POST / HTTP/1.1", request.line());
        assertEquals("token=a%2Bb", request.body());
        assertTrue(request.headers().contains("Authorization: Basic eA=="));
        http.on("/", (_, _) -> {
            // Ends the connection without an answer.
        });
        assertThrows(FetchFailed.class, () -> fetcher.post(http.uri("/"), "token=a", Map.of()));
        assertEquals(2, http.requests().size());
    }

    @Test
    void followsNoRedirect() {
        http.on("/", (_, out) -> HttpStub.write(out, 302, "Location: " + http.uri("/other") + "\r\n", ""));
        http.on("/other", ANSWER);
        assertFails("expected status 200, got 302");
        assertEquals(1, http.requests().size());
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        answers("<html>secret");
        assertFails("no valid JSON");
        answers("{} {}");
        assertFails("no valid JSON");
        answers("{\"a\":1,\"a\":2}");
        assertFails("no valid JSON");
        answers("[]");
        assertFails("expected a JSON object");
        http.fail("/", 404);
        assertFails("expected status 200, got 404");
    }

    @Test
    void refusesADocumentOfMoreThan256Kibibytes() throws FetchFailed {
        String padding = "\"" + "x".repeat((256 << 10) - 8) + "\"";
        answers("{\"a\":" + padding + "}");
        assertEquals(256 << 10, fetcher.get(http.uri("/")).json().toString().length());
        answers("{\"a\":" + padding + "} ");
        assertFails("larger than 262144 bytes");
    }

    @Test
    void givesUpOnAServerThatDoesNotAnswer() {
        http.on("/", (_, _) -> Thread.sleep(3000));
        assertFails("timed out");
    }

    @Test
    void givesUpOnAServerThatSendsAByteNowAndThen() {
        for (String start : new String[] {"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", "HTTP/1.1 200 OK\r\nX: "}) {
            http.on("/", (_, out) -> {
                out.write(start.getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 50; i++) {
                    out.write(' ');
                    out.flush();
                    Thread.sleep(100);
                }
            });
            long from = System.nanoTime();
            assertFails("no answer within");
            assertTrue(System.nanoTime() - from < 2_000_000_000L);
        }
    }

    /// The test server's own certificate, which `keytool` makes.
    @Test
    void trustsOnlyTheCertificatesThatItIsGiven(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        Path pem = folder.resolve("certificate.pem");
        keytool("-genkeypair", "-alias", "a", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-keystore", store.toString());
        keytool("-exportcert", "-rfc", "-alias", "a", "-keystore", store.toString(), "-file", pem.toString());
        try (var secure = new HttpStub(tls(store))) {
            secure.on("/", ANSWER);
            assertEquals(ANSWER, new Fetcher(TrustedCertificates.read(pem)).get(secure.uri("/")).json());
            var failed = assertThrows(FetchFailed.class, () -> fetcher.get(secure.uri("/")));
            assertTrue(failed.getMessage().contains("certification path"), failed::getMessage);
            var otherName = URI.create(secure.uri("/").toString().replace("localhost", "127.0.0.1"));
            assertThrows(FetchFailed.class, () -> new Fetcher(TrustedCertificates.read(pem)).get(otherName));
        }
        Files.writeString(pem, "no certificate");
        assertThrows(IllegalArgumentException.class, () -> TrustedCertificates.read(pem));
        Files.writeString(pem, "");
        assertThrows(IllegalArgumentException.class, () -> TrustedCertificates.read(pem));
    }

    private static SSLContext tls(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", "changeit"));
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
