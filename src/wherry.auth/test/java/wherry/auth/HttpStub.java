package wherry.auth;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// An HTTP server on a loopback port that answers as a test says, however bad that is.
public final class HttpStub implements AutoCloseable {

    /// Answers one request.
    @FunctionalInterface
    public interface Handler {
        void answer(Request request, OutputStream out) throws IOException, InterruptedException;
    }

    public record Request(String line, List<String> headers, String body) {
    }

    private final ServerSocket server;
    private final String scheme;
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    public HttpStub() throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http");
    }

    public HttpStub(SSLContext tls) throws IOException {
        this(tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()), "https");
    }

    private HttpStub(ServerSocket server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            String line = in.readLine();
            var headers = new ArrayList<String>();
            for (String header = in.readLine(); header != null && !header.isEmpty(); header = in.readLine()) {
                headers.add(header);
            }
            if (line == null) {
                return;
            }
            int length = headers.stream().filter(each -> each.startsWith("Content-Length:"))
                    .mapToInt(each -> Integer.parseInt(each.substring(15).strip())).sum();
            char[] body = new char[length];
            for (int got = 0; got < length;) {
                got += in.read(body, got, length - got);
            }
            var request = new Request(line, headers, new String(body));
            requests.add(request);
            handlers.getOrDefault(line.split(" ")[1], (_, out) -> write(out, 404, "", "")).answer(request, socket.getOutputStream());
        } catch (IOException | InterruptedException e) {
            // The client has gone.
        }
    }

    public void on(String path, Handler handler) {
        handlers.put(path, handler);
    }

    public void on(String path, JsonObject answer) {
        on(path, (_, out) -> write(out, 200, "", answer.toString()));
    }

    /// Answers without a body.
    public void fail(String path, int status) {
        on(path, (_, out) -> write(out, status, "", ""));
    }

    /// @param headers each with its line end
    public static void write(OutputStream out, int status, String headers, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.write(("HTTP/1.1 " + status + " Status\r\nContent-Length: " + bytes.length + "\r\nConnection: close\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes);
        out.flush();
    }

    public String origin() {
        return scheme + "://" + (scheme.equals("https") ? "localhost" : "127.0.0.1") + ":" + server.getLocalPort();
    }

    public URI uri(String path) {
        return URI.create(origin() + path);
    }

    public List<Request> requests() {
        return requests;
    }

    public long count(String path) {
        return requests.stream().filter(each -> each.line().split(" ")[1].equals(path)).count();
    }

    /// Serves metadata and these keys, as an authorization server does.
    public void publish(String issuer, Issuer... keys) {
        on("/.well-known/oauth-authorization-server", JsonObject.of("issuer", Json.of(issuer), "jwks_uri", Json.of(origin() + "/keys")));
        on("/keys", keys(keys));
    }

    public static JsonObject keys(Issuer... keys) {
        return JsonObject.of("keys", JsonArray.of(List.of(keys), Issuer::jwk));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
