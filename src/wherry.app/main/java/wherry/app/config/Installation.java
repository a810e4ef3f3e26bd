package wherry.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import wherry.app.config.document.ConfigText;
import wherry.app.config.document.Unreadable;
import wherry.json.JsonObject;

/// Puts the entry of the server into a client's configuration file.
public final class Installation {
    private final Client client;
    private final ClientFolders folders;

    public Installation(Client client, ClientFolders folders) {
        this.client = client;
        this.folders = folders;
    }

    /// Puts it into the file of a scope. The file may not be reached by a link that leads out of its folder and of the user's home.
    ///
    /// @throws IOException when the file cannot be read, changed or written; the message names it
    public Snippet put(Connection connection, ClientFile place) throws IOException {
        Path real = real(place.file());
        if (!real.startsWith(real(place.base())) && !real.startsWith(real(folders.home()))) {
            throw new IOException(place.file() + " leads by a link to " + real + ", outside of " + place.base() + "; --file=" + real
                    + " changes it there");
        }
        return put(connection, place.file(), real);
    }

    /// Puts it into any file.
    ///
    /// @throws IOException when the file cannot be read, changed or written; the message names it
    public Snippet put(Connection connection, Path file) throws IOException {
        return put(connection, file, real(file.toAbsolutePath().normalize()));
    }

    private Snippet put(Connection connection, Path file, Path real) throws IOException {
        var notes = new ArrayList<String>();
        if (!real.equals(file.toAbsolutePath().normalize())) {
            notes.add(file + " is reached by a link; the file is " + real + ".");
        }
        try {
            ConfigFile before = ConfigFile.read(real);
            ConfigText document = client.read(before.text());
            JsonObject fresh = client.entry(connection);
            JsonObject entry = document.entry().map(old -> client.merged(old, fresh)).orElse(fresh);
            if (document.entry().equals(Optional.of(entry))) {
                return new Snippet(file + " has this entry already.", notes);
            }
            before.replace(checked(document.with(entry), entry));
            if (before.exists()) {
                notes.add("The file as it was before is " + before.backup() + ".");
            }
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
        notes.addAll(client.notes(connection));
        return new Snippet("Put the entry " + Client.SERVER + " into " + file + ".", notes);
    }

    /// A text that does not say what it should is not written.
    private String checked(String text, JsonObject entry) throws IOException {
        if (!client.read(text).entry().equals(Optional.of(entry))) {
            throw new Unreadable("this command does not know how to change this file; put the entry there by hand");
        }
        return text;
    }

    /// The path without links, as far as it exists.
    private static Path real(Path path) throws IOException {
        if (Files.exists(path)) {
            return path.toRealPath();
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + " is a link to " + Files.readSymbolicLink(path) + ", which does not exist");
        }
        return path.getParent() == null ? path : real(path.getParent()).resolve(path.getFileName());
    }
}
