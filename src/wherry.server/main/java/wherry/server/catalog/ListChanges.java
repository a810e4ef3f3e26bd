package wherry.server.catalog;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import wherry.json.JsonObject;
import wherry.protocol.Codec;
import wherry.protocol.Definitions;
import wherry.protocol.Revision;

/// The lists in which a client sees a difference.
final class ListChanges {
    private static final Definitions DEFINITIONS = Codec.of(Revision.LATEST).definitions();

    private ListChanges() {
    }

    /// A list whose handlers alone differ is not among them.
    static Set<ListKind> between(CatalogSnapshot before, CatalogSnapshot after) {
        Set<ListKind> changes = EnumSet.noneOf(ListKind.class);
        if (differ(before.listed(), after.listed(), entry -> DEFINITIONS.tool(entry.tool()))) {
            changes.add(ListKind.TOOLS);
        }
        if (differ(before.prompts(), after.prompts(), DEFINITIONS::prompt)) {
            changes.add(ListKind.PROMPTS);
        }
        if (differ(before.resources(), after.resources(), DEFINITIONS::resource)
                || differ(before.templates(), after.templates(), DEFINITIONS::template)) {
            changes.add(ListKind.RESOURCES);
        }
        return changes;
    }

    private static <T> boolean differ(Map<String, T> before, Map<String, T> after, Function<T, JsonObject> definition) {
        if (before.size() != after.size()) {
            return true;
        }
        var others = after.values().iterator();
        for (T each : before.values()) {
            T other = others.next();
            if (!each.equals(other) && !definition.apply(each).equals(definition.apply(other))) {
                return true;
            }
        }
        return false;
    }
}
