package wherry.auth.key;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import wherry.auth.fetch.Document;
import wherry.auth.fetch.FetchFailed;
import wherry.auth.fetch.Fetcher;
import wherry.auth.fetch.SecureAddress;

/// Finds an issuer's keys by its metadata (RFC 8414, OpenID Connect Discovery 1.0).
final class IssuerMetadata {
    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final String OPENID = "/.well-known/openid-configuration";

    private IssuerMetadata() {
    }

    /// The places of the metadata, in the order that the specification gives for clients.
    static List<URI> places(String issuer) {
        URI uri = URI.create(issuer);
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        String path = uri.getRawPath().endsWith("/") ? uri.getRawPath().substring(0, uri.getRawPath().length() - 1) : uri.getRawPath();
        return path.isEmpty() ? List.of(URI.create(origin + OAUTH), URI.create(origin + OPENID))
                : List.of(URI.create(origin + OAUTH + path), URI.create(origin + OPENID + path), URI.create(origin + path + OPENID));
    }

    /// The `jwks_uri` of the first metadata that is the issuer's own.
    ///
    /// @throws FetchFailed when there is none; the message says it of each place
    static URI keys(String issuer, Fetcher fetcher) throws FetchFailed {
        var failures = new StringBuilder();
        for (URI place : places(issuer)) {
            try {
                return keys(issuer, place, fetcher.get(place));
            } catch (FetchFailed e) {
                failures.append(failures.isEmpty() ? "" : "; ").append(e.getMessage());
            }
        }
        throw new FetchFailed(failures.toString());
    }

    private static URI keys(String issuer, URI place, Document metadata) throws FetchFailed {
        if (!metadata.json().string("issuer").equals(Optional.of(issuer))) {
            throw new FetchFailed(place + ": its issuer should be " + issuer + ", exactly");
        }
        try {
            return SecureAddress.parse(metadata.json().string("jwks_uri").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new FetchFailed(place + ": its jwks_uri should be " + SecureAddress.VALID);
        }
    }
}
