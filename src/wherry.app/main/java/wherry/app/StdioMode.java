package wherry.app;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import wherry.server.Server;
import wherry.stdio.StdioTransport;
import wherry.tool.Setting;

/// Serves one client by the standard streams, until it ends its side.
final class StdioMode implements Mode {

    @Override
    public String name() {
        return "stdio";
    }

    @Override
    public List<Setting> settings() {
        return List.of();
    }

    @Override
    public Prepared prepare(Settings settings) {
        int maxMessage = ServerSettings.maxMessage(settings);
        return new Prepared() {
            @Override
            public int serve(Server server, Duration drain) throws InterruptedException {
                var transport = new StdioTransport(server, maxMessage, drain, new FileInputStream(FileDescriptor.in),
                        new FileOutputStream(FileDescriptor.out));
                Shutdown.on(server, drain, transport::flush);
                transport.run();
                return 0;
            }

            /// No other process can ask it: its client holds both streams.
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
}
