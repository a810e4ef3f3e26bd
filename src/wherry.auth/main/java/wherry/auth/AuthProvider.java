package wherry.auth;

import java.net.URI;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wherry.auth.claim.ClaimRules;
import wherry.auth.fetch.Fetcher;
import wherry.auth.file.FileVerifier;
import wherry.auth.introspection.IntrospectionVerifier;
import wherry.auth.jwt.JwtVerifier;
import wherry.auth.key.Algorithm;
import wherry.auth.key.IssuerKeys;
import wherry.auth.key.KeyLoader;
import wherry.auth.key.KeySource;
import wherry.http.request.SettingValues;
import wherry.http.request.TokenVerifier;
import wherry.http.request.TokenVerifierProvider;
import wherry.tool.Setting;

/// Makes the verifier that settings ask for: of tokens of authorization servers, of tokens in a file, or of both.
public final class AuthProvider implements TokenVerifierProvider {

    /// For the service loader.
    public AuthProvider() {
    }

    @Override
    public List<Setting<?>> settings() {
        return AuthSettings.all();
    }

    @Override
    public List<String> issuers(SettingValues settings) {
        return settings.value(AuthSettings.ISSUER);
    }

    @Override
    public Optional<TokenVerifier> create(SettingValues settings, String audience) {
        requireTogether(settings);
        Optional<TokenVerifier> issued = issuers(settings).isEmpty() ? Optional.empty() : Optional.of(issued(settings, audience));
        Optional<FileVerifier> file = settings.find(AuthSettings.TOKENS_FILE).map(place -> {
            try {
                return new FileVerifier(place, InstantSource.system());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(AuthSettings.TOKENS_FILE.name() + ": " + e.getMessage());
            }
        });
        return file.isPresent() && issued.isPresent() ? Optional.of(new EitherVerifier(file.get(), issued.get()))
                : issued.or(() -> file);
    }

    private static TokenVerifier issued(SettingValues settings, String audience) {
        var audiences = new HashSet<>(settings.value(AuthSettings.AUDIENCE));
        if (!audience.isEmpty()) {
            audiences.add(audience);
        }
        var rules = new ClaimRules(audiences, InstantSource.system());
        var fetcher = new Fetcher(settings.find(AuthSettings.CA_FILE).orElse(null));
        Optional<URI> introspection = settings.find(AuthSettings.INTROSPECTION);
        if (introspection.isPresent()) {
            var client = new IntrospectionVerifier.Client(settings.value(AuthSettings.CLIENT_ID), settings.value(AuthSettings.CLIENT_SECRET));
            return new IntrospectionVerifier(introspection.get(), client, settings.value(AuthSettings.ISSUER).getFirst(), rules, fetcher);
        }
        Set<Algorithm> algorithms = EnumSet.copyOf(settings.value(AuthSettings.ALGORITHMS));
        return new JwtVerifier(keys(settings, algorithms, fetcher), rules, algorithms, settings.value(AuthSettings.TOKEN_TYPE));
    }

    private static Map<String, KeySource> keys(SettingValues settings, Set<Algorithm> algorithms, Fetcher fetcher) {
        var keys = new HashMap<String, KeySource>();
        for (String issuer : settings.value(AuthSettings.ISSUER)) {
            KeyLoader loader = settings.find(AuthSettings.JWKS).map(place -> KeyLoader.at(place, issuer, algorithms, fetcher))
                    .orElseGet(() -> KeyLoader.of(issuer, algorithms, fetcher));
            keys.put(issuer, new IssuerKeys(loader, InstantSource.system()));
        }
        return keys;
    }

    private static void requireTogether(SettingValues settings) {
        int issuers = settings.value(AuthSettings.ISSUER).size();
        for (Setting<URI> each : List.of(AuthSettings.JWKS, AuthSettings.INTROSPECTION)) {
            require(settings.find(each).isEmpty() || issuers == 1, each.name() + " needs exactly one issuer in MCP_AUTH_ISSUER, got " + issuers);
        }
        boolean asks = settings.find(AuthSettings.INTROSPECTION).isPresent();
        for (Setting<String> each : List.of(AuthSettings.CLIENT_ID, AuthSettings.CLIENT_SECRET)) {
            require(settings.find(each).isPresent() == asks, asks ? "MCP_AUTH_INTROSPECTION needs " + each.name() + ", got none"
                    : each.name() + " is set without MCP_AUTH_INTROSPECTION");
        }
        require(!asks || settings.find(AuthSettings.JWKS).isEmpty(), "MCP_AUTH_INTROSPECTION and MCP_AUTH_JWKS are set, expected one of them");
        require(issuers > 0 || settings.value(AuthSettings.AUDIENCE).isEmpty(), "MCP_AUTH_AUDIENCE is set without MCP_AUTH_ISSUER");
        require(!settings.value(AuthSettings.ALGORITHMS).isEmpty(), "MCP_AUTH_ALGORITHMS: expected at least one");
    }

    private static void require(boolean isSo, String problem) {
        if (!isSo) {
            throw new IllegalArgumentException(problem);
        }
    }
}
