package wherry.auth.jwt;

import java.util.Locale;
import wherry.auth.claim.InvalidToken;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// Which `typ` an access token may have.
public enum TokenType {
    /// `at+jwt` alone, as RFC 9068 asks.
    ACCESS_TOKEN,
    /// `JWT` as well.
    JWT,
    /// These, or none.
    OPTIONAL;

    /// Checks the header of a token. A media type may be short, and upper and lower case are the same.
    void require(JsonObject header) throws InvalidToken {
        Json given = header.get("typ").orElse(Json.of(""));
        String type = given instanceof JsonString(String text) ? text.toLowerCase(Locale.ROOT) : "?";
        boolean isValid = switch (type) {
            case "at+jwt", "application/at+jwt" -> true;
            case "jwt" -> this != ACCESS_TOKEN;
            case "" -> this == OPTIONAL && !header.has("typ");
            default -> false;
        };
        if (!isValid) {
            throw new InvalidToken("the typ of the token should be at+jwt" + (this == ACCESS_TOKEN ? "" : " or JWT"));
        }
    }
}
