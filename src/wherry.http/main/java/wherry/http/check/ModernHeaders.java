package wherry.http.check;

import java.util.Optional;
import wherry.http.request.RequestHead;
import wherry.json.Json;
import wherry.json.JsonBoolean;
import wherry.json.JsonNumber;
import wherry.json.JsonObject;
import wherry.json.JsonString;
import wherry.protocol.Clients;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Message;
import wherry.protocol.MetaKey;
import wherry.server.catalog.Catalog;
import wherry.server.catalog.HeaderParameter;

/// Checks that a modern request's headers say what its body says, so that they do not deceive a proxy that reads only the headers
/// (specification: basic/transports/streamable-http, Server Validation).
public final class ModernHeaders {
    private static final String VERSION = "MCP-Protocol-Version";
    private static final String METHOD = "Mcp-Method";
    private static final String NAME = "Mcp-Name";

    private final Catalog catalog;

    public ModernHeaders(Catalog catalog) {
        this.catalog = catalog;
    }

    /// @param request with a protocol version in its `_meta`
    /// @return who asks, of the request's own metadata
    /// @throws FaultException when a header is missing or differs, or the metadata is no good
    public Clients.Modern check(RequestHead head, Message.Request request) {
        JsonObject meta = request.params().object("_meta").orElse(JsonObject.EMPTY);
        String version = head.revision().orElseThrow(() -> missing(VERSION));
        // A version that is no string is left to the metadata's own check.
        meta.string(MetaKey.PROTOCOL_VERSION).ifPresent(body -> same(VERSION, version, body));
        Clients.Modern client = Clients.modern(meta);
        same(METHOD, head.mcpMethod().orElseThrow(() -> missing(METHOD)), request.method());
        checkName(head, request);
        if (request.method().equals("tools/call")) {
            checkParameters(head, request.params());
        }
        return client;
    }

    private void checkName(RequestHead head, Message.Request request) {
        Optional<String> source = switch (request.method()) {
            case "tools/call", "prompts/get" -> Optional.of("name");
            case "resources/read" -> Optional.of("uri");
            default -> catalog.nameParameter(request.method());
        };
        if (source.isPresent()) {
            // A name that is no string is left to the method's own check.
            request.params().string(source.get())
                    .ifPresent(body -> same(NAME, decode(NAME, head.mcpName().orElseThrow(() -> missing(NAME))), body));
        }
    }

    private void checkParameters(RequestHead head, JsonObject params) {
        JsonObject arguments = params.object("arguments").orElse(JsonObject.EMPTY);
        for (HeaderParameter parameter : catalog.headers(params.string("name").orElse(""))) {
            String name = "Mcp-Param-" + parameter.header();
            Optional<String> header = head.header(name).map(value -> decode(name, value));
            Optional<Json> body = parameter.value(arguments).filter(ModernHeaders::isMirrored);
            if (header.isPresent() != body.isPresent()) {
                throw mismatch(name + (header.isPresent() ? " mirrors an argument that the body does not have"
                        : " is missing, though the body has its argument"));
            }
            if (header.isPresent() && !MirroredValue.matches(header.get(), body.get())) {
                throw mismatch(name + " differs from the body's argument " + String.join(".", parameter.path()));
            }
        }
    }

    /// What is of another kind fails the tool's schema, and no header could carry it.
    private static boolean isMirrored(Json value) {
        return value instanceof JsonString || value instanceof JsonNumber || value instanceof JsonBoolean;
    }

    private static FaultException missing(String header) {
        return mismatch(header + " is missing");
    }

    private static String decode(String name, String header) {
        return MirroredValue.decode(header)
                .orElseThrow(() -> mismatch(name + " should be printable ASCII, or UTF-8 as =?base64?...?="));
    }

    private static void same(String name, String header, String body) {
        if (!header.equals(body)) {
            throw mismatch(name + " " + shown(header) + " differs from the body's " + shown(body));
        }
    }

    private static String shown(String value) {
        return value.length() <= 100 ? "'" + value + "'" : "of " + value.length() + " characters";
    }

    private static FaultException mismatch(String what) {
        return new FaultException(new Fault.HeaderMismatch("Header mismatch: " + what));
    }
}
