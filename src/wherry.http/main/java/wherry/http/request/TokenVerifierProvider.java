package wherry.http.request;

import java.util.List;
import java.util.Optional;
import wherry.tool.Setting;

/// Makes token verifiers. The program finds providers as services, so that a runtime may go without one or bring its own. It looks for
/// them only when a setting is given that it does not know without them, or when it lists all settings.
public interface TokenVerifierProvider {
    /// The settings of this provider, whose names begin with `MCP_AUTH_`. `MCP_AUTH_RESOURCE` and `MCP_AUTH_POLICY` are the server's own.
    List<Setting<?>> settings();

    /// Makes a verifier. It may not wait for the network: what it needs from there, it gets at the first token.
    ///
    /// @param audience the canonical URI of this server, for which tokens must be issued
    /// @return empty when none of the provider's settings is given
    /// @throws IllegalArgumentException when settings do not fit together; the message names them, and is for the operator
    Optional<TokenVerifier> create(SettingValues settings, String audience);

    /// The authorization servers that issue the tokens, for the metadata of RFC 9728; empty when clients cannot get a token by OAuth, as with
    /// a file of tokens.
    List<String> issuers(SettingValues settings);
}
