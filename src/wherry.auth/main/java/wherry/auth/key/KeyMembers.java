package wherry.auth.key;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// The members of a JSON Web Key, with their types checked.
record KeyMembers(JsonObject members) {

    /// @throws InvalidKey when it is there and no string
    Optional<String> text(String name) throws InvalidKey {
        Optional<Json> member = members.get(name);
        if (member.isPresent() && !(member.get() instanceof JsonString)) {
            throw new InvalidKey(name + " should be a string");
        }
        return members.string(name);
    }

    /// @throws InvalidKey when it is missing or no base64url
    byte[] bytes(String name) throws InvalidKey {
        return text(name).flatMap(Base64Url::decode).orElseThrow(() -> new InvalidKey(name + " should be base64url without padding"));
    }

    /// @throws InvalidKey when it is missing, no base64url, or of another length
    byte[] bytes(String name, int length) throws InvalidKey {
        byte[] bytes = bytes(name);
        if (bytes.length != length) {
            throw new InvalidKey(name + " should have " + length + " bytes, and has " + bytes.length);
        }
        return bytes;
    }

    /// @throws InvalidKey when it is missing or no base64url
    BigInteger number(String name) throws InvalidKey {
        return new BigInteger(1, bytes(name));
    }

    /// @throws InvalidKey when the issuer says that the key is not for verifying, or has published a private key
    void requireForVerifying() throws InvalidKey {
        Optional<String> use = text("use");
        if (use.isPresent() && !use.get().equals("sig")) {
            throw new InvalidKey("its use is not sig");
        }
        Optional<Json> operations = members.get("key_ops");
        if (operations.isPresent() && members.array("key_ops").filter(each -> each.items().contains(Json.of("verify"))).isEmpty()) {
            throw new InvalidKey("its key_ops have no verify");
        }
        for (String name : List.of("d", "k")) {
            if (members.has(name)) {
                throw new InvalidKey("it has the private part " + name + ", so anyone may sign by it");
            }
        }
    }
}
