package wherry.app.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/// A new access token for a file of tokens (`wherry token`). The file has only its digest.
///
/// @param token 32 random bytes
/// @param line  for the file that `MCP_AUTH_TOKENS_FILE` names
public record NewToken(String token, String line) {
    private static final int BYTES = 32;

    /// @param words who gets it, and its scopes
    /// @throws IllegalArgumentException when a word is not valid, or there is none
    public static NewToken of(List<String> words, SecureRandom random) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException("token: expected a name, and scopes if there are any, such as: wherry token alice notes:read");
        }
        for (String word : words) {
            if (!word.matches("[\\x21\\x24-\\x5b\\x5d-\\x7e][\\x21\\x23-\\x5b\\x5d-\\x7e]*")) {
                throw new IllegalArgumentException("token: expected a name and scopes in visible ASCII without \" and \\, none that begins with #, got '"
                        + word + "'");
            }
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new NewToken(token, words.getFirst() + " sha256:" + digest(token) + (words.size() > 1 ? " " : "")
                + String.join(" ", words.subList(1, words.size())));
    }

    private static String digest(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }

    /// Does not hold the token.
    @Override
    public String toString() {
        return line;
    }
}
