package wherry.auth.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wherry.auth.SteppedClock;
import wherry.auth.cache.TokenCache;
import wherry.http.request.Verification;
import wherry.tool.Principal;

class FileVerifierTest {
    private static final String TOKEN = "x".repeat(32);
    private static final String DIGEST = "sha256:" + HexFormat.of().formatHex(TokenCache.sha256("y".repeat(43)));

    @TempDir
    private Path folder;
    private Path file;
    private int writes;
    private final SteppedClock clock = new SteppedClock();

    @BeforeEach
    void name() {
        file = folder.resolve("tokens");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH.plusSeconds(++writes)));
    }

    private FileVerifier verifier(String text) throws IOException {
        write(text);
        return new FileVerifier(file, clock);
    }

    private static Verification.Accepted accepted(Verification verification) {
        return assertInstanceOf(Verification.Accepted.class, verification);
    }

    @Test
    void knowsTokensInClearAndByTheirDigests() throws IOException {
        FileVerifier verifier = verifier("# who can call\n\nalice " + TOKEN + " read write\n  bob\t" + DIGEST.toUpperCase().replace("SHA", "sha") + "\n");
        assertEquals(new Verification.Accepted(new Principal("file", "alice", Set.of("read", "write")), Instant.MAX), verifier.verify(TOKEN));
        assertEquals(Set.of("read", "write"), accepted(verifier.verify(TOKEN)).principal().scopes());
        assertEquals("bob", accepted(verifier.verify("y".repeat(43))).principal().subject());
        assertEquals(Set.of(), accepted(verifier.verify("y".repeat(43))).principal().scopes());
    }

    @Test
    void refusesOtherTokens() throws IOException {
        FileVerifier verifier = verifier("alice " + TOKEN + "\nbob " + DIGEST);
        for (String other : new String[] {"", "alice", TOKEN + "x", TOKEN.substring(1), DIGEST, DIGEST.substring(7), "y".repeat(42)}) {
            assertEquals(new Verification.Refused("the token is not known here"), verifier.verify(other));
        }
    }

    @Test
    void readsTheFileAgainWhenItHasChanged() throws IOException {
        FileVerifier verifier = verifier("alice " + TOKEN);
        accepted(verifier.verify(TOKEN));
        write("bob " + DIGEST);
        clock.move(Duration.ofSeconds(1));
        assertInstanceOf(Verification.Refused.class, verifier.verify(TOKEN));
        accepted(verifier.verify("y".repeat(43)));
    }

    @Test
    void keepsTheTokensWhenTheFileIsNoLongerValid() throws IOException {
        FileVerifier verifier = verifier("alice " + TOKEN);
        write("alice short");
        clock.move(Duration.ofSeconds(1));
        accepted(verifier.verify(TOKEN));
        Files.delete(file);
        clock.move(Duration.ofSeconds(1));
        accepted(verifier.verify(TOKEN));
        write("bob " + DIGEST);
        clock.move(Duration.ofSeconds(1));
        assertInstanceOf(Verification.Refused.class, verifier.verify(TOKEN));
    }

    private void assertInvalid(String reason, String text) {
        var problem = assertThrows(IllegalArgumentException.class, () -> verifier(text));
        assertTrue(problem.getMessage().startsWith(file.toString()), problem::getMessage);
        assertTrue(problem.getMessage().contains(reason), problem::getMessage);
        assertFalse(problem.getMessage().contains("secret"), problem::getMessage);
    }

    @Test
    void refusesAFileThatIsNotValidAndTellsNoToken() {
        assertInvalid("line 2: expected a token of at least 32 characters", "\nalice secret");
        assertInvalid("line 1: expected a token of at least 32 characters", "alice " + "x".repeat(31));
        assertInvalid("line 1: expected a name, a token or its SHA-256, and scopes", "alice");
        assertInvalid("line 1: expected 64 hexadecimal digits after sha256:", "alice sha256:secret");
        assertInvalid("line 2: the name 'alice' is used twice", "alice " + TOKEN + "\nalice " + DIGEST);
        assertInvalid("expected at most 1048576 bytes", "#".repeat((1 << 20) + 1));
        assertThrows(IllegalArgumentException.class, () -> new FileVerifier(folder.resolve("none"), clock));
    }

    @Test
    void refusesACommentAfterScopesBecauseItsWordsWouldBeScopes() {
        assertInvalid("line 1: expected scopes alone after the token", "alice " + TOKEN + " read # write later");
        assertInvalid("line 1: expected scopes alone after the token", "alice " + DIGEST + " #write");
    }

    @Test
    void refusesATokenThatNoClientCouldSend() {
        assertInvalid("line 1: expected a token of letters, digits and -._~+/=", "alice \"" + TOKEN + "\"");
        assertInvalid("line 1: expected a token of letters, digits and -._~+/=", "alice " + DIGEST.replace("sha", "SHA"));
    }

    @Test
    void refusesATokenThatTwoNamesHave() {
        assertInvalid("line 2: expected another token for each name, but 'bob' has", "alice " + TOKEN + " read\nbob " + TOKEN);
        String ofToken = "sha256:" + HexFormat.of().formatHex(TokenCache.sha256(TOKEN));
        assertInvalid("line 2: expected another token for each name, but 'bob' has", "alice " + TOKEN + "\nbob " + ofToken);
    }

    @Test
    void takesAtMost1000Tokens() throws IOException {
        String tokens = IntStream.range(0, 1000).mapToObj(i -> "name" + i + " " + TOKEN + i).collect(Collectors.joining("\n"));
        accepted(verifier(tokens).verify(TOKEN + 999));
        assertInvalid("expected at most 1000 tokens, got 1001", tokens + "\nalice " + TOKEN);
    }
}
