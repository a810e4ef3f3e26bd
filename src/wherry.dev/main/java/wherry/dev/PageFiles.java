package wherry.dev;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import wherry.http.options.WebPage;
import wherry.json.Json;
import wherry.json.JsonWriter;
import wherry.server.lint.LintReport;

/// The page to try the tools on: files for the browser, and what the page asks of the server beside MCP.
final class PageFiles {
    private static final List<String> SCRIPTS = List.of("main", "view", "client", "form", "question", "result", "traffic", "lint", "copy", "dom");
    private static final String FOLDER = "/page/";

    private PageFiles() {
    }

    /// @param lint called when the server has started
    static List<WebPage> all(ModuleStatus status, Supplier<LintReport> lint) {
        var all = new ArrayList<WebPage>();
        all.add(file("/", "index.html", "text/html"));
        all.add(file(FOLDER + "page.css", "page.css", "text/css"));
        SCRIPTS.forEach(name -> all.add(file(FOLDER + name + ".js", name + ".js", "text/javascript")));
        all.add(json("state", status::state));
        all.add(json("classes", status::classes));
        all.add(json("lint", () -> lint.get().json()));
        return List.copyOf(all);
    }

    private static WebPage file(String path, String name, String type) {
        return new WebPage(path, type + "; charset=utf-8", () -> content(name));
    }

    private static WebPage json(String name, Supplier<Json> value) {
        return new WebPage(FOLDER + name, "application/json", () -> JsonWriter.bytes(value.get()));
    }

    private static byte[] content(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream("page/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
