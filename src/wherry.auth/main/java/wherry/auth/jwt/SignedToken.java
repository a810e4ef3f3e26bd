package wherry.auth.jwt;

import java.nio.charset.StandardCharsets;
import wherry.auth.claim.InvalidToken;
import wherry.auth.key.Base64Url;
import wherry.json.JsonException;
import wherry.json.JsonLimits;
import wherry.json.JsonObject;
import wherry.json.JsonReader;

/// A JSON Web Token in its compact form, taken apart strictly, so that it has one text. Nothing of it is verified.
///
/// @param signed what the signature is of
record SignedToken(JsonObject header, JsonObject claims, byte[] signed, byte[] signature) {
    /// Characters of a token.
    static final int LONGEST = 8192;
    private static final JsonReader JSON = new JsonReader(new JsonLimits(8, LONGEST, 256, 64, 100, 1000));

    static SignedToken parse(String token) throws InvalidToken {
        if (token.length() > LONGEST) {
            throw new InvalidToken("the token is longer than " + LONGEST + " characters");
        }
        int first = token.indexOf('.');
        int last = token.lastIndexOf('.');
        if (first < 0 || first == last || token.indexOf('.', first + 1) != last) {
            throw new InvalidToken("the token is no signed JSON Web Token: expected three parts with two dots between them");
        }
        return new SignedToken(json("header", token.substring(0, first)), json("payload", token.substring(first + 1, last)),
                token.substring(0, last).getBytes(StandardCharsets.ISO_8859_1), bytes("signature", token.substring(last + 1)));
    }

    private static byte[] bytes(String part, String text) throws InvalidToken {
        return Base64Url.decode(text).orElseThrow(() -> new InvalidToken("the " + part + " of the token should be base64url without padding"));
    }

    private static JsonObject json(String part, String text) throws InvalidToken {
        try {
            if (JSON.read(bytes(part, text)) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonException e) {
            // Its message may quote the token.
        }
        throw new InvalidToken("the " + part + " of the token should be a JSON object");
    }
}
