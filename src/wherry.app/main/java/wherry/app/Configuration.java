package wherry.app;

import java.util.ArrayList;
import java.util.List;
import wherry.server.options.ServerOptions;
import wherry.tool.Implementation;

/// The whole configuration, checked. The server, `wherry check`, `config` and `health` begin with it.
record Configuration(Settings settings, Mode mode, Mode.Prepared prepared, ServerOptions options) {

    /// @throws BadSetting when anything is not valid; the message has all of it, a line each
    static Configuration of(Settings settings, List<Mode> modes, Implementation info) {
        Mode mode = mode(settings, modes);
        List<Mode> others = modes.stream().filter(each -> each != mode).toList();
        var problems = new ArrayList<>(settings.check(setting -> ServerSettings.isCommon(setting)
                || mode instanceof StdioMode && !setting.hasPrefix()
                || others.stream().anyMatch(other -> other.settings().contains(setting) || other.serviceSettings().contains(setting))));
        problems.addAll(ServerSettings.problems(settings));
        if (!problems.isEmpty()) {
            throw new BadSetting(String.join("\n", problems));
        }
        return new Configuration(settings, mode, mode.prepare(settings), ServerSettings.options(settings, info));
    }

    /// The first one when the setting names none, which the check then tells.
    private static Mode mode(Settings settings, List<Mode> modes) {
        try {
            String name = settings.value(ServerSettings.transport(modes));
            return modes.stream().filter(mode -> mode.name().equals(name)).findFirst().orElseThrow();
        } catch (BadSetting e) {
            return modes.getFirst();
        }
    }
}
