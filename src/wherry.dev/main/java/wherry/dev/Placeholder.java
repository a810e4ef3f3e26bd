package wherry.dev;

import java.util.List;
import java.util.Objects;
import wherry.tool.Capability;
import wherry.tool.Setting;

/// Stands for a capability until that one has started, so that a capability that cannot start does not keep the server from
/// starting. Its settings are known to the server from the start.
record Placeholder(String name, List<Setting<?>> settings) implements Capability {

    Placeholder {
        Objects.requireNonNull(name, "the name of the capability");
        settings = List.copyOf(settings);
    }

    static Placeholder of(Capability capability) {
        return new Placeholder(capability.name(), capability.settings());
    }
}
