package wherry.app;

import java.io.IOException;
import wherry.server.Server;

/// Serves by HTTP.
final class HttpMode {
    private HttpMode() {
    }

    static int serve(Settings settings, Server server) throws IOException, InterruptedException {
        throw new BadSetting("http comes with the next change, got " + settings.host() + " for " + server.options().info());
    }
}
