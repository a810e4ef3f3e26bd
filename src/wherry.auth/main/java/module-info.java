/// Verifies bearer tokens, for a server that is an OAuth 2.1 resource server. A runtime without authorization does not need this module, and
/// loads nothing of it unless a setting asks for it.
///
/// | package | holds |
/// |---|---|
/// | `wherry.auth` | the provider of the verifier, and its settings |
/// | `wherry.auth.jwt` | JSON Web Tokens (RFC 7519, RFC 9068): parsed, and verified by the issuer's keys |
/// | `wherry.auth.key` | public keys: JSON Web Keys checked, and an issuer's key set kept up to date |
/// | `wherry.auth.introspection` | opaque tokens: the authorization server is asked (RFC 7662) |
/// | `wherry.auth.file` | tokens in a file, for small set-ups |
/// | `wherry.auth.cache` | what tokens were found to be, for a short time |
/// | `wherry.auth.claim` | what is claimed of a token: issuer, audience, times, subject, scopes |
/// | `wherry.auth.fetch` | JSON documents by HTTPS, within bounds |
module wherry.auth {
    requires wherry.http;

    provides wherry.http.request.TokenVerifierProvider with wherry.auth.AuthProvider;
}
