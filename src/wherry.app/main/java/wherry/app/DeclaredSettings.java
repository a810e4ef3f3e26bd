package wherry.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import wherry.tool.Capability;
import wherry.tool.Setting;

/// The settings that capabilities declare.
final class DeclaredSettings {
    private DeclaredSettings() {
    }

    /// The settings of a server with these modes and capabilities.
    ///
    /// @throws BadSetting when a capability's setting has no prefix, or two capabilities have one of the same name
    static List<Setting<?>> of(List<Mode> modes, List<Capability> capabilities) {
        var known = new ArrayList<>(ServerSettings.all(modes));
        var owners = new HashMap<String, String>();
        for (Capability capability : capabilities) {
            for (Setting<?> setting : capability.settings()) {
                if (!setting.hasPrefix()) {
                    throw new BadSetting("capability " + capability.name() + ": setting " + setting.name() + " should begin with MCP_");
                }
                String other = owners.putIfAbsent(setting.name(), capability.name());
                if (other != null) {
                    throw new BadSetting("capability " + capability.name() + ": setting " + setting.name()
                            + " is also declared by capability " + other + "; give one of them another name");
                }
                known.add(setting);
            }
        }
        return known;
    }
}
