package wherry.http.request;

import java.util.Optional;
import wherry.tool.Setting;

/// The given values of settings.
public interface SettingValues {

    /// The given value, else the fallback; empty when there is neither.
    <T> Optional<T> find(Setting<T> setting);

    /// The value of a setting that has a fallback or is required.
    default <T> T value(Setting<T> setting) {
        return find(setting).orElseThrow();
    }
}
