package wherry.auth.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import wherry.auth.cache.TokenCache;

/// The lines of a file of tokens: a name, a token or its SHA-256, and scopes, with spaces between them.
///
/// ```
/// # name  token                 scopes
/// alice   sha256:9f86d081884c…  notes:read notes:write
/// ```
final class TokenFile {
    private static final int BYTES = 1 << 20;
    private static final int MOST = 1000;
    /// Bytes of a token.
    private static final int SHORTEST = 32;
    private static final String DIGEST = "sha256:";

    /// @param digest the SHA-256 of the token
    record Entry(String name, byte[] digest, Set<String> scopes) {
    }

    private TokenFile() {
    }

    /// @throws IllegalArgumentException when the file cannot be read or a line is not valid; the message has no token
    static List<Entry> read(Path file) {
        var entries = new ArrayList<Entry>();
        var names = new HashSet<String>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String[] words = line.strip().split("\\s+");
            if (words[0].isEmpty() || words[0].startsWith("#")) {
                continue;
            }
            entries.add(entry(words, file + " line " + number + ": "));
            if (!names.add(words[0])) {
                throw new IllegalArgumentException(file + " line " + number + ": the name '" + words[0] + "' is used twice");
            }
        }
        if (entries.size() > MOST) {
            throw new IllegalArgumentException(file + ": expected at most " + MOST + " tokens, got " + entries.size());
        }
        return List.copyOf(entries);
    }

    private static List<String> lines(Path file) {
        try {
            if (Files.size(file) > BYTES) {
                throw new IllegalArgumentException(file + ": expected at most " + BYTES + " bytes");
            }
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read as UTF-8 text");
        }
    }

    private static Entry entry(String[] words, String place) {
        if (words.length < 2) {
            throw new IllegalArgumentException(place + "expected a name, a token or its SHA-256, and scopes, with spaces between them");
        }
        return new Entry(words[0], digest(words[1], place), Set.of(List.of(words).subList(2, words.length).stream().distinct().toArray(String[]::new)));
    }

    private static byte[] digest(String secret, String place) {
        if (!secret.startsWith(DIGEST)) {
            if (secret.length() < SHORTEST) {
                throw new IllegalArgumentException(place + "expected a token of at least " + SHORTEST + " characters, made at random");
            }
            return TokenCache.sha256(secret);
        }
        String hex = secret.substring(DIGEST.length());
        if (!hex.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException(place + "expected 64 hexadecimal digits after " + DIGEST);
        }
        return HexFormat.of().parseHex(hex);
    }
}
