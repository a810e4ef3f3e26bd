package wherry.tools.sql.database;

import java.time.Duration;
import java.util.regex.Pattern;
import wherry.tools.sql.dialect.AccessMode;

/// How a database is reached. Without user and password these are empty.
///
/// @param access  `WRITE` when statements may change it
/// @param pool    the most connections
/// @param timeout of a statement
public record DatabaseSettings(String name, String url, String user, String password, AccessMode access, int pool, Duration timeout) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,39}");
    private static final Pattern PASSWORD = Pattern.compile("(?i)[?&;:](password|pwd)=|//[^/@]*:[^/@]*@");

    public DatabaseSettings {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("database '" + name + "' should have a name of 1 to 40 of a-z 0-9 _ - that begins with a letter");
        }
        if (!url.startsWith("jdbc:")) {
            throw new IllegalArgumentException("the URL of the database " + name + " should begin with jdbc:, such as jdbc:postgresql://host/database");
        }
        if (PASSWORD.matcher(url).find()) {
            throw new IllegalArgumentException("the URL of the database " + name + " has a password; give it by a file instead: see the module's README");
        }
    }

    /// A text without the password.
    public String withoutSecret(String text) {
        return password.isEmpty() ? text : text.replace(password, "***");
    }

    @Override
    public String toString() {
        return name + " (" + url + ")";
    }
}
