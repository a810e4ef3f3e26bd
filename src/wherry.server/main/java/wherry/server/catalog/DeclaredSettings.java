package wherry.server.catalog;

import java.util.List;
import wherry.tool.Capability;
import wherry.tool.Setting;

/// The settings that a capability declares.
public final class DeclaredSettings {
    private DeclaredSettings() {
    }

    /// Runs code of the capability.
    ///
    /// @throws IllegalArgumentException when it gives no list, throws anything, or a setting has no prefix; the message names its class
    public static List<Setting<?>> of(Capability capability) {
        List<Setting<?>> settings;
        try {
            settings = capability.settings();
        } catch (RuntimeException | Error e) {
            throw new IllegalArgumentException(named(capability) + "settings() threw " + e, e);
        }
        if (settings == null) {
            throw new IllegalArgumentException(named(capability) + "settings() gave null; give an empty list for none");
        }
        for (Setting<?> setting : settings) {
            if (!setting.hasPrefix()) {
                throw new IllegalArgumentException(named(capability) + "setting " + setting.name() + " should begin with MCP_");
            }
        }
        return settings;
    }

    private static String named(Capability capability) {
        return "capability " + capability.name() + " (" + capability.getClass().getName() + "): ";
    }
}
