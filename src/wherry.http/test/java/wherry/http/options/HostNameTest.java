package wherry.http.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({"example.com, example.com", "EXAMPLE.com:8443, example.com", "my_service:1, my_service", "azAZ-09:65309, azaz-09", "10.0.0.5:80, 10.0.0.5",
        "[::1], [0:0:0:0:0:0:0:1]", "[2001:DB8::1]:80, [2001:db8:0:0:0:0:0:1]", "[2001:db8:0::1], [2001:db8:0:0:0:0:0:1]"})
    void hasOneSpelling(String authority, String host) {
        assertEquals(Optional.of(new HostName(host)), HostName.ofAuthority(authority));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":80", "a:", "a:b", "a:123456", "a:+1", "user@a", "a b", "a,b", "*", "*.a", "a..b", ".a", "a.", "a/b", "[::1",
        "::1]", "[]", "[x]", "[127.0.0.1]", "[::1]x", "\u00e9", "a\u0000"})
    void isNothingElse(String authority) {
        assertEquals(Optional.empty(), HostName.ofAuthority(authority));
    }

    @Test
    void isOfAnAddressWhatAHeaderSaysOfIt() throws Exception {
        for (String literal : new String[] {"::1", "2001:db8::7", "10.1.2.3"}) {
            InetAddress address = InetAddress.ofLiteral(literal);
            assertEquals(HostName.parse(literal), HostName.of(address));
        }
        InetAddress linkLocal = InetAddress.getByAddress(null, InetAddress.ofLiteral("fe80::1").getAddress());
        assertEquals(HostName.parse("[fe80::1]"), HostName.of(linkLocal));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"*|there are no wildcards: list each name", "*.example.com|there are no wildcards: list each name",
        "example.com:8443|", "https://example.com|'example.com' would do", "https://example.com:8443/x|'example.com' would do",
        "example.com/|'example.com' would do", "b\u00fccher.example|"})
    void refusesWhatNoHeaderCouldMatchAndSaysWhatWould(String given, String advice) {
        String message = assertThrows(IllegalArgumentException.class, () -> HostName.parse(given)).getMessage();
        String expected = given.equals("example.com:8443") ? "'example.com' would do" : advice == null ? "" : advice;
        assertEquals(expected, message);
    }

    @Test
    void isNoLongerThanANameOfADomain() {
        assertEquals(253, HostName.parse("x".repeat(253)).text().length());
        assertEquals(Optional.empty(), HostName.of("x".repeat(254)));
    }
}
