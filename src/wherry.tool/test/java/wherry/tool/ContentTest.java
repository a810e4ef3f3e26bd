package wherry.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {
    private static final byte[] DATA = {1, 2};

    @Test
    void carriesBytesAsBase64() {
        assertEquals(List.of("AQI=", "image/png"), List.of(Content.image(DATA, "image/png").data(), Content.image(DATA, "image/png").mimeType()));
        assertEquals(List.of("AQI=", "audio/wav"), List.of(Content.audio(DATA, "audio/wav").data(), Content.audio(DATA, "audio/wav").mimeType()));
    }

    @Test
    void namesOrHoldsAResource() {
        var contents = ResourceContents.text("a:b", "text/plain", "x");
        assertEquals(contents, Content.resource(contents).resource());
        assertEquals(List.of("a:b", "name"), List.of(Content.link("a:b", "name").uri(), Content.link("a:b", "name").name()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void isImportantFrom0To1(double priority) {
        assertEquals(Optional.of(priority), Annotations.NONE.priority(priority).priority());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void isNeverLessOrMoreImportant(double priority) {
        assertThrows(IllegalArgumentException.class, () -> Annotations.NONE.priority(priority));
    }

    @Test
    void isKeptForNoNegativeTime() {
        assertEquals(Duration.ZERO, new Caching(Duration.ZERO, true).ttl());
        assertThrows(IllegalArgumentException.class, () -> new Caching(Duration.ofMillis(-1), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.com/i.png", "data:image/png;base64,AQI="})
    void takesAnIconFromTheWebOrInline(String source) {
        assertEquals(source, icon(source, "light").src());
        assertEquals(Optional.of("dark"), icon(source, "dark").theme());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com/i.png", "file:///i.png", "i.png", "https://example.com/a b"})
    void refusesAnIconFromElsewhere(String source) {
        assertThrows(IllegalArgumentException.class, () -> icon(source, "light"));
    }

    @Test
    void refusesAnIconOfAnotherTheme() {
        assertThrows(IllegalArgumentException.class, () -> icon("https://example.com/i.png", "dim"));
    }

    private static Icon icon(String source, String theme) {
        return Icon.at(source).theme(theme);
    }
}
