package wherry.testkit;

import java.util.List;
import java.util.Map;
import wherry.server.catalog.CapabilityCheck;
import wherry.server.options.HostOptions;
import wherry.tool.Capability;
import wherry.tool.CheckResult;

/// What `wherry check` prints of a capability.
public final class TestCheck {
    private TestCheck() {
    }

    /// Asks the capability with these settings. It is not started.
    ///
    /// @throws IllegalArgumentException when the capability refuses its settings
    public static List<CheckResult> of(Map<String, String> settings, Capability capability) {
        return new CapabilityCheck(HostOptions.temporary(settings)).results(List.of(capability));
    }
}
