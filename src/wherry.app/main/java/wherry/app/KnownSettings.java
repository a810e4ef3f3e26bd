package wherry.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wherry.server.catalog.DeclaredSettings;
import wherry.tool.Capability;
import wherry.tool.Setting;

/// The settings of the server, its modes and its capabilities. For one thread.
final class KnownSettings {
    private final List<Setting<?>> all;
    /// By the argument of each.
    private final Map<String, String> owners = new HashMap<>();

    KnownSettings(List<Mode> modes) {
        all = ServerSettings.all(modes);
        all.forEach(setting -> owners.put(setting.flag(), "the server"));
    }

    /// Adds what some capabilities declare: all or nothing.
    ///
    /// @throws IllegalArgumentException when a declaration is not valid, or one could not be told from another
    void add(List<Capability> capabilities) {
        var added = new ArrayList<Setting<?>>();
        var theirs = new HashMap<String, String>();
        for (Capability capability : capabilities) {
            for (Setting<?> setting : DeclaredSettings.of(capability)) {
                String owner = "capability " + capability.name();
                String other = owners.getOrDefault(setting.flag(), theirs.putIfAbsent(setting.flag(), owner));
                if (other != null) {
                    throw new IllegalArgumentException(owner + ": setting " + setting.name() + " is also declared by " + other
                            + "; give one of them another name");
                }
                added.add(setting);
            }
        }
        all.addAll(added);
        owners.putAll(theirs);
    }

    List<Setting<?>> all() {
        return List.copyOf(all);
    }
}
