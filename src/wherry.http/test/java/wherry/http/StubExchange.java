package wherry.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;

/// A request to `/mcp` without a connection: it has headers and an empty body, and drops the response.
public class StubExchange extends HttpExchange {
    private final String method;
    private final Headers request;
    private final Headers response = new Headers();

    public StubExchange(String method, Headers request) {
        this.method = method;
        this.request = request;
    }

    @Override
    public String getRequestMethod() {
        return method;
    }

    @Override
    public URI getRequestURI() {
        return URI.create("/mcp");
    }

    @Override
    public String getProtocol() {
        return "HTTP/1.1";
    }

    @Override
    public Headers getRequestHeaders() {
        return request;
    }

    @Override
    public InputStream getRequestBody() {
        return InputStream.nullInputStream();
    }

    @Override
    public Headers getResponseHeaders() {
        return response;
    }

    @Override
    public void sendResponseHeaders(int status, long length) throws IOException {
    }

    @Override
    public OutputStream getResponseBody() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public int getResponseCode() {
        return -1;
    }

    @Override
    public InetSocketAddress getRemoteAddress() {
        return null;
    }

    @Override
    public InetSocketAddress getLocalAddress() {
        return null;
    }

    @Override
    public HttpContext getHttpContext() {
        return null;
    }

    @Override
    public HttpPrincipal getPrincipal() {
        return null;
    }

    @Override
    public Object getAttribute(String name) {
        return null;
    }

    @Override
    public void setAttribute(String name, Object value) {
    }

    @Override
    public void setStreams(InputStream in, OutputStream out) {
    }

    @Override
    public void close() {
    }
}
