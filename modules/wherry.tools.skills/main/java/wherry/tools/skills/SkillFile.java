package wherry.tools.skills;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import wherry.json.Json;
import wherry.json.JsonObject;

/// A file of a skill, with the digest and the size of its bytes.
///
/// @param digest `sha256:` and 64 lower-case hexadecimal digits
record SkillFile(SourceFile source, long size, String digest) {
    /// What all files of a skill may come to (specification of the extension: Limits).
    static final int MAX_BYTES = 16 * 1024 * 1024;

    /// @throws IOException whose message says why it cannot be read, or that it is larger than `most`
    static SkillFile read(SourceFile source, long most) throws IOException {
        MessageDigest sha256 = sha256();
        long size = 0;
        try (var bytes = new DigestInputStream(source.opener().open(), sha256)) {
            var buffer = new byte[16 * 1024];
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > most) {
                    throw new IOException("makes the skill larger than " + MAX_BYTES + " bytes");
                }
            }
        }
        return new SkillFile(source, size, digest(sha256));
    }

    /// The bytes that the source has now; one more than there should be at most.
    byte[] bytes() throws IOException {
        try (InputStream bytes = source.opener().open()) {
            return bytes.readNBytes((int) size + 1);
        }
    }

    /// Whether these are the bytes that the digest was made of.
    boolean matches(byte[] bytes) {
        MessageDigest sha256 = sha256();
        sha256.update(bytes);
        return digest(sha256).equals(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String digest(MessageDigest complete) {
        return "sha256:" + HexFormat.of().formatHex(complete.digest());
    }

    String uri() {
        return uri(source.path());
    }

    /// Its entry in a manifest.
    JsonObject entry() {
        return JsonObject.of("uri", Json.of(uri()), "digest", Json.of(digest), "size", Json.of(size));
    }

    /// The URI of a path in a source.
    static String uri(String path) {
        return "skill://" + Arrays.stream(path.split("/")).map(SkillFile::encoded).collect(Collectors.joining("/"));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
