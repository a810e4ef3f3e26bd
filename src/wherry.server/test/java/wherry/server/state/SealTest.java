package wherry.server.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Call;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.server.ServerHarness;
import wherry.tool.Principal;

/// The seal, the sealed state of a call, and the digest of params.
class SealTest {
    private static final Supplier<SecureRandom> RANDOM = SecureRandom::new;
    private static final byte[] OLD = key(1);
    private static final byte[] NEW = key(2);
    private static final Principal ALICE = new Principal("i", "alice", Set.of());

    private Instant now = Instant.parse("2026-08-01T12:00:00.900Z");
    private final Seal seal = new Seal(List.of(OLD), RANDOM);
    private final RequestState states = new RequestState(seal, () -> now, Duration.ofSeconds(10));
    private final JsonObject params = ServerHarness.object("{'name':'t','arguments':{'a':1,'b':[1,2]}}");
    private final RequestState.Progress progress = new RequestState.Progress(ServerHarness.object("{'k':{'a':1}}"),
            ServerHarness.object("{'w':5}"));

    private static byte[] key(int filling) {
        var key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return key;
    }

    @Test
    void opensWhatItSealed() {
        assertEquals(Optional.of("a text, ÄÖ😀"), seal.open("p", seal.seal("p", "a text, ÄÖ😀")));
        assertEquals(Optional.of(""), seal.open("", seal.seal("", "")));
        assertNotEquals(seal.seal("p", "t"), seal.seal("p", "t"), "a nonce is used once");
    }

    @Test
    void doesNotOpenForAnotherPurpose() {
        assertEquals(Optional.empty(), seal.open("q", seal.seal("p", "t")));
    }

    @Test
    void doesNotOpenWithAnyByteOrCharacterChanged() {
        String sealed = seal.seal("p", "text");
        byte[] bytes = Base64.getUrlDecoder().decode(sealed);
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = bytes.clone();
                changed[i] ^= (byte) (1 << bit);
                assertEquals(Optional.empty(), seal.open("p", Base64.getUrlEncoder().withoutPadding().encodeToString(changed)));
            }
        }
        for (int i = 0; i < sealed.length(); i++) {
            for (char other : "A_-9=+/ \nä".toCharArray()) {
                String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
                assertEquals(changed.equals(sealed) ? Optional.of("text") : Optional.empty(), seal.open("p", changed), changed);
            }
            assertEquals(Optional.empty(), seal.open("p", sealed.substring(0, i)));
        }
        for (String more : List.of("A", "=", "==", "AAAA", " ")) {
            assertEquals(Optional.empty(), seal.open("p", sealed + more));
        }
    }

    @Test
    void opensWithTheKeyBeforeWhileKeysAreChanged() {
        String old = seal.seal("p", "t");
        var both = new Seal(List.of(NEW, OLD), RANDOM);
        assertEquals(Optional.of("t"), both.open("p", old));
        assertEquals(Optional.of("t"), new Seal(List.of(NEW), RANDOM).open("p", both.seal("p", "t")), "the first key seals");
        assertEquals(Optional.empty(), new Seal(List.of(NEW), RANDOM).open("p", old));
        assertEquals(Optional.empty(), new Seal(List.of(), RANDOM).open("p", old), "a key made up is no other's");
    }

    @Test
    void bringsBackWhatACallHasSoFar() {
        String sealed = states.seal(ALICE, "tools/call", params, progress);
        assertEquals(progress, states.open(ALICE, "tools/call", params, sealed));
        assertEquals(progress, states.open(ALICE, "tools/call", params, sealed), "the same retry may come twice");
        assertEquals(progress, states.open(ALICE, "tools/call",
                ServerHarness.object("{'_meta':{'progressToken':5},'arguments':{'b':[1,2],'a':1.0},"
                + "'requestState':'s','inputResponses':{'k':{}},'name':'t'}"), sealed),
                        "what a retry adds, and order, make no difference");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'name':'t','arguments':{'a':1,'b':[2,1]}}", "{'name':'t','arguments':{'a':1}}",
            "{'name':'u','arguments':{'a':1,'b':[1,2]}}",
        "{'name':'t','arguments':{'a':'1','b':[1,2]}}", "{'name':'t','arguments':{'a':1,'b':[1,2],'_meta':{}}}", "{'name':'t'}",
        "{'name':'t','arguments':{'a':1,'b':[1,2]},'extra':null}"})
    void refusesTheStateOfAnotherCall(String other) {
        String sealed = states.seal(ALICE, "tools/call", params, progress);
        assertRefused(() -> states.open(ALICE, "tools/call", ServerHarness.object(other), sealed));
    }

    @Test
    void refusesTheStateOfAnotherMethodOrPrincipal() {
        String sealed = states.seal(ALICE, "tools/call", params, progress);
        assertRefused(() -> states.open(ALICE, "prompts/get", params, sealed));
        assertRefused(() -> states.open(Principal.ANONYMOUS, "tools/call", params, sealed));
        assertRefused(() -> states.open(new Principal("i", "bob", Set.of()), "tools/call", params, sealed));
        assertRefused(() -> states.open(new Principal("i2", "alice", Set.of()), "tools/call", params, sealed));
        assertRefused(() -> states.open(new Principal("i\"|\"alice", "", Set.of()), "tools/call", params, sealed));
        assertRefused(() -> states.open(ALICE, "tools/call", params, new Pagination(seal, 1)
                .page("tools", java.util.Map.of("a", 1, "b", 2), _ -> JsonObject.EMPTY, new Call.Page.First()).string("nextCursor")
                        .orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "10, true", "11, false", "100000, false"})
    void expires(long seconds, boolean good) {
        String sealed = states.seal(ALICE, "tools/call", params, progress);
        now = now.plusSeconds(seconds);
        if (good) {
            assertEquals(progress, states.open(ALICE, "tools/call", params, sealed));
        } else {
            assertRefused(() -> states.open(ALICE, "tools/call", params, sealed));
        }
    }

    @Test
    void refusesWhatIsTooLargeBothWays() {
        JsonObject large = JsonObject.of("k", Json.of("x".repeat(256 << 10)));
        assertThrows(FaultException.class, () -> states.seal(ALICE, "tools/call", params,
                new RequestState.Progress(large, JsonObject.EMPTY)));
        assertRefused(() -> states.open(ALICE, "tools/call", params, "A".repeat((256 << 10) + 4)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "[]", "{}", "{'exp':'x'}", "{'exp':1e40,'answers':{},'done':{}}",
            "{'exp':9999999999,'answers':[],'done':{}}",
        "{'exp':9999999999,'answers':{}}", "{'exp':1.5,'answers':{},'done':{}}"})
    void refusesWhatAnotherVersionSealed(String text) {
        String purpose = "\"state\"|\"i\"|\"alice\"|tools/call|" + ParamsDigest.digest(params);
        String sealed = seal.seal(purpose, text.replace('\'', '"'));
        assertRefused(() -> states.open(ALICE, "tools/call", params, sealed));
    }

    private static void assertRefused(org.junit.jupiter.api.function.Executable open) {
        Fault fault = assertThrows(FaultException.class, open).fault();
        assertEquals(-32602, fault.code(wherry.protocol.Revision.LATEST));
    }

    @Test
    void digestsAllThatSaysWhatIsAsked() {
        assertEquals(ParamsDigest.digest(ServerHarness.object("{'a':{'x':1,'y':[{'p':1,'q':2}]},'b':2}")),
                ParamsDigest.digest(ServerHarness.object("{'b':2.0,'a':{'y':[{'q':2,'p':1e0}],'x':1}}")));
        assertNotEquals(ParamsDigest.digest(ServerHarness.object("{'a':'b,c'}")), ParamsDigest.digest(ServerHarness.object("{'a':['b','c']}")));
        assertNotEquals(ParamsDigest.digest(ServerHarness.object("{'a':null}")), ParamsDigest.digest(JsonObject.EMPTY));
        assertNotEquals(ParamsDigest.digest(ServerHarness.object("{'a':{'_meta':1}}")), ParamsDigest.digest(ServerHarness.object("{'a':{}}")),
                "only the request's own _meta is left out");
    }
}
