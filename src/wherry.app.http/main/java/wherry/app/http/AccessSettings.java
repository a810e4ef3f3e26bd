package wherry.app.http;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import wherry.http.request.ProtectedResource;
import wherry.tool.Setting;

/// The settings of who may use the server. Those of token verifiers are the services' own.
final class AccessSettings {
    static final Setting<String> AUTH = Setting.choice("MCP_AUTH", "tokens demands an access token of each client; none serves each client that reaches HOST. "
            + "Without it tokens are demanded when a setting says how to verify them, and HOST must be a loopback address when none does", "tokens", "none");
    static final Setting<URI> RESOURCE = Setting.uri("MCP_AUTH_RESOURCE", ProtectedResource.VALID + ", for which access tokens must be issued; "
            + "by default that of a loopback HOST");
    static final Setting<List<String>> SCOPES = Setting.list("MCP_AUTH_SCOPES", "scopes that each request needs; clients are told to ask for them");
    static final Setting<String> SCOPE_PREFIX = Setting.text("MCP_AUTH_SCOPE_PREFIX",
            "stands before each scope that clients are told, for authorization servers whose tokens have only the rest of it");
    static final Setting<Path> POLICY = Setting.file("MCP_AUTH_POLICY",
            "JSON that says which scopes tools, resources and prompts need, and which scopes imply others");

    private AccessSettings() {
    }

    static List<Setting<?>> all() {
        return List.of(AUTH, RESOURCE, SCOPES, SCOPE_PREFIX, POLICY);
    }
}
