package wherry.auth.file;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import wherry.auth.cache.TokenCache;
import wherry.http.request.TokenVerifier;
import wherry.http.request.Verification;
import wherry.tool.Principal;

/// Knows the tokens in a file, and reads it again when it has changed. A file that is not valid then leaves the tokens as they were.
public final class FileVerifier implements TokenVerifier {
    /// The issuer of its principals.
    static final String ISSUER = "file";
    private static final System.Logger LOGGER = System.getLogger("wherry.auth");
    /// Between two looks at the file.
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path file;
    private final InstantSource clock;
    private volatile List<TokenFile.Entry> entries;
    /// Guarded by this object.
    private FileTime changed;
    private volatile Instant nextLook = Instant.MIN;
    /// Guarded by this object. Whether the log may have to say who can read the file: it is not there yet when the file is read first.
    private boolean isNew = true;

    /// @throws IllegalArgumentException when the file is not valid; the message has no token
    public FileVerifier(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
        this.changed = changed();
        this.entries = TokenFile.read(file);
    }

    /// Whether the token is in the file.
    public Optional<Verification> find(String token) {
        look();
        byte[] digest = TokenCache.sha256(token);
        TokenFile.Entry found = null;
        // Compares with each, so that the time tells nothing.
        for (TokenFile.Entry entry : entries) {
            found = MessageDigest.isEqual(entry.digest(), digest) ? entry : found;
        }
        return Optional.ofNullable(found).map(entry -> Verification.Accepted.always(new Principal(ISSUER, entry.name(), entry.scopes())));
    }

    @Override
    public Verification verify(String token) {
        return find(token).orElseGet(() -> new Verification.Refused("the token is not known here"));
    }

    private void look() {
        if (clock.instant().isBefore(nextLook)) {
            return;
        }
        synchronized (this) {
            nextLook = clock.instant().plus(PAUSE);
            FileTime now = changed();
            if (!now.equals(changed)) {
                changed = now;
                read();
            }
            if (isNew) {
                isNew = false;
                warnOfReaders();
            }
        }
    }

    private void read() {
        try {
            entries = TokenFile.read(file);
            isNew = true;
        } catch (IllegalArgumentException e) {
            LOGGER.log(Level.WARNING, "the tokens stay as they were: " + e.getMessage());
        }
    }

    /// When it cannot be told, the epoch.
    private FileTime changed() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private void warnOfReaders() {
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                LOGGER.log(Level.WARNING, file + " can be read by every user of this machine; chmod 600 keeps its tokens secret");
            }
        } catch (IOException | UnsupportedOperationException e) {
            // The file system has no such permissions.
        }
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
