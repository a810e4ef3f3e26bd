package wherry.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import wherry.tool.Setting;

/// The value of a setting that must be known before the others are, since it brings further settings. [Settings] checks the rest.
final class EarlySetting {
    private EarlySetting() {
    }

    /// @return what the command line gives, else the environment
    static Optional<String> value(Setting setting, Map<String, String> environment, List<String> arguments) {
        String value = environment.getOrDefault(setting.name(), "");
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i).replaceFirst("^--mcp-", "--");
            if (argument.startsWith(setting.flag() + "=")) {
                value = argument.substring(setting.flag().length() + 1);
            } else if (argument.equals(setting.flag()) && i + 1 < arguments.size()) {
                value = arguments.get(i + 1);
            }
        }
        return Optional.of(value.strip()).filter(given -> !given.isEmpty());
    }
}
