package wherry.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PrincipalTest {

    @Test
    void isTheSameWithOtherScopes() {
        var before = new Principal("issuer", "ada", Set.of("read"));
        var after = new Principal("issuer", "ada", Set.of("read", "write"));
        assertEquals(before, after);
        assertEquals(before.hashCode(), after.hashCode());
    }

    @Test
    void isAnotherOfAnotherIssuerOrSubject() {
        var ada = new Principal("issuer", "ada", Set.of());
        assertNotEquals(ada, new Principal("issuer", "bob", Set.of()));
        assertNotEquals(ada, new Principal("other", "ada", Set.of()));
        assertNotEquals(ada, Principal.ANONYMOUS);
    }

    @Test
    void isAnonymousWithoutASubject() {
        assertTrue(Principal.ANONYMOUS.isAnonymous());
        assertFalse(new Principal("issuer", "ada", Set.of()).isAnonymous());
    }
}
