package wherry.tools.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// PostgreSQL, which does not run as root: as the user of its package then.
final class TestPostgres extends TestServerProcess {
    private static final String[] FOLDERS = Stream.of("17", "16", "15", "14").map(version -> "/usr/lib/postgresql/" + version + "/bin").toArray(String[]::new);

    @Override
    boolean isPresent() {
        return !find("initdb", FOLDERS).isEmpty();
    }

    @Override
    void create(Path place) throws IOException, InterruptedException {
        if (isRoot()) {
            Files.setOwner(place, place.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
        }
        run(asOther(find("initdb", FOLDERS), "-D", place.resolve("data").toString(), "-U", owner(), "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"));
    }

    @Override
    List<String> command(Path place, int at) {
        return asOther(find("postgres", FOLDERS), "-D", place.resolve("data").toString(), "-p", String.valueOf(at), "-h", "127.0.0.1", "-k", "", "-F");
    }

    private static List<String> asOther(String... command) {
        var all = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        all.addAll(List.of(command));
        return all;
    }

    @Override
    String url(int at) {
        return "jdbc:postgresql://127.0.0.1:" + at + "/postgres";
    }

    @Override
    String owner() {
        return "owner";
    }

    @Override
    void makeReader() throws SQLException, IOException, InterruptedException {
        if (query("SELECT rolname FROM pg_roles WHERE rolname = 'reader'").isEmpty()) {
            execute("CREATE ROLE reader LOGIN");
        }
        execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
    }

    /// With the state of sequences, and roles.
    @Override
    String dump() throws IOException, InterruptedException {
        String address = url();
        String port = address.substring(address.lastIndexOf(':') + 1, address.lastIndexOf('/'));
        return run(List.of(find("pg_dumpall", FOLDERS), "-h", "127.0.0.1", "-p", port, "-U", owner(), "--restrict-key=x"));
    }

    @Override
    public String toString() {
        return "PostgreSQL";
    }
}
