package wherry.auth.fetch;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import wherry.json.JsonObject;

/// A fetched JSON object.
///
/// @param cacheControl the header `Cache-Control`; empty when there is none
public record Document(JsonObject json, String cacheControl) {
    private static final int DIGITS = 9;

    /// How long it may be kept; empty when the sender does not say.
    public Optional<Duration> maxAge() {
        for (String directive : cacheControl.split(",")) {
            String each = directive.strip().toLowerCase(Locale.ROOT);
            if (each.equals("no-store") || each.equals("no-cache")) {
                return Optional.of(Duration.ZERO);
            }
            if (each.matches("max-age=\\d{1," + DIGITS + "}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(each.substring("max-age=".length()))));
            }
        }
        return Optional.empty();
    }
}
