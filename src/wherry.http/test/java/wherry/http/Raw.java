package wherry.http;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wherry.json.JsonObject;

/// One TCP connection of a client, on which a test sends and reads bytes.
final class Raw implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final InputStream in;
    private boolean chunked;
    private int leftInChunk;

    Raw(int port) throws IOException {
        this(new Socket(InetAddress.getByName("127.0.0.1"), port));
    }

    Raw(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
    }

    /// A response, with the names of its headers in lower case.
    record Response(int status, Map<String, List<String>> headers, String body) {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name)).map(List::getFirst);
        }

        JsonObject json() {
            return JsonObject.parse(body);
        }

        /// The code of the JSON-RPC error; 0 when there is none.
        long code() {
            return json().object("error").flatMap(error -> error.number("code")).map(code -> code.longValue()).orElse(0L);
        }
    }

    Socket socket() {
        return socket;
    }

    Raw send(String latin1) throws IOException {
        return send(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    Raw send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /// Reads one whole response.
    Response response() throws IOException {
        Response head = head();
        String body;
        if (chunked) {
            body = new String(rest(), StandardCharsets.UTF_8);
        } else {
            int length = head.header("content-length").map(Integer::parseInt).orElse(0);
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("the body ended early");
            }
            body = new String(bytes, StandardCharsets.UTF_8);
        }
        return new Response(head.status, head.headers, body);
    }

    /// Reads the head of a response; [#event] or [#rest] reads its body.
    Response head() throws IOException {
        String status = line();
        var headers = new TreeMap<String, List<String>>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        chunked = headers.getOrDefault("transfer-encoding", List.of()).contains("chunked");
        leftInChunk = 0;
        return new Response(Integer.parseInt(status.split(" ")[1]), headers, "");
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("ended in a line: " + line);
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /// The next byte of a chunked body; -1 after the last chunk.
    private int next() throws IOException {
        if (leftInChunk == 0) {
            leftInChunk = Integer.parseInt(line(), 16);
            if (leftInChunk == 0) {
                line();
                leftInChunk = -1;
            }
        }
        if (leftInChunk < 0) {
            return -1;
        }
        int c = in.read();
        if (c < 0) {
            throw new EOFException("ended in a chunk");
        }
        if (--leftInChunk == 0) {
            line();
        }
        return c;
    }

    /// The body up to its end.
    byte[] rest() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int c = next(); c >= 0; c = next()) {
            body.write(c);
        }
        return body.toByteArray();
    }

    /// An event of a stream. A heartbeat is not an event.
    record Event(Map<String, String> fields) {
        Optional<String> field(String name) {
            return Optional.ofNullable(fields.get(name));
        }

        JsonObject json() {
            return JsonObject.parse(fields.get("data"));
        }
    }

    /// Waits for the next event; empty at the end of the stream. A heartbeat does not extend the wait.
    Optional<Event> event() throws IOException {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        var fields = new TreeMap<String, String>();
        var line = new ByteArrayOutputStream();
        for (int c = next(); c >= 0; c = next()) {
            if (c != '\n') {
                line.write(c);
                continue;
            }
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            if (text.isEmpty() && !fields.isEmpty()) {
                return Optional.of(new Event(fields));
            }
            if (System.nanoTime() > deadline) {
                throw new SocketTimeoutException("no event, only heartbeats");
            }
            int colon = text.indexOf(':');
            if (colon > 0) {
                fields.put(text.substring(0, colon), text.substring(colon + 1).strip());
            }
        }
        return Optional.empty();
    }

    /// The next event that has data.
    Event message() throws IOException {
        for (Optional<Event> event = event(); event.isPresent(); event = event()) {
            if (!event.get().field("data").orElse("").isEmpty()) {
                return event.get();
            }
        }
        throw new EOFException("the stream ended");
    }

    List<Event> events() throws IOException {
        var events = new ArrayList<Event>();
        for (Optional<Event> event = event(); event.isPresent(); event = event()) {
            events.add(event.get());
        }
        return events;
    }

    /// Waits until the server closes the connection, and drops what it sends before.
    boolean isEnded() throws IOException {
        try {
            while (in.read() >= 0) {
                continue;
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /// Closes the connection by a reset.
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// A request as text. A header `name: value` replaces the usual one of that name, and a name without a value removes it.
    static String request(String method, String path, String body, String... headers) {
        var lines = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        lines.put("Host", List.of("localhost"));
        if (method.equals("POST")) {
            lines.put("Content-Type", List.of("application/json"));
            lines.put("Accept", List.of("application/json, text/event-stream"));
            lines.put("Content-Length", List.of(Integer.toString(body.getBytes(StandardCharsets.UTF_8).length)));
        } else if (method.equals("GET")) {
            lines.put("Accept", List.of("text/event-stream"));
        }
        var given = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (String header : headers) {
            String[] parts = header.split(":", 2);
            given.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1].strip());
        }
        lines.putAll(given);
        return method + " " + path + " HTTP/1.1\r\n" + lines.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().filter(value -> !value.isEmpty())
                        .map(value -> entry.getKey() + ": " + value + "\r\n"))
                .collect(Collectors.joining()) + "\r\n" + body;
    }
}
