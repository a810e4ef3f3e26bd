package wire;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// One connection to the server. One thread may use it; any thread may call [#close].
public final class Connection implements AutoCloseable {
    private static final int CONNECT_MILLIS = 30_000;
    /// Small, because thousands of connections have a buffer each.
    private static final int BUFFER = 512;

    private final Socket socket = new Socket();
    private final Tally tally;
    private final InputStream in;

    /// @param receive the size of the kernel's receive buffer, or 0 for the default
    /// @throws IOException when the server does not accept the connection
    public Connection(InetAddress from, InetSocketAddress server, int receive, Tally tally) throws IOException {
        this.tally = tally;
        try {
            if (receive > 0) {
                socket.setReceiveBufferSize(receive);
            }
            // Closing sends a reset, so that the port is free at once.
            socket.setSoLinger(true, 0);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (server.getAddress().getClass() == from.getClass()) {
                socket.bind(new InetSocketAddress(from, 0));
            }
            socket.connect(server, CONNECT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Sets the longest time that a read waits.
    public void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    /// Sends a request, whole or in part, and counts it as tried.
    public void send(byte[] request) throws IOException {
        tally.tried();
        write(request);
    }

    /// Sends more of a request.
    public void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /// Sends a request and reads the whole answer.
    public Answer ask(byte[] request) throws IOException {
        sendAsFarAsTaken(request);
        return read(true);
    }

    /// Opens a session of 2025-11-25 and returns its id. If the server refuses the session, the id is one that no session has.
    public String openSession() throws IOException {
        String session = ask(Requests.initialize()).header("mcp-session-id").orElse("none");
        ask(Requests.initialized(session));
        return session;
    }

    /// Sends a request and reads the head of the response; the body is not read.
    public Answer open(byte[] request) throws IOException {
        sendAsFarAsTaken(request);
        return read(false);
    }

    /// Ignores that the server does not take all of the request: one that refuses it early may have answered.
    private void sendAsFarAsTaken(byte[] request) throws IOException {
        tally.tried();
        try {
            write(request);
        } catch (IOException e) {
            if (socket.isClosed()) {
                throw e;
            }
        }
    }

    /// Reads an answer and counts it.
    public Answer read(boolean whole) throws IOException {
        String line = line();
        String[] words = line.split(" ");
        if (words.length < 2 || !words[0].startsWith("HTTP/1")) {
            throw new IOException("expected a status line, got '" + line + "'");
        }
        Map<String, String> headers = new HashMap<>();
        for (String header = line(); !header.isEmpty(); header = line()) {
            int colon = header.indexOf(':');
            headers.put(header.substring(0, colon).toLowerCase(Locale.ROOT), header.substring(colon + 1).strip());
        }
        var answer = new Answer(Integer.parseInt(words[1]), headers, whole ? body(headers) : "");
        tally.answered(answer);
        return answer;
    }

    private String body(Map<String, String> headers) throws IOException {
        var body = new ByteArrayOutputStream();
        if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
            for (int size = chunk(); size > 0; size = chunk()) {
                body.writeBytes(bytes(size));
                line();
            }
            line();
        } else {
            body.writeBytes(bytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))));
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line(), 16);
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    /// Reads a line, without its terminator.
    public String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    /// Reads and drops everything until the server closes the connection.
    ///
    /// @throws IOException always
    public void drain() throws IOException {
        var buffer = new byte[BUFFER];
        while (in.read(buffer) >= 0) {
        }
        throw new EOFException();
    }

    /// Reads once, at most this many bytes, and drops them.
    public void skim(int bytes) throws IOException {
        if (in.read(new byte[bytes]) < 0) {
            throw new EOFException();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
