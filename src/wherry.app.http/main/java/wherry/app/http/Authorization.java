package wherry.app.http;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import wherry.app.BadSetting;
import wherry.app.Settings;
import wherry.http.check.BearerAuthenticator;
import wherry.http.options.HttpOptions;
import wherry.http.request.Authenticator;
import wherry.http.request.ProtectedResource;
import wherry.http.request.SettingValues;
import wherry.http.request.TokenVerifier;
import wherry.http.request.TokenVerifierProvider;
import wherry.server.Server;
import wherry.server.access.PolicyReader;
import wherry.server.access.ScopePolicy;
import wherry.tool.Setting;

/// Who may use the server over HTTP, as the settings say.
final class Authorization {
    private static final long POLICY_LIMIT = 1 << 20;
    private static final int HTTP_PORT = 80;

    /// Null when each client is served.
    private final TokenVerifier verifier;
    private final ProtectedResource resource;
    private final ScopePolicy policy;

    private Authorization(TokenVerifier verifier, ProtectedResource resource, ScopePolicy policy) {
        this.verifier = verifier;
        this.resource = resource;
        this.policy = policy;
    }

    /// @param providers of token verifiers; empty when none of their settings is given
    /// @throws BadSetting when the settings do not say who may use the server
    static Authorization of(Settings settings, HttpOptions options, List<TokenVerifierProvider> providers) {
        Optional<Authorization> withTokens = providers.isEmpty() ? Optional.empty() : withTokens(settings, options, providers);
        Optional<String> said = settings.find(AccessSettings.AUTH);
        if (withTokens.isPresent()) {
            if (said.equals(Optional.of("none"))) {
                withTokens.get().verifier.close();
                throw new BadSetting("MCP_AUTH: expected tokens, since settings say how to verify them, got 'none'");
            }
            return withTokens.get();
        }
        String how = "a setting that says how to verify them, such as MCP_AUTH_ISSUER (--help lists what this runtime has)";
        if (said.equals(Optional.of("tokens"))) {
            throw new BadSetting("MCP_AUTH=tokens: expected " + how + ", got none");
        }
        requireNoneAboutTokens(settings, how);
        if (said.isEmpty() && !isLoopback(options.host())) {
            throw new BadSetting("HOST: other machines may reach '" + options.host() + "', so expected access tokens and " + how
                    + ", or MCP_AUTH=none to serve each client that reaches it, got neither. In a container, MCP_AUTH=none is right when the port is "
                    + "published on 127.0.0.1 alone, or when a proxy in front knows its users");
        }
        return new Authorization(null, ProtectedResource.NONE, ScopePolicy.NONE);
    }

    /// Without tokens the server enforces no policy, and an operator who gives one expects that it does.
    private static void requireNoneAboutTokens(Settings settings, String how) {
        for (Setting<?> each : List.of(AccessSettings.RESOURCE, AccessSettings.POLICY, AccessSettings.SCOPES)) {
            if (settings.find(each).filter(value -> !value.equals(List.of())).isPresent()) {
                throw new BadSetting(each.name() + " is about access tokens: expected " + how + ", got none");
            }
        }
    }

    /// Empty when no provider has a setting.
    private static Optional<Authorization> withTokens(Settings settings, HttpOptions options, List<TokenVerifierProvider> providers) {
        var values = new SettingValues() {
            @Override
            public <T> Optional<T> find(Setting<T> setting) {
                return settings.find(setting);
            }
        };
        for (TokenVerifierProvider provider : providers) {
            try {
                List<String> issuers = provider.issuers(values);
                var resource = new ProtectedResource(uri(settings, options, !issuers.isEmpty()), issuers, scopes(settings),
                        settings.find(AccessSettings.SCOPE_PREFIX).orElse(""));
                ScopePolicy policy = policy(settings);
                Optional<TokenVerifier> verifier = provider.create(values, resource.uri());
                if (verifier.isPresent()) {
                    return Optional.of(new Authorization(verifier.get(), resource, policy));
                }
            } catch (IllegalArgumentException e) {
                throw new BadSetting(e.getMessage());
            }
        }
        return Optional.empty();
    }

    /// The canonical URI of the endpoint; empty when it is unknown and nothing needs it.
    private static String uri(Settings settings, HttpOptions options, boolean isNeeded) {
        Optional<String> given = settings.find(AccessSettings.RESOURCE).map(Object::toString);
        try {
            if (given.isPresent()) {
                return ProtectedResource.parse(given.get());
            }
        } catch (IllegalArgumentException e) {
            throw new BadSetting("MCP_AUTH_RESOURCE: expected " + ProtectedResource.VALID + ", got '" + given.get() + "'");
        }
        if (isLoopback(options.host()) && options.port() != 0) {
            String port = options.port() == HTTP_PORT ? "" : ":" + options.port();
            return "http://" + (options.host().contains(":") ? "[" + options.host() + "]" : options.host()) + port + options.path();
        }
        if (isNeeded) {
            throw new BadSetting("MCP_AUTH_RESOURCE: expected " + ProtectedResource.VALID + ", since access tokens must be issued for it, got none");
        }
        return "";
    }

    private static List<String> scopes(Settings settings) {
        List<String> scopes = settings.value(AccessSettings.SCOPES);
        for (String scope : scopes) {
            if (!scope.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]+") || scope.equals("offline_access")) {
                throw new BadSetting("MCP_AUTH_SCOPES: expected scopes of this server in visible ASCII without \" and \\, got '" + scope + "'");
            }
        }
        return scopes;
    }

    private static ScopePolicy policy(Settings settings) {
        Optional<Path> file = settings.find(AccessSettings.POLICY);
        if (file.isEmpty()) {
            return ScopePolicy.NONE;
        }
        try {
            if (Files.size(file.get()) > POLICY_LIMIT) {
                throw new BadSetting("MCP_AUTH_POLICY: expected a file of at most " + POLICY_LIMIT + " bytes, got '" + file.get() + "'");
            }
            return PolicyReader.read(Files.readString(file.get()));
        } catch (IOException e) {
            throw new BadSetting("MCP_AUTH_POLICY: cannot read '" + file.get() + "' as UTF-8");
        } catch (IllegalArgumentException e) {
            throw new BadSetting("MCP_AUTH_POLICY: " + e.getMessage());
        }
    }

    /// Whether only this machine reaches it. Resolves no name.
    static boolean isLoopback(String host) {
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Has the server ask for scopes.
    ///
    /// @return who finds out who makes a request
    /// @throws BadSetting when the policy names what the server does not offer
    Authenticator of(Server server) {
        if (verifier == null) {
            return Authenticator.ANONYMOUS;
        }
        try {
            server.catalog().policy(policy);
        } catch (IllegalArgumentException e) {
            throw new BadSetting(e.getMessage().lines().map("MCP_AUTH_POLICY: "::concat).collect(Collectors.joining("\n")));
        }
        return new BearerAuthenticator(verifier, resource, policy::broadened, InstantSource.system(), server.log());
    }

    void close() {
        if (verifier != null) {
            verifier.close();
        }
    }
}
