package wherry.server.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals text that a client keeps for the server, with AES-256-GCM, so that the client can neither read nor change it.
///
/// On the wire: base64url of a key's 4-byte name, a 12-byte nonce, and the ciphertext with its tag.
public final class Seal {
    private static final int NAME = 4;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private record Key(byte[] name, SecretKeySpec secret) {
    }

    private final List<byte[]> secrets;
    private final Supplier<SecureRandom> source;
    /// Guarded by this object. Null until first needed, which most servers on stdio never do.
    private SecureRandom random;
    private List<Key> keys = List.of();

    /// @param secrets 32 bytes each; the first seals, all open; when empty, one is made at random
    /// @param source  called at most once
    public Seal(List<byte[]> secrets, Supplier<SecureRandom> source) {
        this.secrets = secrets;
        this.source = source;
    }

    private synchronized List<Key> keys() {
        if (!keys.isEmpty()) {
            return keys;
        }
        var made = new ArrayList<Key>();
        for (byte[] secret : secrets.isEmpty() ? List.of(random(32)) : secrets) {
            made.add(new Key(Arrays.copyOf(sha256(secret), NAME), new SecretKeySpec(secret, "AES")));
        }
        keys = List.copyOf(made);
        return keys;
    }

    /// @param purpose the text opens for this purpose alone
    String seal(String purpose, String text) {
        Key key = keys().getFirst();
        byte[] nonce = random(NONCE);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key, nonce, purpose, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(
                ByteBuffer.allocate(NAME + NONCE + sealed.length).put(key.name).put(nonce).put(sealed).array());
    }

    /// @return empty when the text was not sealed with one of these keys for this purpose, or was changed
    Optional<String> open(String purpose, String sealed) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        // The decoder ignores stray trailing bits, but each text must have one form.
        if (bytes.length < NAME + NONCE + TAG_BITS / 8
                || !Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(sealed)) {
            return Optional.empty();
        }
        byte[] name = Arrays.copyOf(bytes, NAME);
        byte[] nonce = Arrays.copyOfRange(bytes, NAME, NAME + NONCE);
        byte[] body = Arrays.copyOfRange(bytes, NAME + NONCE, bytes.length);
        return keys().stream()
                .filter(key -> MessageDigest.isEqual(key.name, name))
                .findFirst()
                .flatMap(key -> crypt(Cipher.DECRYPT_MODE, key, nonce, purpose, body))
                .map(text -> new String(text, StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> crypt(int mode, Key key, byte[] nonce, String purpose, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.secret, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(text));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks AES/GCM", e);
        }
    }

    private synchronized byte[] random(int length) {
        if (random == null) {
            random = source.get();
        }
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks SHA-256", e);
        }
    }
}
