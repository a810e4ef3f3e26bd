package wherry.http.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.http.options.HostName;
import wherry.http.options.HttpOptions;
import wherry.http.options.SessionLimits;
import wherry.http.options.StreamLimits;
import wherry.http.options.WebOrigin;

class AllowListTest {
    private final AllowList list = new AllowList(new HttpOptions("bound.example.com", 0, "/mcp", Set.of(HostName.parse("named.example.com")),
            Set.of(WebOrigin.parse("https://app.example.com")), true, 1, 1, SessionLimits.DEFAULT, StreamLimits.DEFAULT));

    @Test
    void hasTheBoundHostTheNamedOnesAndTheLoopback() {
        for (String host : new String[] {"bound.example.com", "named.example.com", "localhost", "127.0.0.1", "::1"}) {
            assertTrue(list.allows(HostName.parse(host)), host);
        }
        assertFalse(list.allows(HostName.parse("other.example.com")));
    }

    @ParameterizedTest
    @CsvSource({"https://app.example.com, true", "http://app.example.com, false", "https://named.example.com, false", "http://localhost:1, true",
        "https://[::1], true", "file://localhost, false", "null, false"})
    void hasTheNamedOriginsAndThePagesOfTheLoopback(String origin, boolean allowed) {
        assertEquals(allowed, list.allowsOrigin(origin));
    }
}
