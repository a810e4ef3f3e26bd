import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Has wrk post one body over 32 connections.
final class HttpLoad {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern COUNT = Pattern.compile("(\\d+) requests in ");

    private static final String ID = "1000000";

    private final Process server;
    private final URI url;
    private final String body;
    private final Map<String, String> headers;

    private HttpLoad(Process server, URI url, String body, Map<String, String> headers) {
        this.server = server;
        this.url = url;
        this.body = body;
        this.headers = headers;
    }

    static HttpLoad modern(Process server, int port) {
        Map<String, String> headers = json();
        headers.put("MCP-Protocol-Version", "2026-07-28");
        headers.put("Mcp-Method", "tools/call");
        headers.put("Mcp-Name", "echo");
        return new HttpLoad(server, endpoint(port), Messages.modernCall(ID), headers);
    }

    static HttpLoad legacy(Process server, int port) throws IOException, InterruptedException {
        var opening = new HttpLoad(server, endpoint(port), Messages.INITIALIZE, json());
        Map<String, String> headers = json();
        headers.put("MCP-Protocol-Version", "2025-11-25");
        headers.put("Mcp-Session-Id", opening.post().headers().firstValue("Mcp-Session-Id").orElseThrow());
        new HttpLoad(server, opening.url, Messages.INITIALIZED, headers).post();
        return new HttpLoad(server, opening.url, Messages.call(ID), headers);
    }

    private static URI endpoint(int port) {
        return URI.create("http://127.0.0.1:" + port + "/mcp");
    }

    private static Map<String, String> json() {
        return new LinkedHashMap<>(Map.of("Content-Type", "application/json", "Accept", "application/json, text/event-stream"));
    }

    HttpResponse<String> post() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    record Speed(double rate, double processorMicros) {
    }

    /// Measures how fast the server answers, and fails when it answers with an error.
    Speed run(int seconds) throws IOException, InterruptedException {
        HttpResponse<String> answer = post();
        if (answer.statusCode() != 200 || answer.body().contains("\"error\"") || !answer.body().contains("hello")) {
            throw new IOException("answered " + answer.statusCode() + " " + answer.body());
        }
        Path script = Files.createTempFile("wrk", ".lua");
        try {
            Files.writeString(script, lua());
            Duration before = Target.processor(server);
            var wrk = new ProcessBuilder("wrk", "-t1", "-c32", "--timeout", "20s", "-d" + seconds + "s", "-s", script.toString(), url.toString())
                    .redirectErrorStream(true).start();
            String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Duration spent = Target.processor(server).minus(before);
            var rate = RATE.matcher(said);
            var count = COUNT.matcher(said);
            if (wrk.waitFor() != 0 || !rate.find() || !count.find() || said.contains("Non-2xx") || said.contains("Socket errors")) {
                throw new IOException(said);
            }
            return new Speed(Double.parseDouble(rate.group(1)), spent.toNanos() / 1e3 / Long.parseLong(count.group(1)));
        } finally {
            Files.delete(script);
        }
    }

    /// Each request has its own id, because a session refuses an id that is in use.
    private String lua() {
        String[] parts = body.split(Pattern.quote(ID), 2);
        var script = new StringBuilder("local id = " + ID + "\nwrk.method = 'POST'\n");
        headers.forEach((name, value) -> script.append("wrk.headers['").append(name).append("'] = '").append(value).append("'\n"));
        return script + """
                function request()
                  id = id + 1
                  return wrk.format(nil, nil, nil, [[%s]] .. id .. [[%s]])
                end
                """.formatted(parts[0], parts[1]);
    }
}
