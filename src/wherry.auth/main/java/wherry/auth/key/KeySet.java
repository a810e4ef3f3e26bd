package wherry.auth.key;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import wherry.auth.claim.InvalidToken;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// The keys of an issuer (RFC 7517) that can verify tokens here.
///
/// @param keys     in the order of the document
/// @param unusable why the others of its keys are left out, a line each, for the log
public record KeySet(List<VerificationKey> keys, List<String> unusable) {
    /// The keys that a document may have.
    static final int MOST = 50;

    public KeySet {
        keys = List.copyOf(keys);
        unusable = List.copyOf(unusable);
    }

    /// Reads a JSON Web Key Set. A key that is of no use here is left out, as section 5 asks.
    ///
    /// @param allowed the algorithms that tokens may have; a key without `alg` is for the first of them that its type has
    /// @return empty when the document is no key set, or has more than 50 keys
    public static Optional<KeySet> read(JsonObject document, Set<Algorithm> allowed) {
        Optional<JsonArray> given = document.array("keys").filter(all -> all.size() <= MOST);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        var keys = new ArrayList<VerificationKey>();
        var unusable = new ArrayList<String>();
        for (Json each : given.get().items()) {
            try {
                keys.add(key(each, allowed));
            } catch (InvalidKey | GeneralSecurityException e) {
                unusable.add("key " + (keys.size() + unusable.size() + 1) + " of the key set is left out: " + e.getMessage());
            }
        }
        return Optional.of(new KeySet(keys, unusable));
    }

    private static VerificationKey key(Json given, Set<Algorithm> allowed) throws InvalidKey, GeneralSecurityException {
        if (!(given instanceof JsonObject members)) {
            throw new InvalidKey("it is no object");
        }
        var key = new KeyMembers(members);
        key.requireForVerifying();
        String type = key.text("kty").orElse("");
        String curve = key.text("crv").orElse("");
        String id = key.text("kid").orElse("");
        return switch (type + " " + curve) {
            case "RSA " -> new VerificationKey(id, algorithm(key, allowed, Algorithm.RS256, Algorithm.PS256), RsaKeys.read(key));
            case "EC P-256" -> new VerificationKey(id, algorithm(key, allowed, Algorithm.ES256), EcKeys.read(key));
            case "OKP Ed25519" -> new VerificationKey(id, algorithm(key, allowed, Algorithm.EDDSA), EdwardsKeys.read(key));
            default -> throw new InvalidKey("its kty and crv should be RSA, EC with P-256 or OKP with Ed25519");
        };
    }

    /// A key is for one algorithm alone: the one that it names, else the first allowed one of its type.
    private static Algorithm algorithm(KeyMembers key, Set<Algorithm> allowed, Algorithm... ofType) throws InvalidKey {
        Optional<String> named = key.text("alg");
        for (Algorithm each : ofType) {
            if (allowed.contains(each) && (named.isEmpty() || named.get().equals(each.id()))) {
                return each;
            }
        }
        throw new InvalidKey("its algorithm is not one of " + allowed);
    }

    /// The key for a token.
    ///
    /// @param id the token's `kid`; empty when it has none, and then only one key may fit
    /// @return empty when there is none
    /// @throws InvalidToken when several fit
    public Optional<VerificationKey> find(String id, Algorithm algorithm) throws InvalidToken {
        List<VerificationKey> fitting = keys.stream()
                .filter(key -> key.algorithm() == algorithm && (id.isEmpty() || key.id().equals(id))).toList();
        if (fitting.size() > 1) {
            throw new InvalidToken(id.isEmpty() ? "the token has no kid, and the issuer has more than one key for its algorithm"
                    : "the issuer has more than one key of the kid of the token");
        }
        return fitting.stream().findFirst();
    }
}
