package wherry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.http.options.HttpAdditions;
import wherry.http.options.HttpOptions;
import wherry.http.request.Authenticator;

class MetricsTest {
    private static final String TOKEN = "0123456789abcdef";
    private static final String ALLOWED = "Authorization: Bearer " + TOKEN;

    @AutoClose
    private final Running running = Running.start(HttpOptions.at("127.0.0.1", 0), new HttpAdditions(List.of(), TOKEN), Authenticator.ANONYMOUS);

    MetricsTest() throws IOException {
    }

    @Test
    void countCallsAndAnswers() throws IOException {
        try (Raw raw = running.connect()) {
            raw.send(Running.modernCall("1", "echo", "{\"message\":\"m\"}")).response();
            raw.send(Running.modernCall("2", "none", "{}")).response();
        }
        running.send("GET", "/nothing", "");
        Raw.Response answer = running.send("GET", "/metrics", "", ALLOWED);
        assertEquals(200, answer.status());
        assertEquals("text/plain; version=0.0.4; charset=utf-8", answer.header("content-type").orElseThrow());
        assertTrue(answer.body().contains("wherry_calls_total{method=\"tools/call\",name=\"echo\",revision=\"2026-07-28\",outcome=\"ok\"} 1\n"), answer.body());
        assertTrue(answer.body().contains("wherry_calls_total{method=\"tools/call\",revision=\"2026-07-28\",outcome=\"-32602\"} 1\n"), answer.body());
        assertTrue(answer.body().contains("wherry_http_answers_total{status=\"404\"} 1\n"), answer.body());
        assertTrue(answer.body().contains("wherry_http_open_requests 1\n"), "this request itself");
    }

    @Test
    void areOpenMetricsWhenAskedFor() throws IOException {
        assertEquals(200, running.send("GET", "/metrics", "", "Authorization: bearer " + TOKEN).status());
        Raw.Response answer = running.send("GET", "/metrics", "", ALLOWED, "Accept: application/openmetrics-text;version=1.0.0,text/plain;q=0.5");
        assertEquals("application/openmetrics-text; version=1.0.0; charset=utf-8", answer.header("content-type").orElseThrow());
        assertTrue(answer.body().endsWith("# EOF\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X: y", "Authorization: Bearer", "Authorization: Bearer 0123456789abcdeF", "Authorization: Bearer 0123456789abcdef0",
        "Authorization: Basic 0123456789abcdef", "Authorization: 0123456789abcdef"})
    void areRefusedWithoutTheirToken(String header) throws IOException {
        Raw.Response answer = running.send("GET", "/metrics", "", header);
        assertEquals(401, answer.status());
        assertEquals("Bearer realm=\"metrics\"", answer.header("www-authenticate").orElseThrow());
        assertFalse(answer.body().contains("wherry_calls"));
    }

    @Test
    void areNotThereWithoutAToken() throws IOException {
        try (Running without = Running.start()) {
            assertEquals(404, without.send("GET", "/metrics", "", ALLOWED).status());
        }
    }

    @Test
    void writeNoTokenToTheLog() throws IOException {
        running.send("GET", "/metrics", "", ALLOWED);
        running.send("GET", "/metrics", "", ALLOWED + "x");
        assertFalse(running.logged.toString().contains(TOKEN));
    }
}
