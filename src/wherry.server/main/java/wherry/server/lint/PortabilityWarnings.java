package wherry.server.lint;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import wherry.json.JsonObject;
import wherry.protocol.Codec;
import wherry.protocol.Definitions;
import wherry.protocol.Revision;
import wherry.server.catalog.Catalog;
import wherry.server.catalog.CatalogSnapshot;
import wherry.server.catalog.ToolEntry;
import wherry.server.event.Log;
import wherry.tool.Tool;
import wherry.tool.portable.Finding;
import wherry.tool.portable.Portability;

/// Warns of each tool written by hand that breaks some client: once, and again when its definition changes. Looks at the catalog when it is run, so
/// that no start waits for it. For one thread.
public final class PortabilityWarnings implements Runnable {
    private static final Definitions DEFINITIONS = Codec.of(Revision.LATEST).definitions();
    /// Of one tool; a line of the log has no more.
    private static final int MOST = 5;

    private final Catalog catalog;
    private final Map<String, String> exceptions;
    private final Log log;
    /// Null before the first look.
    private CatalogSnapshot seen;

    /// @param exceptions reasons by the names of tools
    public PortabilityWarnings(Catalog catalog, Map<String, String> exceptions, Log log) {
        this.catalog = catalog;
        this.exceptions = exceptions;
        this.log = log;
    }

    @Override
    public void run() {
        CatalogSnapshot now = catalog.snapshot();
        if (now == seen) {
            return;
        }
        for (ToolEntry entry : now.listed().values()) {
            Tool tool = entry.tool();
            // The compiler warned of the others.
            if (!tool.hasCheckedSchemas() && !exceptions.containsKey(tool.name()) && isNew(tool)) {
                warn(tool);
            }
        }
        seen = now;
    }

    private boolean isNew(Tool tool) {
        ToolEntry before = seen == null ? null : seen.listed().get(tool.name());
        return before == null || !before.tool().equals(tool) && !DEFINITIONS.tool(before.tool()).equals(DEFINITIONS.tool(tool));
    }

    private void warn(Tool tool) {
        List<String> problems = Portability.of(tool).stream().filter(Finding::breaks).map(Finding::toString).toList();
        if (!problems.isEmpty()) {
            log.write(Level.WARNING, "tool breaks clients", JsonObject.builder().put("tool", tool.name())
                    .put("problems", problems.subList(0, Math.min(MOST, problems.size()))).put("more", Math.max(0, problems.size() - MOST)).build());
        }
    }
}
