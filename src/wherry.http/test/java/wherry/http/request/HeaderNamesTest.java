package wherry.http.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderNamesTest {

    @ParameterizedTest
    @CsvSource({"host, Host", "HOST, Host", "aZ, Az", "zA, Za", "AZ, Az", "ZA, Za", "Mcp-Name, Mcp-name", "mcp-name, Mcp-name", "x, X", "1A, 1a"})
    void haveOneSpelling(String sent, String canonical) {
        assertEquals(canonical, HeaderNames.canonical(sent));
        assertEquals(canonical, HeaderNames.canonical(canonical));
        assertEquals(Map.of(canonical, List.of("v")), HeaderNames.canonical(Map.of(sent, List.of("v"))));
    }

    @Test
    void areNotCopiedWhenAllAreCanonical() {
        Map<String, List<String>> headers = Map.of("Host", List.of("a"), "Mcp-name", List.of("b"));
        assertSame(headers, HeaderNames.canonical(headers));
    }
}
