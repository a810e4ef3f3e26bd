package wherry.tools.sql;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A database that is a process of its own, from the system's packages. It ends with the tests.
abstract class TestServerProcess extends TestDatabase {
    private Path folder;
    private int port;
    private Process process;

    /// A folder for the data that the server's user may write.
    abstract void create(Path place) throws IOException, InterruptedException;

    abstract List<String> command(Path place, int at);

    abstract String url(int at);

    @Override
    synchronized String url() throws IOException, InterruptedException {
        if (folder == null) {
            Path place = TestFolder.create("database", this::kill);
            create(place);
            folder = place;
            port = freePort();
            start();
        }
        return url(port);
    }

    synchronized void start() throws IOException, InterruptedException {
        process = launch();
        for (int i = 0; !answers(); i++) {
            if (i == 1200) {
                throw new IOException(this + " does not start: " + Files.readString(folder.resolve("log")));
            }
            Thread.sleep(50);
            // After it was killed, what it left may keep it from starting for a moment.
            if (!process.isAlive()) {
                process = launch();
            }
        }
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(command(folder, port)).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    }

    private boolean answers() {
        try (Connection connection = DriverManager.getConnection(url(port), owner(), "")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /// Ends the server at once, as a failure would.
    synchronized void kill() {
        if (process == null) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /// @return what it said
    static String run(List<String> command) throws IOException, InterruptedException {
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!started.waitFor(60, TimeUnit.SECONDS) || started.exitValue() != 0) {
            throw new IOException(command + ": " + said);
        }
        return said;
    }

    /// Where a program is, or an empty text.
    static String find(String name, String... folders) {
        return Stream.concat(Stream.of(folders), Stream.of(System.getenv("PATH").split(File.pathSeparator))).map(each -> Path.of(each, name))
                .filter(Files::isExecutable).map(Path::toString).findFirst().orElse("");
    }
}
