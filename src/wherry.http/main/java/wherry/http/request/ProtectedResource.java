package wherry.http.request;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import wherry.protocol.Fault;
import wherry.server.request.Reply;

/// How this server describes itself to clients that need a token (RFC 9728), and what it asks them for (RFC 6750).
///
/// @param uri         the canonical URI of the MCP endpoint, for which tokens are issued; empty when there is none
/// @param issuers     the authorization servers; without one, no metadata is published
/// @param scopes      that each request needs
/// @param scopePrefix stands before each scope that a client is told, for authorization servers whose tokens have only the rest
public record ProtectedResource(String uri, List<String> issuers, List<String> scopes, String scopePrefix) {
    /// Where the metadata are, followed by the path of the resource or not.
    public static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";
    /// What [#parse] reads.
    public static final String VALID = "the URL of the endpoint as clients have it: https, or http on a loopback address, without user, query, fragment "
            + "and a slash at its end";
    /// For callers without tokens.
    public static final ProtectedResource NONE = new ProtectedResource("", List.of(), List.of(), "");

    public ProtectedResource {
        Objects.requireNonNull(uri);
        Objects.requireNonNull(scopePrefix);
        issuers = List.copyOf(issuers);
        scopes = List.copyOf(scopes);
    }

    /// Checks a canonical URI (specification: basic/authorization, Canonical Server URI).
    ///
    /// @throws IllegalArgumentException when it is none
    public static String parse(String text) {
        try {
            var uri = new URI(text);
            String host = uri.getHost();
            boolean isPrivate = "https".equals(uri.getScheme())
                    || "http".equals(uri.getScheme()) && host != null && host.matches("localhost|127(\\.[0-9]+){3}|\\[::1]");
            if (isPrivate && host != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null
                    && !text.endsWith("/")) {
                return text;
            }
        } catch (URISyntaxException e) {
            // Told below.
        }
        throw new IllegalArgumentException();
    }

    public boolean isPublished() {
        return !issuers.isEmpty();
    }

    /// Raw; empty when the resource is the whole host.
    public String path() {
        return URI.create(uri).getRawPath();
    }

    private String metadataUrl() {
        return uri.substring(0, uri.length() - path().length()) + WELL_KNOWN + path();
    }

    /// The scopes as a client asks for them.
    public List<String> named(Collection<String> some) {
        return some.stream().map(scopePrefix::concat).toList();
    }

    /// The answer to a request without credentials. It names no error (RFC 6750, 3.1).
    public ReplyHead unauthorized() {
        return head(401, "", "", scopes);
    }

    /// The answer to a request whose credentials are not valid.
    ///
    /// @param error  of RFC 6750, 3.1
    /// @param reason in plain words
    public ReplyHead refused(int status, String error, String reason) {
        return head(status, error, reason, status == 400 ? List.of() : scopes);
    }

    /// The answer to a request that needs more scopes. One challenge names all that it needs, so that the client asks for a token once.
    public ReplyHead insufficient(Collection<String> needed) {
        var all = new LinkedHashSet<>(scopes);
        all.addAll(needed);
        return head(403, "insufficient_scope", "", all);
    }

    /// The head of a reply, with the challenge when the reply asks for scopes.
    public ReplyHead challenging(ReplyHead usual, Reply reply) {
        return reply.fault().orElse(null) instanceof Fault.InsufficientScope(_, var needed) ? insufficient(needed) : usual;
    }

    private ReplyHead head(int status, String error, String reason, Collection<String> some) {
        var challenge = new StringBuilder("Bearer");
        add(challenge, "error", error);
        add(challenge, "error_description", reason);
        add(challenge, "scope", String.join(" ", named(some)));
        add(challenge, "resource_metadata", isPublished() ? metadataUrl() : "");
        return new ReplyHead(status, Map.of("WWW-Authenticate", challenge.toString(), "Cache-Control", "no-store"));
    }

    private static void add(StringBuilder challenge, String name, String value) {
        if (!value.isEmpty()) {
            challenge.append(challenge.indexOf("=") < 0 ? " " : ", ").append(name).append("=\"").append(quotable(value)).append('"');
        }
    }

    /// RFC 6750, 3 allows printable ASCII without these two.
    private static String quotable(String value) {
        return value.replaceAll("[^ -~]|[\"\\\\]", "'");
    }
}
