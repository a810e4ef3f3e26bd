package wherry.auth.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wherry.auth.HttpStub;
import wherry.auth.Issuer;
import wherry.auth.SteppedClock;
import wherry.auth.claim.InvalidToken;
import wherry.auth.fetch.Fetcher;
import wherry.json.Json;
import wherry.json.JsonObject;

/// With a real HTTP server as the issuer.
class IssuerKeysTest {
    private static final Issuer OLD = new Issuer("old", Algorithm.ES256);
    private static final Issuer NEW = new Issuer("new", Algorithm.ES256);

    private final SteppedClock clock = new SteppedClock();
    private HttpStub http;
    private IssuerKeys keys;

    @BeforeEach
    void start() throws IOException {
        http = new HttpStub();
        http.publish(http.origin(), OLD);
        keys = new IssuerKeys(KeyLoader.of(http.origin(), EnumSet.allOf(Algorithm.class), new Fetcher(null)), clock);
    }

    @AfterEach
    void stop() throws IOException {
        keys.close();
        http.close();
    }

    private VerificationKey find(String id) throws InvalidToken, KeysUnavailable {
        return keys.find(id, Algorithm.ES256);
    }

    private void awaitLoads(int count) throws InterruptedException {
        for (int i = 0; i < 500 && http.count("/keys") < count; i++) {
            Thread.sleep(10);
        }
        assertEquals(count, http.count("/keys"));
        // The answer has still to be read.
        Thread.sleep(50);
    }

    @Test
    void loadsNothingBeforeTheFirstTokenAndOnceForAll() throws Exception {
        assertTrue(http.requests().isEmpty());
        for (int i = 0; i < 100; i++) {
            assertEquals(OLD.key(), find("old").key());
        }
        assertEquals(2, http.requests().size());
    }

    @Test
    void loadsOnceForManyTokensAtOnce() throws Exception {
        var go = new CountDownLatch(1);
        http.on("/keys", (_, out) -> {
            Thread.sleep(200);
            HttpStub.write(out, 200, "", HttpStub.keys(OLD).toString());
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<VerificationKey>> found = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                found.add(threads.submit(() -> {
                    go.await();
                    return find("old");
                }));
            }
            go.countDown();
            for (Future<VerificationKey> each : found) {
                assertNotNull(each.get());
            }
        }
        assertEquals(1, http.count("/keys"));
    }

    @Test
    void findsANewKeyAtTheFirstTokenSignedByIt() throws Exception {
        find("old");
        http.publish(http.origin(), OLD, NEW);
        clock.move(Duration.ofSeconds(30));
        assertEquals(NEW.key(), find("new").key());
        assertEquals(2, http.count("/keys"));
    }

    @Test
    void loadsAtMostEvery30SecondsForUnknownKeys() throws Exception {
        find("old");
        for (int i = 0; i < 1000; i++) {
            int each = i;
            assertThrows(InvalidToken.class, () -> find("unknown " + each));
        }
        assertEquals(1, http.count("/keys"));
        clock.move(Duration.ofSeconds(30));
        for (int i = 0; i < 1000; i++) {
            int each = i;
            assertThrows(InvalidToken.class, () -> find("unknown " + each));
        }
        assertEquals(2, http.count("/keys"));
    }

    @Test
    void forgetsAWithdrawnKeyWhenTheKeysAreRenewed() throws Exception {
        find("old");
        http.publish(http.origin(), NEW);
        clock.move(Duration.ofHours(1));
        assertThrows(InvalidToken.class, () -> find("old"));
    }

    @Test
    void renewsTheKeysBeforeTheyAreOldWithoutMakingATokenWait() throws Exception {
        find("old");
        http.on("/keys", (_, out) -> {
            Thread.sleep(300);
            HttpStub.write(out, 200, "", HttpStub.keys(NEW).toString());
        });
        clock.move(Duration.ofMinutes(48));
        long start = System.nanoTime();
        assertEquals(OLD.key(), find("old").key());
        assertTrue(System.nanoTime() - start < 200_000_000, "waited");
        awaitLoads(2);
        Thread.sleep(400);
        assertEquals(NEW.key(), find("new").key());
        assertEquals(2, http.count("/keys"));
    }

    @Test
    void keepsTheKeysAsLongAsTheIssuerSaysWithinBounds() throws Exception {
        assertEquals(Duration.ofMinutes(5), life("no-store"));
        assertEquals(Duration.ofMinutes(5), life("public, max-age=0"));
        assertEquals(Duration.ofMinutes(10), life("Max-Age=600, must-revalidate"));
        assertEquals(Duration.ofDays(1), life("max-age=999999999"));
        assertEquals(Duration.ofHours(1), life("max-age=99999999999999999999"));
        assertEquals(Duration.ofHours(1), life("private"));
    }

    private Duration life(String cacheControl) throws Exception {
        http.on("/keys", (_, out) -> HttpStub.write(out, 200, "Cache-Control: " + cacheControl + "\r\n", HttpStub.keys(OLD).toString()));
        return KeyLoader.of(http.origin(), EnumSet.allOf(Algorithm.class), new Fetcher(null)).load().life();
    }

    @Test
    void keepsTheLastKeysForADayOfOutage() throws Exception {
        find("old");
        http.fail("/keys", 500);
        clock.move(Duration.ofHours(1));
        assertEquals(OLD.key(), find("old").key());
        clock.move(Duration.ofHours(23));
        assertEquals(OLD.key(), find("old").key());
        clock.move(Duration.ofHours(1));
        assertThrows(KeysUnavailable.class, () -> find("old"));
        http.publish(http.origin(), OLD);
        clock.move(Duration.ofSeconds(30));
        assertEquals(OLD.key(), find("old").key());
    }

    @Test
    void makesOnlyOneTokenWaitInAnOutage() throws Exception {
        find("old");
        http.on("/keys", (_, out) -> {
            Thread.sleep(300);
            HttpStub.write(out, 503, "", "");
        });
        clock.move(Duration.ofHours(2));
        find("old");
        clock.move(Duration.ofMinutes(1));
        long start = System.nanoTime();
        find("old");
        assertTrue(System.nanoTime() - start < 200_000_000, "waited");
        awaitLoads(3);
    }

    @Test
    void saysThatAnUnknownKeyCannotBeLookedUpInAnOutage() throws Exception {
        find("old");
        http.fail("/keys", 500);
        clock.move(Duration.ofSeconds(30));
        var unavailable = assertThrows(KeysUnavailable.class, () -> find("new"));
        assertEquals(Duration.ofSeconds(30), unavailable.retryAfter());
        assertEquals(OLD.key(), find("old").key());
    }

    @Test
    void triesSoonAgainWhileThereAreNoKeys() throws Exception {
        http.fail("/keys", 502);
        assertEquals(Duration.ofSeconds(5), assertThrows(KeysUnavailable.class, () -> find("old")).retryAfter());
        http.publish(http.origin(), OLD);
        assertThrows(KeysUnavailable.class, () -> find("old"));
        assertEquals(1, http.count("/keys"));
        clock.move(Duration.ofSeconds(5));
        assertEquals(OLD.key(), find("old").key());
    }

    @Test
    void pausesAfterALoadThatFailedSlowly() throws Exception {
        http.on("/keys", (_, out) -> {
            clock.move(Duration.ofSeconds(10));
            HttpStub.write(out, 503, "", "");
        });
        assertEquals(Duration.ofSeconds(5), assertThrows(KeysUnavailable.class, () -> find("old")).retryAfter());
        assertThrows(KeysUnavailable.class, () -> find("old"));
        assertEquals(1, http.count("/keys"));
    }

    @Test
    void looksForTheMetadataAgainWhenTheKeysHaveMoved() throws Exception {
        find("old");
        http.fail("/keys", 404);
        clock.move(Duration.ofSeconds(30));
        assertThrows(KeysUnavailable.class, () -> find("new"));
        http.on("/.well-known/oauth-authorization-server",
                JsonObject.of("issuer", Json.of(http.origin()), "jwks_uri", Json.of(http.origin() + "/moved")));
        http.on("/moved", HttpStub.keys(OLD, NEW));
        clock.move(Duration.ofSeconds(30));
        assertEquals(NEW.key(), find("new").key());
    }

    @Test
    void looksForTheMetadataInThePlacesOfTheSpecification() {
        assertEquals(List.of("https://a.example/.well-known/oauth-authorization-server", "https://a.example/.well-known/openid-configuration"),
                IssuerMetadata.places("https://a.example").stream().map(URI::toString).toList());
        assertEquals(IssuerMetadata.places("https://a.example"), IssuerMetadata.places("https://a.example/"));
        List<String> withPath = List.of("https://a.example:1/.well-known/oauth-authorization-server/t",
                "https://a.example:1/.well-known/openid-configuration/t", "https://a.example:1/t/.well-known/openid-configuration");
        assertEquals(withPath, IssuerMetadata.places("https://a.example:1/t").stream().map(URI::toString).toList());
        assertEquals(withPath, IssuerMetadata.places("https://a.example:1/t/").stream().map(URI::toString).toList());
    }

    @Test
    void takesTheMetadataOfOpenIdConnect() throws Exception {
        http.fail("/.well-known/oauth-authorization-server", 404);
        http.on("/.well-known/openid-configuration", JsonObject.of("issuer", Json.of(http.origin()), "jwks_uri", Json.of(http.origin() + "/keys")));
        assertEquals(OLD.key(), find("old").key());
    }

    @Test
    void refusesMetadataOfAnotherIssuer() {
        http.publish(http.origin() + "/", OLD);
        assertThrows(KeysUnavailable.class, () -> find("old"));
        assertEquals(0, http.count("/keys"));
    }

    @Test
    void refusesKeysThatAreNotSecure() {
        for (String place : List.of("http://issuer.example/keys", "file:///etc/passwd", "/keys", "", "https://user@issuer.example/keys",
                "http://127.0.0.1.example/keys", "jar:file:///x.jar!/keys")) {
            http.on("/.well-known/oauth-authorization-server", JsonObject.of("issuer", Json.of(http.origin()), "jwks_uri", Json.of(place)));
            assertThrows(KeysUnavailable.class, () -> find("old"), place);
            clock.move(Duration.ofSeconds(30));
        }
        assertEquals(0, http.count("/keys"));
    }
}
