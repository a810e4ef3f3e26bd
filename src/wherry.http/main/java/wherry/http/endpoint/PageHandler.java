package wherry.http.endpoint;

import java.io.IOException;
import wherry.http.exchange.Exchange;
import wherry.http.options.WebPage;
import wherry.http.request.Refusal;
import wherry.tool.Principal;

/// Serves a [WebPage] to the browsers of this machine.
///
/// @param endpoint the path of the MCP endpoint, of which the header `Link` tells the page
record PageHandler(WebPage page, String endpoint) {
    /// Code and style are files of this origin, and only this origin is called. Results of tools may be shown as pictures and sound.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; "
            + "media-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

    Route route() {
        return Route.forBrowsers(page.path()).on("GET", this::serve).on("HEAD", this::serve);
    }

    private void serve(Exchange exchange, Principal principal) throws IOException {
        if (!exchange.http().getLocalAddress().getAddress().isLoopbackAddress()) {
            throw Refusal.plain(403, "this page is on the loopback address alone, such as 127.0.0.1");
        }
        exchange.header("Content-Security-Policy", POLICY);
        exchange.header("Cross-Origin-Resource-Policy", "same-origin");
        exchange.header("Link", "<" + endpoint + ">; rel=\"service\"");
        exchange.header("Referrer-Policy", "no-referrer");
        exchange.header("X-Content-Type-Options", "nosniff");
        exchange.header("Cache-Control", "no-store");
        exchange.send(200, page.contentType(), page.content().get());
    }
}
