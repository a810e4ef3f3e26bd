package wherry.auth.key;

import java.util.Base64;
import java.util.Optional;

/// Strict base64url (RFC 7515, section 2): no padding, and no stray bits at the end, so that bytes have one text. The JDK's decoder alone
/// takes both.
public final class Base64Url {
    private Base64Url() {
    }

    /// @return empty when it is not base64url
    public static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
