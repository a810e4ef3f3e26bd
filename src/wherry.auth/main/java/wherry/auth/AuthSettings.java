package wherry.auth;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import wherry.auth.fetch.SecureAddress;
import wherry.auth.fetch.TrustedCertificates;
import wherry.auth.jwt.TokenType;
import wherry.auth.key.Algorithm;
import wherry.tool.Setting;

/// The settings of the verifier.
final class AuthSettings {
    static final Setting<List<String>> ISSUER = Setting.of("MCP_AUTH_ISSUER",
            "authorization servers whose tokens are accepted, each exactly as its tokens name it", SecureAddress.VALID + ", without a query",
            AuthSettings::issuer).asList();
    static final Setting<URI> JWKS = Setting.of("MCP_AUTH_JWKS", "key set of the issuer, when its metadata do not lead there",
            SecureAddress.VALID, SecureAddress::parse);
    static final Setting<List<String>> AUDIENCE = Setting.list("MCP_AUTH_AUDIENCE",
            "what the claim aud of a token may be as well, beside the URI of this server");
    static final Setting<List<Algorithm>> ALGORITHMS = Setting.of("MCP_AUTH_ALGORITHMS", "signature algorithms that tokens may have",
            "RS256, PS256, ES256 or EdDSA", AuthSettings::algorithm).asList().fallback(List.of(Algorithm.values()));
    static final Setting<TokenType> TOKEN_TYPE = Setting.choice("MCP_AUTH_TOKEN_TYPE",
            "typ that tokens may have: at+jwt alone (access-token), JWT as well (jwt), or even none (optional)", TokenType.values())
            .fallback(TokenType.JWT);
    static final Setting<URI> INTROSPECTION = Setting.of("MCP_AUTH_INTROSPECTION",
            "introspection endpoint of the issuer, which is then asked about each token", SecureAddress.VALID, SecureAddress::parse);
    static final Setting<String> CLIENT_ID = Setting.text("MCP_AUTH_CLIENT_ID", "id of this server at the introspection endpoint");
    static final Setting<String> CLIENT_SECRET = Setting.text("MCP_AUTH_CLIENT_SECRET", "secret of this server at the introspection endpoint")
            .asSecret();
    static final Setting<SSLSocketFactory> CA_FILE = Setting.of("MCP_AUTH_CA_FILE",
            "certificates of a private authority, trusted for the issuer in place of the usual ones", "a PEM file of certificates",
            text -> TrustedCertificates.read(Path.of(text)));
    static final Setting<Path> TOKENS_FILE = Setting.file("MCP_AUTH_TOKENS_FILE",
            "tokens for a small set-up, a line each: a name, the token or sha256: and its SHA-256, and scopes");

    private AuthSettings() {
    }

    static List<Setting<?>> all() {
        return List.of(ISSUER, JWKS, AUDIENCE, ALGORITHMS, TOKEN_TYPE, INTROSPECTION, CLIENT_ID, CLIENT_SECRET, CA_FILE, TOKENS_FILE);
    }

    private static String issuer(String text) {
        if (SecureAddress.parse(text).getRawQuery() != null) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static Algorithm algorithm(String text) {
        for (Algorithm each : Algorithm.values()) {
            if (each.id().equalsIgnoreCase(text)) {
                return each;
            }
        }
        throw new IllegalArgumentException();
    }
}
