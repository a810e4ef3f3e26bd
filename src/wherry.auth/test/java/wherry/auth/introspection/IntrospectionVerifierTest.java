package wherry.auth.introspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wherry.auth.HttpStub;
import wherry.auth.SteppedClock;
import wherry.auth.claim.ClaimRules;
import wherry.auth.fetch.Fetcher;
import wherry.http.request.Verification;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.Principal;

/// With a real HTTP server as the authorization server.
class IntrospectionVerifierTest {
    private static final String ISSUER = "https://issuer.example";
    private static final String AUDIENCE = "https://mcp.example.com/mcp";

    private final SteppedClock clock = new SteppedClock();
    private HttpStub http;
    private IntrospectionVerifier verifier;

    @BeforeEach
    void start() throws IOException {
        http = new HttpStub();
        verifier = new IntrospectionVerifier(http.uri("/introspect"), new IntrospectionVerifier.Client("wherry:1", "p@ss w%rd"), ISSUER,
                new ClaimRules(Set.of(AUDIENCE), clock), new Fetcher(null));
    }

    @AfterEach
    void stop() throws IOException {
        http.close();
    }

    private JsonObject active() {
        return JsonObject.builder().put("active", true).put("sub", "alice").put("aud", AUDIENCE).put("iss", ISSUER)
                .put("exp", clock.instant().getEpochSecond() + 300).put("scope", "a b").put("token_type", "Bearer").build();
    }

    private void answers(String name, Json value) {
        http.on("/introspect", active().toBuilder().put(name, value).build());
    }

    private void assertRefused(String reason, String token) {
        var refused = assertInstanceOf(Verification.Refused.class, verifier.verify(token));
        assertTrue(refused.reason().contains(reason), refused.reason());
    }

    private void assertUnavailable(String token) {
        assertInstanceOf(Verification.Unavailable.class, verifier.verify(token));
    }

    @Test
    void asksTheAuthorizationServer() {
        http.on("/introspect", active());
        var accepted = assertInstanceOf(Verification.Accepted.class, verifier.verify("opaque+/=&x"));
        assertEquals(new Principal(ISSUER, "alice", Set.of()), accepted.principal());
        assertEquals(Set.of("a", "b"), accepted.principal().scopes());
        assertEquals(clock.instant().plusSeconds(360), accepted.until());
        HttpStub.Request request = http.requests().getFirst();
        assertEquals("token=opaque%2B%2F%3D%26x&token_type_hint=access_token", request.body());
        assertTrue(request.headers().contains("Authorization: Basic "
                + Base64.getEncoder().encodeToString("wherry%3A1:p%40ss+w%25rd".getBytes(StandardCharsets.UTF_8))), request::toString);
    }

    @Test
    void refusesATokenThatIsNotActive() {
        for (Json active : List.of(Json.of(false), Json.of("true"), Json.of(1), Json.parse("null"))) {
            answers("active", active);
            assertRefused("does not know the token", "token " + active);
        }
        http.on("/introspect", JsonObject.EMPTY);
        assertRefused("does not know the token", "another");
    }

    @Test
    void checksTheClaimsOfAnActiveToken() {
        answers("aud", Json.of("https://other.example"));
        assertRefused("not for this server", "1");
        answers("iss", Json.of("https://other.example"));
        assertRefused("issuer of the token should be " + ISSUER, "2");
        answers("exp", Json.of(1));
        assertRefused("expired", "3");
        answers("nbf", Json.of(clock.instant().getEpochSecond() + 1000));
        assertRefused("not valid yet", "4");
        answers("token_type", Json.of("DPoP"));
        assertRefused("no bearer token", "5");
        answers("cnf", JsonObject.EMPTY);
        assertRefused("bound to a key", "6");
        answers("exp", Json.of("soon"));
        assertRefused("claim exp should be a number", "7");
        answers("scope", Json.of(1));
        assertRefused("claim scope should be a string", "8");
        http.on("/introspect", JsonObject.of("active", Json.of(true)));
        assertRefused("not for this server", "9");
    }

    @Test
    void asksAgainAfter30Seconds() {
        http.on("/introspect", active());
        assertInstanceOf(Verification.Accepted.class, verifier.verify("token"));
        http.on("/introspect", JsonObject.of("active", Json.of(false)));
        clock.move(Duration.ofSeconds(29));
        assertInstanceOf(Verification.Accepted.class, verifier.verify("token"));
        clock.move(Duration.ofSeconds(1));
        assertRefused("does not know", "token");
        assertRefused("does not know", "token");
        assertEquals(2, http.requests().size());
    }

    @Test
    void asksAgainWhenTheTokenHasExpiredEarlier() {
        answers("exp", Json.of(clock.instant().getEpochSecond() - 50));
        assertInstanceOf(Verification.Accepted.class, verifier.verify("token"));
        clock.move(Duration.ofSeconds(10));
        assertRefused("expired", "token");
    }

    @Test
    void asksOnceForManyRequestsWithOneToken() throws Exception {
        http.on("/introspect", (_, out) -> {
            Thread.sleep(200);
            HttpStub.write(out, 200, "", active().toString());
        });
        for (Verification each : together(300, "token")) {
            assertInstanceOf(Verification.Accepted.class, each);
        }
        assertEquals(1, http.requests().size());
    }

    @Test
    void asksAboutAtMost16TokensAtOnce() throws Exception {
        var now = new AtomicInteger();
        var most = new AtomicInteger();
        http.on("/introspect", (_, out) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.sleep(50);
            now.decrementAndGet();
            HttpStub.write(out, 200, "", active().toString());
        });
        for (Verification each : together(100, "token %d")) {
            assertInstanceOf(Verification.Accepted.class, each);
        }
        assertEquals(16, most.get());
    }

    @Test
    void givesUpWhenTooManyWait() throws Exception {
        http.on("/introspect", (_, out) -> {
            Thread.sleep(3000);
            HttpStub.write(out, 200, "", active().toString());
        });
        List<Verification> answers = together(40, "token %d");
        assertEquals(16, answers.stream().filter(Verification.Accepted.class::isInstance).count());
        assertEquals(24, answers.stream().filter(Verification.Unavailable.class::isInstance).count());
    }

    private List<Verification> together(int count, String token) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Verification>> found = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String each = token.formatted(i);
                found.add(threads.submit(() -> verifier.verify(each)));
            }
            var answers = new ArrayList<Verification>();
            for (Future<Verification> each : found) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    @Test
    void isUnavailableWhenTheAuthorizationServerIs() throws IOException {
        for (int status : new int[] {301, 400, 401, 403, 404, 429, 500, 503}) {
            http.fail("/introspect", status);
            assertUnavailable("token");
        }
        http.on("/introspect", (_, out) -> HttpStub.write(out, 200, "", "<html>"));
        assertUnavailable("token");
        http.on("/introspect", active());
        assertInstanceOf(Verification.Accepted.class, verifier.verify("token"));
        http.close();
        assertUnavailable("another");
    }

    @Test
    void doesNotAskAboutATokenOfMoreThan8192Characters() {
        assertRefused("longer than 8192 characters", "x".repeat(8193));
        assertTrue(http.requests().isEmpty());
    }

    @Test
    void keepsItsSecretToItself() {
        assertFalse(new IntrospectionVerifier.Client("id", "secret").toString().contains("secret"));
    }
}
