package wherry.app.http;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import wherry.app.BadSetting;
import wherry.app.Mode;
import wherry.app.PlatformLoggers;
import wherry.app.Settings;
import wherry.app.Shutdown;
import wherry.http.HttpTransport;
import wherry.http.engine.HttpEngine;
import wherry.http.engine.RequestLine;
import wherry.http.options.HttpAdditions;
import wherry.http.options.HttpOptions;
import wherry.http.options.WebPage;
import wherry.http.request.TokenVerifierProvider;
import wherry.server.Server;
import wherry.tool.CheckResult;
import wherry.tool.Setting;

/// Serves by HTTP until the process is told to stop.
public final class HttpMode implements Mode {
    private final List<WebPage> pages;
    /// Empty until a setting of theirs may be given.
    private List<TokenVerifierProvider> providers = List.of();

    /// For the service loader.
    public HttpMode() {
        this(List.of());
    }

    /// @param pages for browsers, beside the endpoint
    public HttpMode(List<WebPage> pages) {
        this.pages = List.copyOf(pages);
    }

    @Override
    public String name() {
        return "http";
    }

    @Override
    public List<Setting<?>> settings() {
        return HttpSettings.all();
    }

    @Override
    public List<Setting<?>> serviceSettings() {
        providers = ServiceLoader.load(TokenVerifierProvider.class).stream().map(ServiceLoader.Provider::get).toList();
        return providers.stream().<Setting<?>>flatMap(provider -> provider.settings().stream()).toList();
    }

    @Override
    public Prepared prepare(Settings settings) {
        return new PreparedHttp(settings, HttpSettings.options(settings));
    }

    private final class PreparedHttp implements Prepared {
        private final Settings settings;
        private final HttpOptions options;
        private final boolean anyEngine;
        private Authorization authorization;

        PreparedHttp(Settings settings, HttpOptions options) {
            this.settings = settings;
            this.options = options;
            this.anyEngine = settings.value(HttpSettings.ENGINE).equals("any");
        }

        @Override
        public void checkServing() {
            authorization = Authorization.of(settings, options, providers);
        }

        @Override
        public List<CheckResult> findings() {
            return HttpFindings.of(settings, options, this::checkServing);
        }

        @Override
        public int serve(Server server, Duration drain) throws IOException, InterruptedException {
            HttpTransport transport;
            try {
                PlatformLoggers.watch(RequestLine.LOGGER, RequestLine::logged);
                var additions = new HttpAdditions(pages, settings.find(HttpSettings.METRICS_TOKEN).orElse(""));
                transport = new HttpTransport(server, options, additions, authorization.of(server), HttpEngine.find(anyEngine));
            } catch (IllegalArgumentException e) {
                throw new BadSetting(e.getMessage());
            }
            transport.start();
            Shutdown.on(server, drain, _ -> {
                transport.close();
                authorization.close();
            });
            // The shutdown hook ends the process. This thread waits until then.
            Thread.currentThread().join();
            return 0;
        }

        @Override
        public boolean isWell() {
            return Health.ask(options.host(), options.port());
        }

        @Override
        public Optional<URI> address() {
            return Optional.of(HttpMode.address(options));
        }
    }

    private static URI address(HttpOptions options) {
        try {
            return new URI("http", null, Health.reachable(options.host()), options.port(), options.path(), null, null);
        } catch (URISyntaxException e) {
            throw new BadSetting("HOST: expected " + HttpSettings.HOST.valid() + " that a URL can have, got '" + options.host() + "'");
        }
    }
}
