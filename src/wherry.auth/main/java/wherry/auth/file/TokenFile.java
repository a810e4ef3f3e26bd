package wherry.auth.file;

import java.io.IOException;
import java.nio.ByteBuffer;
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
    /// Characters of a token.
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
        var digests = new HashSet<ByteBuffer>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            String[] words = line.strip().split("\\s+");
            if (words[0].isEmpty() || words[0].startsWith("#")) {
                continue;
            }
            String place = file + " line " + number + ": ";
            Entry entry = entry(words, place);
            if (!names.add(entry.name())) {
                throw new IllegalArgumentException(place + "the name '" + entry.name() + "' is used twice");
            }
            if (!digests.add(ByteBuffer.wrap(entry.digest()))) {
                throw new IllegalArgumentException(place + "expected another token for each name, but '" + entry.name() + "' has that of an earlier line");
            }
            entries.add(entry);
        }
        return requireFew(entries, file);
    }

    private static List<Entry> requireFew(List<Entry> entries, Path file) {
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
        Set<String> scopes = Set.copyOf(List.of(words).subList(2, words.length));
        if (scopes.stream().anyMatch(scope -> scope.startsWith("#"))) {
            // The words of the comment would be scopes.
            throw new IllegalArgumentException(place + "expected scopes alone after the token, and a comment on a line of its own");
        }
        return new Entry(words[0], digest(words[1], place), scopes);
    }

    private static byte[] digest(String secret, String place) {
        if (!secret.startsWith(DIGEST)) {
            if (secret.length() < SHORTEST) {
                throw new IllegalArgumentException(place + "expected a token of at least " + SHORTEST + " characters, made at random");
            }
            if (!secret.matches("[A-Za-z0-9._~+/=-]+")) {
                throw new IllegalArgumentException(place + "expected a token of letters, digits and -._~+/=, since no client could send another one");
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
