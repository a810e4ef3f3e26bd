package wherry.auth.jwt;

import java.util.Optional;
import java.util.Set;
import wherry.auth.claim.InvalidToken;
import wherry.auth.key.Algorithm;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// The header of a token, checked (RFC 7515, section 4). Keys that it has or names, by `jwk`, `jku`, `x5c` or `x5u`, are not looked at.
///
/// @param keyId `kid`; empty when there is none
record TokenHeader(Algorithm algorithm, String keyId) {
    /// What changes how a token is read.
    private static final String[] REFUSED = {"crit", "b64", "zip", "enc", "cty"};

    static TokenHeader read(JsonObject header, Set<Algorithm> allowed, TokenType type) throws InvalidToken {
        for (String name : REFUSED) {
            if (header.has(name)) {
                throw new InvalidToken("the header of the token should not have " + name);
            }
        }
        type.require(header);
        Optional<Algorithm> algorithm = header.string("alg").flatMap(Algorithm::of).filter(allowed::contains);
        return new TokenHeader(algorithm.orElseThrow(() -> new InvalidToken("the alg of the token should be one of " + allowed)), keyId(header));
    }

    private static String keyId(JsonObject header) throws InvalidToken {
        Json id = header.get("kid").orElse(Json.of(""));
        if (!(id instanceof JsonString(String text)) || text.isEmpty() && header.has("kid")) {
            throw new InvalidToken("the kid of the token should be a string that is not empty");
        }
        return text;
    }
}
