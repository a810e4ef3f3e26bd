package wherry.check.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonString;

/// The headers in which a modern client repeats values of the body.
final class MirrorHeaders {
    /// The parameter that goes into `Mcp-Name`, by method; with the methods of the fixture's extension.
    private static final Map<String, String> NAMES = Map.of("tools/call", "name", "prompts/get", "name", "resources/read", "uri",
            "fixture/greet", "name");
    /// The headers of the fixture's tool `x_headers`, by argument.
    private static final Map<String, String> ARGUMENTS = Map.of("region", "Region", "count", "Count", "flag", "Flag");

    private MirrorHeaders() {
    }

    static Optional<String> version(JsonObject message) {
        return message.object("params").flatMap(params -> params.object("_meta"))
                .flatMap(meta -> meta.string("io.modelcontextprotocol/protocolVersion"));
    }

    static Map<String, String> of(JsonObject message) {
        var headers = new LinkedHashMap<String, String>();
        String method = message.string("method").orElse("");
        JsonObject params = message.object("params").orElse(JsonObject.EMPTY);
        headers.put("MCP-Protocol-Version", version(message).orElse("2026-07-28"));
        headers.put("Mcp-Method", method);
        Optional.ofNullable(NAMES.get(method)).flatMap(params::string).ifPresent(name -> headers.put("Mcp-Name", encoded(name)));
        if (params.string("name").filter("x_headers"::equals).isPresent()) {
            params.object("arguments").orElse(JsonObject.EMPTY).forEach((name, value) -> {
                if (ARGUMENTS.containsKey(name)) {
                    headers.put("Mcp-Param-" + ARGUMENTS.get(name), encoded(plain(value)));
                }
            });
        }
        return headers;
    }

    private static String plain(Json value) {
        return value instanceof JsonString(String text) ? text : value.toString();
    }

    private static String encoded(String value) {
        return value.matches("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?") && !value.startsWith("=?base64?") ? value
                : "=?base64?" + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
