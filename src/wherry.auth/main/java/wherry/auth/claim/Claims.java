package wherry.auth.claim;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// What is claimed of a token, with the types checked: a claim of a wrong type is never taken for a missing one.
record Claims(JsonObject members) {
    /// The end of the year 9999. A later time is a mistake, such as milliseconds for seconds.
    private static final BigDecimal LATEST = BigDecimal.valueOf(253_402_300_799L);

    /// @throws InvalidToken when it is no string
    Optional<String> text(String name) throws InvalidToken {
        Optional<Json> claim = members.get(name);
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        if (!(claim.get() instanceof JsonString(String text)) || text.isEmpty()) {
            throw new InvalidToken("the claim " + name + " should be a string that is not empty");
        }
        return Optional.of(text);
    }

    /// @throws InvalidToken when it is neither a string nor an array of strings
    List<String> texts(String name) throws InvalidToken {
        Json claim = members.get(name).orElse(JsonArray.EMPTY);
        List<Json> items = claim instanceof JsonArray array ? array.items() : List.of(claim);
        for (Json item : items) {
            if (!(item instanceof JsonString)) {
                throw new InvalidToken("the claim " + name + " should be a string or an array of strings");
            }
        }
        return items.stream().map(item -> ((JsonString) item).value()).toList();
    }

    /// A time, by RFC 7519 in seconds since 1970. A fraction is cut off.
    ///
    /// @throws InvalidToken when it is no number, or one that stands for no time
    Optional<Instant> time(String name) throws InvalidToken {
        Optional<Json> claim = members.get(name);
        if (claim.isEmpty()) {
            return Optional.empty();
        }
        if (!(claim.get() instanceof JsonNumber number) || number.decimal().signum() < 0 || number.decimal().compareTo(LATEST) > 0) {
            throw new InvalidToken("the claim " + name + " should be a number of seconds since 1970");
        }
        return Optional.of(Instant.ofEpochSecond(number.decimal().longValue()));
    }

    /// The scopes, from `scope` (RFC 9068, RFC 7662), else from `scp` (Entra, Okta).
    Set<String> scopes() throws InvalidToken {
        Optional<String> scope = members.get("scope").isPresent() ? Optional.of(scopeText()) : Optional.empty();
        List<String> given = scope.isPresent() ? List.of(scope.get()) : texts("scp");
        var scopes = new LinkedHashSet<String>();
        for (String each : given) {
            for (String one : each.split(" ")) {
                if (!one.isEmpty()) {
                    scopes.add(one);
                }
            }
        }
        return scopes;
    }

    /// It may be empty, unlike other texts.
    private String scopeText() throws InvalidToken {
        return members.string("scope").orElseThrow(() -> new InvalidToken("the claim scope should be a string"));
    }
}
