package wherry.check.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wherry.check.wire.FixtureServer;
import wherry.check.wire.Transport;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.testkit.Answer;
import wherry.testkit.TestPeer;
import wherry.testkit.TestServer;
import wherry.tool.Caching;
import wherry.tool.Capability;
import wherry.tool.Elicitation;
import wherry.tool.Field;
import wherry.tool.Principal;
import wherry.tool.Resource;
import wherry.tool.ResourceContents;
import wherry.tool.ResourceResult;

/// The `requestState` that the client gets and sends back between the rounds of one call.
class StateTest {
    private static final String MODERN = "2026-07-28";
    private static final JsonObject ONCE =
            JsonObject.of("name", Json.of("once_counter"), "arguments", JsonObject.of("ticket", Json.of("t")));

    private static TestPeer asked(TestPeer peer) {
        return peer.onElicit(Map.of("value", "v"));
    }

    @Test
    void opensForNoOtherPrincipal() {
        try (var server = FixtureServer.over(Transport.MEMORY);
                var ada = asked(new TestPeer(server.server().wire(new Principal("issuer", "ada", Set.of())), MODERN));
                var bob = asked(new TestPeer(server.server().wire(new Principal("issuer", "bob", Set.of())), MODERN))) {
            JsonObject retry = ada.retry(ONCE, ada.await(ada.send("tools/call", ONCE)).result());

            assertEquals(-32602, bob.await(bob.send("tools/call", retry)).code());
            assertTrue(ada.await(ada.send("tools/call", retry)).isInputRequired());
        }
    }

    @Test
    void expiresAfterItsTimeToLive() {
        try (var server = FixtureServer.over(Transport.MEMORY); var peer = asked(server.peer(MODERN))) {
            JsonObject retry = peer.retry(ONCE, peer.await(peer.send("tools/call", ONCE)).result());
            server.server().clock().advance(Duration.ofMinutes(9));
            assertTrue(peer.await(peer.send("tools/call", retry)).isInputRequired());
            server.server().clock().advance(Duration.ofMinutes(2));

            Answer late = peer.await(peer.send("tools/call", retry));
            assertEquals(-32602, late.code());
            assertTrue(late.failure().contains("expired"));
        }
    }

    @Test
    void isNeverTheSameTwiceAndShowsNothing() {
        try (var server = FixtureServer.over(Transport.MEMORY); var peer = asked(server.peer(MODERN))) {
            String one = state(peer.await(peer.send("tools/call", ONCE)));
            String other = state(peer.await(peer.send("tools/call", ONCE)));

            assertNotEquals(one, other);
            String bytes = new String(Base64.getUrlDecoder().decode(one), StandardCharsets.ISO_8859_1);
            assertTrue(!bytes.contains("result of run") && !bytes.contains("ticket"), "the state can be read");
        }
    }

    private static String state(Answer answer) {
        return answer.result().string("requestState").orElseThrow();
    }

    /// The result of a retry depends on the answers, so no cache may keep it, even if its author allows that.
    @Test
    void makesAResultThatMustNotBeCached() {
        var resource = Resource.at("test://kept", "kept").reader((uri, _, call) -> {
                    if (call.meta().has("example.com/ask")) {
                        call.elicit("word", Elicitation.form("?").required("word", Field.text()));
                    }
                    return Optional.of(ResourceResult.of(ResourceContents.text(uri, "text/plain", "t"))
                            .caching(new Caching(Duration.ofMinutes(5), true)));
                });
        try (var server = TestServer.with(offering(resource)); var peer = server.peer(MODERN)) {
            peer.onElicit(Map.of("word", "w"));
            assertEquals(Optional.of("public"), peer.read("test://kept").result().string("cacheScope"));

            JsonObject result = peer.meta("example.com/ask", Json.of(true)).read("test://kept").result();
            assertEquals(Optional.of("private"), result.string("cacheScope"));
            assertEquals(Optional.of(Json.of(0)), result.get("ttlMs").map(Json.class::cast));
        }
    }

    private static Capability offering(Resource resource) {
        return new Capability() {
            @Override
            public String name() {
                return "one resource";
            }

            @Override
            public List<Resource> resources() {
                return List.of(resource);
            }
        };
    }

    @Test
    void asksByNoUrlWithCredentials() {
        assertThrows(IllegalArgumentException.class, () -> Elicitation.url("?", URI.create("https://ada:secret@example.com/")));
        assertThrows(IllegalArgumentException.class, () -> Elicitation.url("?", URI.create("/relative")));
    }
}
