package wherry.tools.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Measures queries for one row through the linked server over HTTP, beside the bare driver's, by turns. `./build.sh bench-sql` runs it; by its name no other
/// command does. The property `sql.runtime` names the linked runtime.
class SqlBench {
    private static final String SQL = "SELECT name FROM one WHERE id = ?";
    private static final int ROUNDS = 5;
    private static final int POOL = 5;
    private static final int CLIENTS = 50;

    static {
        System.setProperty("http.maxConnections", "100");
    }

    @ParameterizedTest
    @MethodSource("wherry.tools.sql.MillionRowsTest#databases")
    void queriesForOneRow(TestDatabase database) throws Exception {
        database.execute("DROP TABLE IF EXISTS one", "CREATE TABLE one (id INT PRIMARY KEY, name VARCHAR(20))");
        for (int i = 0; i < 100; i++) {
            database.execute("INSERT INTO one VALUES (" + i + ", 'name" + i + "')");
        }
        int port = TestDatabase.freePort();
        Process server = server(database, port);
        try {
            var endpoint = URI.create("http://127.0.0.1:" + port + "/mcp").toURL();
            measure(database, () -> new DriverClient(DriverManager.getConnection(database.url(), database.owner(), "")), () -> new ServerClient(endpoint));
        } finally {
            server.destroy();
        }
    }

    private static void measure(TestDatabase database, SqlLoad.Clients bare, SqlLoad.Clients server) throws Exception {
        var warmth = new SqlLoad(bare);
        warmth.run(1);
        awaitFirst(server);
        for (int i = 0; i < 3; i++) {
            new SqlLoad(server).run(CLIENTS);
        }
        var bareOne = new SqlLoad(bare);
        var serverOne = new SqlLoad(server);
        var bareFive = new SqlLoad(bare);
        var serverFifty = new SqlLoad(server);
        for (int i = 0; i < ROUNDS; i++) {
            bareOne.run(1);
            serverOne.run(1);
            bareFive.run(POOL);
            serverFifty.run(CLIENTS);
        }
        System.out.println(database + ", the driver, 1 connection: " + bareOne);
        System.out.println(database + ", the server, 1 client: " + serverOne);
        System.out.println(database + ", the driver, " + POOL + " connections: " + bareFive);
        System.out.println(database + ", the server, " + CLIENTS + " clients on a pool of " + POOL + ": " + serverFifty);
        assertEquals("", serverFifty.lost() + serverOne.lost(), "calls were lost");
    }

    private static Process server(TestDatabase database, int port) throws Exception {
        var builder = new ProcessBuilder(Path.of(System.getProperty("sql.runtime"), "bin", "wherry").toString()).redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
        builder.environment().putAll(database.settings());
        builder.environment().putAll(Map.of("MCP_TRANSPORT", "http", "PORT", String.valueOf(port), "LOG_LEVEL", "error", "MCP_SQL_POOL", String.valueOf(POOL)));
        return builder.start();
    }

    private static void awaitFirst(SqlLoad.Clients server) throws Exception {
        for (int i = 0;; i++) {
            try (SqlLoad.Client client = server.open()) {
                client.call(1);
                return;
            } catch (IOException e) {
                assertTrue(i < 200, () -> "the server does not answer: " + e);
                Thread.sleep(50);
            }
        }
    }

    /// Prepares the statement for each call, as the server does.
    private record DriverClient(Connection connection) implements SqlLoad.Client {
        @Override
        public void call(int id) throws SQLException, IOException {
            try (PreparedStatement statement = connection.prepareStatement(SQL)) {
                statement.setInt(1, id);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next() || !row.getString(1).equals("name" + id)) {
                        throw new IOException("another row");
                    }
                }
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    /// A client of 2026-07-28, whose calls have one connection one after the other.
    private record ServerClient(URL endpoint) implements SqlLoad.Client {
        private static final String CALL = """
                {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"run_query","arguments":{"sql":"%s","parameters":["%d"]},"_meta":{\
                "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"bench","version":"1"},\
                "io.modelcontextprotocol/clientCapabilities":{}}}}""";

        @Override
        public void call(int id) throws IOException {
            var connection = (HttpURLConnection) endpoint.openConnection();
            connection.setDoOutput(true);
            Map.of("Content-Type", "application/json", "Accept", "application/json, text/event-stream", "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/call",
                    "Mcp-Name", "run_query").forEach(connection::setRequestProperty);
            try (var body = connection.getOutputStream()) {
                body.write(CALL.formatted(SQL, id).getBytes(StandardCharsets.UTF_8));
            }
            try (var answer = connection.getInputStream()) {
                String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
                if (!text.contains("[[\"name" + id + "\"]]")) {
                    throw new IOException(text);
                }
            }
        }

        @Override
        public void close() {
            // The virtual machine keeps the connection for the next client.
        }
    }
}
