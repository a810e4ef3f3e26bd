package wherry.http.endpoint;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import wherry.http.exchange.Exchange;
import wherry.http.request.ProtectedResource;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.tool.Principal;

/// Tells clients which authorization servers issue tokens for this server (RFC 9728; specification: basic/authorization/authorization-server-discovery).
final class MetadataEndpoint {
    private final ProtectedResource resource;
    private final String path;

    /// @param path of the MCP endpoint. It differs from the resource's when a proxy maps paths
    MetadataEndpoint(ProtectedResource resource, String path) {
        this.resource = resource;
        this.path = path;
    }

    /// At the root, and at the path of the resource.
    List<Route> routes() {
        var places = new LinkedHashSet<String>();
        for (String each : List.of("", resource.path(), path)) {
            places.add(ProtectedResource.WELL_KNOWN + (each.endsWith("/") ? each.substring(0, each.length() - 1) : each));
        }
        return places.stream().map(place -> Route.forOperators(place).on("GET", this::get).on("HEAD", this::get)).toList();
    }

    private void get(Exchange exchange, Principal principal) throws IOException {
        var json = JsonObject.builder()
                .put("resource", resource.uri())
                .put("authorization_servers", JsonArray.of(resource.issuers(), Json::of));
        if (!resource.scopes().isEmpty()) {
            json.put("scopes_supported", JsonArray.of(resource.named(resource.scopes()), Json::of));
        }
        exchange.header("Cache-Control", "public, max-age=300");
        exchange.send(200, json.put("bearer_methods_supported", JsonArray.of(List.of("header"), Json::of)).build());
    }
}
