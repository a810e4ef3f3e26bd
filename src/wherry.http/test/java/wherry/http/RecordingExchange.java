package wherry.http;

import com.sun.net.httpserver.Headers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A request whose response is kept. Its client can go away.
public final class RecordingExchange extends StubExchange {
    private final byte[] request;
    private final Response response = new Response();
    private volatile int status = -1;
    private volatile long length;
    private volatile boolean gone;

    public RecordingExchange(String method, String body, String... headers) {
        super(method, headers(headers));
        this.request = body.getBytes(StandardCharsets.UTF_8);
    }

    private static Headers headers(String... lines) {
        var headers = new Headers();
        for (String line : lines) {
            String[] parts = line.split(": ", 2);
            headers.add(parts[0], parts[1]);
        }
        return headers;
    }

    /// Has each write to the client fail from now on.
    public void leave() {
        gone = true;
    }

    /// -1 before the response begins.
    public int status() {
        return status;
    }

    /// As the JDK takes it: -1 means that there is no body, 0 that its length is not known.
    public long length() {
        return length;
    }

    public String body() {
        return response.bytes.toString(StandardCharsets.UTF_8);
    }

    public int largestWrite() {
        return response.largestWrite;
    }

    public boolean isClosed() {
        return response.closed;
    }

    public boolean isFlushed() {
        return response.flushed;
    }

    @Override
    public InputStream getRequestBody() {
        return new ByteArrayInputStream(request);
    }

    @Override
    public void sendResponseHeaders(int code, long bodyLength) throws IOException {
        status = code;
        length = bodyLength;
    }

    @Override
    public int getResponseCode() {
        return status;
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }

    @Override
    public OutputStream getResponseBody() {
        return response;
    }

    private final class Response extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private volatile int largestWrite;
        private volatile boolean flushed;
        private volatile boolean closed;

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            if (gone) {
                throw new IOException("the client is gone");
            }
            largestWrite = Math.max(largestWrite, count);
            flushed = false;
            bytes.write(from, offset, count);
        }

        @Override
        public void flush() {
            flushed = true;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
