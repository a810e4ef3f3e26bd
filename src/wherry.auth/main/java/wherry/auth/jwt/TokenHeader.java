package wherry.auth.jwt;

import java.util.Optional;
import java.util.Set;
import wherry.auth.claim.InvalidToken;
import wherry.auth.key.Algorithm;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// The header of a token, checked (RFC 7515, section 4). Keys that it names are not looked at.
///
/// @param keyId `kid`; empty when there is none
record TokenHeader(Algorithm algorithm, String keyId) {
    /// What changes how a token is read, and a key, which no access token brings.
    private static final String[] REFUSED = {"crit", "b64", "zip", "enc", "cty", "jwk"};
    private static final String[] TEXTS = {"jku", "x5u", "x5t", "x5t#S256"};

    static TokenHeader read(JsonObject header, Set<Algorithm> allowed, TokenType type) throws InvalidToken {
        for (String name : REFUSED) {
            if (header.has(name)) {
                throw new InvalidToken("the header of the token should not have " + name);
            }
        }
        requireTypes(header);
        type.require(header);
        Optional<Algorithm> algorithm = header.string("alg").flatMap(Algorithm::of).filter(allowed::contains);
        return new TokenHeader(algorithm.orElseThrow(() -> new InvalidToken("the alg of the token should be one of " + allowed)), keyId(header));
    }

    private static void requireTypes(JsonObject header) throws InvalidToken {
        for (String name : TEXTS) {
            if (header.has(name) && header.string(name).isEmpty()) {
                throw new InvalidToken("the " + name + " of the token should be a string");
            }
        }
        if (header.has("x5c") && !(header.array("x5c").isPresent() && header.array("x5c").get().items().stream().allMatch(JsonString.class::isInstance))) {
            throw new InvalidToken("the x5c of the token should be an array of strings");
        }
    }

    private static String keyId(JsonObject header) throws InvalidToken {
        Json id = header.get("kid").orElse(Json.of(""));
        if (!(id instanceof JsonString(String text)) || text.isEmpty() && header.has("kid")) {
            throw new InvalidToken("the kid of the token should be a string that is not empty");
        }
        return text;
    }
}
