package wire;

import java.nio.charset.StandardCharsets;

/// The requests that clients send, as bytes.
public final class Requests {
    private static final String META = """
            "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
            "io.modelcontextprotocol/clientInfo":{"name":"hostile","version":"1"},\
            "io.modelcontextprotocol/clientCapabilities":{}}""";
    private static final String LEGACY = "2025-11-25";
    public static final String LISTEN_PARAMS = "\"notifications\":{\"toolsListChanged\":true}";

    private Requests() {
    }

    /// The head of a POST, without the empty line that ends it.
    public static String head(String path, String headers) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Accept: application/json, text/event-stream\r\n" + headers;
    }

    public static byte[] post(String path, String headers, String body) {
        byte[] content = utf8(body);
        byte[] head = utf8(head(path, headers) + "Content-Length: " + content.length + "\r\n\r\n");
        var request = new byte[head.length + content.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(content, 0, request, head.length, content.length);
        return request;
    }

    public static byte[] json(String body) {
        return post("/mcp", "", body);
    }

    public static byte[] modern(String method, String name, String params) {
        String headers = "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: " + method + "\r\n"
                + (name.isEmpty() ? "" : "Mcp-Name: " + name + "\r\n");
        return post("/mcp", headers, modernMessage(1, method, params));
    }

    /// One message, without HTTP: stdio sends it as it is.
    public static String modernMessage(int id, String method, String params) {
        return message(id, method, META + (params.isEmpty() ? "" : "," + params));
    }

    public static byte[] call(String tool, String arguments) {
        return modern("tools/call", tool, toolParams(tool, arguments));
    }

    public static String toolParams(String tool, String arguments) {
        return "\"name\":\"" + tool + "\",\"arguments\":" + arguments;
    }

    /// A call of a tool that echoes a text of this many characters.
    public static byte[] echo(int characters) {
        return call("echo", "{\"message\":\"" + "x".repeat(characters) + "\"}");
    }

    public static byte[] toolsList() {
        return modern("tools/list", "", "");
    }

    public static byte[] listen() {
        return modern("subscriptions/listen", "", LISTEN_PARAMS);
    }

    public static String initialize(String revision) {
        return message(1, "initialize", "\"protocolVersion\":\"" + revision
                + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"hostile\",\"version\":\"1\"}");
    }

    /// Opens a session of 2025-11-25.
    public static byte[] initialize() {
        return json(initialize(LEGACY));
    }

    public static byte[] initialized(String session) {
        return post("/mcp", inSession(session), "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    }

    public static byte[] legacy(String session, String method, String params) {
        return post("/mcp", inSession(session), message(1, method, params));
    }

    /// Opens the GET stream of a session.
    public static byte[] generalStream(String session) {
        return get("/mcp", inSession(session));
    }

    /// Opens the stream of HTTP+SSE, the transport of 2024-11-05.
    public static byte[] sse() {
        return get("/sse", "");
    }

    private static byte[] get(String path, String headers) {
        return utf8("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n" + headers + "\r\n");
    }

    private static String inSession(String session) {
        return "MCP-Protocol-Version: " + LEGACY + "\r\nMcp-Session-Id: " + session + "\r\n";
    }

    private static String message(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + params + "}}";
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
