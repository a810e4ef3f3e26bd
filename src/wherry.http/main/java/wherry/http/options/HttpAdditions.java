package wherry.http.options;

import java.util.List;
import java.util.Objects;

/// What the HTTP transport serves beside the MCP endpoint and the health checks.
///
/// @param pages        for browsers of this machine
/// @param metricsToken what gives access to the metrics; empty for none
public record HttpAdditions(List<WebPage> pages, String metricsToken) {
    public static final HttpAdditions NONE = new HttpAdditions(List.of(), "");

    public HttpAdditions {
        pages = List.copyOf(pages);
        Objects.requireNonNull(metricsToken);
    }
}
