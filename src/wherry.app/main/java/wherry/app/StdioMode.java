package wherry.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import wherry.json.JsonObject;
import wherry.server.Server;
import wherry.stdio.StdioTransport;
import wherry.tool.Setting;

/// Serves one client on the standard streams until it closes its side.
final class StdioMode implements Mode {

    @Override
    public String name() {
        return "stdio";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of();
    }

    @Override
    public Prepared prepare(Settings settings) {
        int maxMessage = ServerSettings.maxMessage(settings);
        return new Prepared() {
            @Override
            public int serve(Server server, Duration drain) throws InterruptedException {
                return StdioMode.serve(server, maxMessage, drain);
            }

            /// Always true, since no other process can ask: the client holds both streams.
            @Override
            public boolean isWell() {
                return true;
            }

            @Override
            public Optional<URI> address() {
                return Optional.empty();
            }
        };
    }

    private static int serve(Server server, int maxMessage, Duration drain) throws InterruptedException {
        if (StandardInput.isClosed()) {
            server.log().write(Level.ERROR, "standard input is closed: a client must hold it open", JsonObject.EMPTY);
            return 1;
        }
        var transport = new StdioTransport(server, maxMessage, drain, new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out));
        Shutdown.on(server, drain, transport::flush);
        transport.run();
        return 0;
    }
}
