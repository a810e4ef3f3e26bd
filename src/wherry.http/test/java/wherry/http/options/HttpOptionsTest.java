package wherry.http.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpOptionsTest {

    private static HttpOptions at(String path) {
        return new HttpOptions("127.0.0.1", 0, path, Set.of(), Set.of(), true, 1, 1, SessionLimits.DEFAULT, StreamLimits.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mcp", "/a/b/", "/x", "/a%20b", "/~a;b"})
    void takeAPath(String path) {
        assertEquals(path, at(path).path());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mcp", "/", "//", "/a?b", "/a#b", "/a b", "/\u00e9"})
    void takeNothingElseForAPath(String path) {
        String message = assertThrows(IllegalArgumentException.class, () -> at(path)).getMessage();
        assertTrue(message.endsWith("got " + path), message);
    }
}
