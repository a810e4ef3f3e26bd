package wherry.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wherry.tool.Setting;

/// The given settings that a client passes on when it starts the server: without secrets, and with absolute paths, since a client starts
/// the server in a folder of its own choice.
public final class CarriedSettings {
    private final Map<String, String> given;
    private final List<Setting<?>> known;
    private final Map<String, String> environment;

    /// @param given       valid values by the names of their settings
    /// @param known       all settings that there are
    /// @param environment the environment of this process, which may name the files of secrets
    public CarriedSettings(Map<String, String> given, List<Setting<?>> known, Map<String, String> environment) {
        this.given = given;
        this.known = known;
        this.environment = environment;
    }

    /// The variables that the server gets: the values by the names of their settings, and a locale where one is needed.
    public SortedMap<String, String> values() {
        var values = new TreeMap<>(given);
        places().forEach(place -> values.put(place.name(),
                place.paths().stream().map(Path::toString).collect(Collectors.joining(","))));
        known.stream().filter(Setting::isSecret).forEach(secret -> values.remove(secret.name()));
        // Without a locale the JVM on Linux finds no path beyond ASCII, and many clients pass none on.
        if (Stream.concat(values.values().stream(), secretFiles().values().stream()).anyMatch(value -> value.chars().anyMatch(c -> c > 0x7f))) {
            values.put("LC_ALL", "C.UTF-8");
        }
        return values;
    }

    /// The settings that name files or folders of this machine.
    public List<HostPlaces> places() {
        var places = new ArrayList<HostPlaces>();
        for (Setting<?> setting : known) {
            Object value = given.containsKey(setting.name()) ? setting.parse(given.get(setting.name())) : null;
            List<?> items = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
            if (!items.isEmpty() && items.stream().allMatch(Path.class::isInstance)) {
                places.add(new HostPlaces(setting.name(), items.stream().map(item -> ((Path) item).toAbsolutePath().normalize()).toList(),
                        value instanceof List<?>, isWritten(setting)));
            }
        }
        return places;
    }

    /// Whether the server writes there: to a path that need not exist, and to folders beside whose setting a flag `..._WRITE` is on.
    private boolean isWritten(Setting<?> setting) {
        String group = setting.name().substring(0, setting.name().lastIndexOf('_') + 1);
        return setting.valid().startsWith("a path") || known.stream().filter(flag -> flag.name().equals(group + "WRITE"))
                .anyMatch(flag -> given.containsKey(flag.name()) && flag.parse(given.get(flag.name())).equals(true));
    }

    /// What the user has to do for the secrets that are left out.
    public List<String> notes() {
        return known.stream().filter(Setting::isSecret).map(Setting::name)
                .filter(name -> given.containsKey(name) && !secretFiles().containsKey(name))
                .map(name -> name + " is a secret and is left out: put it into a file, and set " + name + "_FILE to its path.").toList();
    }

    /// The files that hold secrets, by the names of their settings.
    public SortedMap<String, String> secretFiles() {
        var files = new TreeMap<String, String>();
        known.stream().filter(Setting::isSecret).forEach(secret ->
                Optional.ofNullable(environment.get(secret.name() + "_FILE")).filter(file -> !file.isBlank())
                        .ifPresent(file -> files.put(secret.name(), Path.of(file).toAbsolutePath().toString())));
        return files;
    }
}
