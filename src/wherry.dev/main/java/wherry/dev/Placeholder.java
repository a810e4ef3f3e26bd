package wherry.dev;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import wherry.server.catalog.DeclaredSettings;
import wherry.tool.Capability;
import wherry.tool.Setting;

/// Stands for a capability until that one has started, so that a capability that cannot start does not keep the server from
/// starting. Its settings are known to the server from the start. Any text will do for them here, since the capability's own start
/// refuses one that is not valid.
record Placeholder(String name, List<Setting<?>> settings) implements Capability {

    Placeholder {
        Objects.requireNonNull(name, "the name of the capability");
        settings = List.copyOf(settings);
    }

    static Placeholder of(Capability capability) {
        List<Setting<?>> texts = new ArrayList<>();
        for (Setting<?> setting : DeclaredSettings.of(capability)) {
            Setting<String> text = Setting.text(setting.name(), setting.description());
            texts.add(setting.isSecret() ? text.asSecret() : text);
        }
        return new Placeholder(capability.name(), texts);
    }
}
