package wherry.app.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewTokenTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void has256RandomBitsThatTheLineDoesNotTell() {
        NewToken token = NewToken.of(List.of("alice", "notes:read", "notes:write"), random);
        assertTrue(token.token().matches("[A-Za-z0-9_-]{43}"), token.token());
        assertTrue(token.line().matches("alice sha256:[0-9a-f]{64} notes:read notes:write"), token.line());
        assertFalse(token.toString().contains(token.token()));
        assertNotEquals(token.token(), NewToken.of(List.of("alice"), random).token());
        assertTrue(NewToken.of(List.of("alice"), random).line().matches("alice sha256:[0-9a-f]{64}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#alice", "a b", "a\nb sha256:0", "é", "a\"", "a\\"})
    void refusesWordsThatTheFileCannotHave(String word) {
        assertThrows(IllegalArgumentException.class, () -> NewToken.of(List.of(word), random));
        assertThrows(IllegalArgumentException.class, () -> NewToken.of(List.of("alice", word), random));
    }

    @Test
    void asksForAName() {
        var problem = assertThrows(IllegalArgumentException.class, () -> NewToken.of(List.of(), random));
        assertEquals("token: expected a name, and scopes if there are any, such as: wherry token alice notes:read", problem.getMessage());
    }
}
