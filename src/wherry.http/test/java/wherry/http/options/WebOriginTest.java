package wherry.http.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebOriginTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example.com", "HTTPS://APP.example.com", "http://localhost:6274", "http://[::1]:3000",
        "vscode-webview://1a2b", "tauri://localhost"})
    void isASchemeAndAHost(String given) {
        assertEquals(given.toLowerCase(), WebOrigin.parse(given).text());
        assertEquals(Optional.of(WebOrigin.parse(given)), WebOrigin.of(given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "*", "file://", "localhost", "http://user@localhost", "http://localhost/", "http://localhost:80:80",
        "http://[::1", "://x", "1http://x", "https://a b"})
    void isNothingElse(String header) {
        assertEquals(Optional.empty(), WebOrigin.of(header));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"*|there are no wildcards: list each origin",
        "https://*.example.com|there are no wildcards: list each origin",
        "null|every sandboxed page and every file has it, wherever it comes from",
        "https://app.example.com/|'https://app.example.com' would do", "https://app.example.com/x/y|'https://app.example.com' would do",
        "https://app.example.com:443|'https://app.example.com' would do", "http://app.example.com:80/|'http://app.example.com' would do",
        "app.example.com|'https://app.example.com' would do", "https://b\u00fccher.example|''"})
    void refusesWhatNoBrowserSendsAndSaysWhatWouldDo(String given, String advice) {
        String message = assertThrows(IllegalArgumentException.class, () -> WebOrigin.parse(given)).getMessage();
        assertEquals(advice.equals("''") ? "" : advice, message);
    }
}
