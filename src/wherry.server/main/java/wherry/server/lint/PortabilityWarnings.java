package wherry.server.lint;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import wherry.json.JsonObject;
import wherry.protocol.Codec;
import wherry.protocol.Revision;
import wherry.server.catalog.Catalog;
import wherry.server.catalog.CatalogSnapshot;
import wherry.server.catalog.ToolEntry;
import wherry.server.event.Log;
import wherry.tool.portable.Finding;
import wherry.tool.portable.Portability;

/// Warns of each tool that breaks some client: once, and again when its definition changes. Looks at the catalog when it is run, so
/// that no start waits for it. For one thread.
public final class PortabilityWarnings implements Runnable {
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
        for (ToolEntry entry : now.tools().values()) {
            ToolEntry before = seen == null ? null : seen.tools().get(entry.tool().name());
            if ((before == null || !before.tool().equals(entry.tool()) && !definition(before).equals(definition(entry))) && !exceptions.containsKey(entry.tool().name())) {
                warn(entry);
            }
        }
        seen = now;
    }

    private static JsonObject definition(ToolEntry entry) {
        return Codec.of(Revision.LATEST).definitions().tool(entry.tool());
    }

    private void warn(ToolEntry entry) {
        List<String> problems = Portability.of(entry.tool()).stream().filter(Finding::breaks).map(Finding::toString).toList();
        if (!problems.isEmpty()) {
            log.write(Level.WARNING, "tool breaks clients", JsonObject.builder().put("tool", entry.tool().name())
                    .put("problems", problems.subList(0, Math.min(MOST, problems.size()))).put("more", Math.max(0, problems.size() - MOST)).build());
        }
    }
}
