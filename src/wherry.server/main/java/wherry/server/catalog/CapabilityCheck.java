package wherry.server.catalog;

import java.util.List;
import java.util.Set;
import wherry.server.options.HostOptions;
import wherry.tool.Capability;
import wherry.tool.CheckResult;

/// Asks capabilities what they find of what they depend on. It starts none, and each sees only itself.
public record CapabilityCheck(HostOptions options) {

    /// @throws IllegalArgumentException when one refuses its settings
    public List<CheckResult> results(List<Capability> capabilities) {
        return capabilities.stream().flatMap(each -> results(each).stream()).toList();
    }

    private List<CheckResult> results(Capability capability) {
        return new LoadedCapability(capability, options, _ -> {
        }, new NoSubscribers(), () -> Set.of(capability.getClass().getModule())).check();
    }

    private record NoSubscribers() implements ResourceSubscribers {
        @Override
        public void updated(String uri) {
            // No client is connected.
        }

        @Override
        public Set<String> uris() {
            return Set.of();
        }
    }
}
