package wherry.app;

import wherry.tool.Setting;

/// Puts a capability's settings beside the server's own.
final class CapabilityOptions {
    private CapabilityOptions() {
    }

    static Option of(Setting setting) {
        return new Option(setting.name(), setting.fallback().orElse(""), "see its description", setting.description(),
                setting.secret());
    }
}
