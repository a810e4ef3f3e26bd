package wherry.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// The command with which a client runs the server's image. It mounts what the settings name on this machine. For one thread.
public final class Image {
    private static final List<String> HARDENED = List.of("run", "-i", "--rm", "--no-healthcheck", "--network", "none", "--read-only",
            "--cap-drop", "ALL", "--security-opt", "no-new-privileges");

    /// The property by which the build of a project tells the image's name, with its version.
    private static final String NAME = "wherry.image";
    private static final String PREFIX = "MCP_";
    private static final String MODULES = "MCP_MODULES";
    private static final String DATA = "MCP_DATA";

    private final String version;
    private final List<String> arguments = new ArrayList<>(HARDENED);
    private final List<String> notes = new ArrayList<>();

    public Image(String version) {
        this.version = version;
    }

    /// @param settings    the values of settings, with the paths of this machine
    /// @param places      those of them that name files or folders
    /// @param secretFiles the files on this machine that hold secrets, by the names of their settings
    /// @throws IllegalArgumentException when docker cannot mount a path
    public Connection.Program run(Map<String, String> settings, List<HostPlaces> places, Map<String, String> secretFiles) {
        if (!settings.containsKey(DATA)) {
            arguments.addAll(List.of("--mount", "type=volume,src=wherry-data,dst=/data"));
        }
        var values = new TreeMap<>(settings);
        places.forEach(place -> values.put(place.name(), mounted(place)));
        values.remove(DATA);
        secretFiles.forEach((name, file) -> values.put(name + "_FILE", mount(name + "_FILE", Path.of(file), "/run/secrets/" + name, false)));
        values.forEach((name, value) -> arguments.addAll(List.of("-e", name + "=" + value)));
        arguments.add(Optional.ofNullable(System.getProperty(NAME)).orElseGet(() -> publisher() + ":" + version));
        return new Connection.Program("docker", arguments, new TreeMap<>());
    }

    /// What the user has to do, after [#run].
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /// The value of the setting in the container.
    private String mounted(HostPlaces place) {
        String name = place.name();
        return switch (name) {
            case DATA -> mount(name, place.paths().getFirst(), "/data", true);
            // Mounts the whole folder, since a jar's libraries are beside it.
            case MODULES -> mountWithFolder(name, place.paths().getFirst(), "/modules", false);
            default -> {
                String folder = "/mnt/" + name.substring(name.startsWith(PREFIX) ? PREFIX.length() : 0).toLowerCase(Locale.ROOT).replace('_', '-');
                var mounted = new ArrayList<String>();
                for (Path path : place.paths()) {
                    mounted.add(mounted(place, path, folder, mounted));
                }
                yield String.join(",", mounted);
            }
        };
    }

    /// @param others the paths in the container that are taken
    private String mounted(HostPlaces place, Path path, String folder, List<String> others) {
        boolean isFolder = Files.isDirectory(path);
        if (!isFolder && place.isWritten()) {
            return mountWithFolder(place.name(), path, folder, true);
        }
        if (isFolder && !place.isList()) {
            return mount(place.name(), path, folder, place.isWritten());
        }
        String inside = folder + "/" + Optional.ofNullable(path.getFileName()).map(Path::toString).orElse("root");
        String free = inside;
        for (int i = 2; others.contains(free); i++) {
            free = inside + "-" + i;
        }
        return mount(place.name(), path, free, place.isWritten());
    }

    /// Mounts a folder, or the folder of a file.
    private String mountWithFolder(String name, Path path, String inside, boolean isWritten) {
        boolean isFolder = Files.isDirectory(path);
        mount(name, isFolder ? path : path.getParent(), inside, isWritten);
        return inside + (isFolder ? "" : "/" + path.getFileName());
    }

    private String mount(String name, Path path, String inside, boolean isWritten) {
        if (path.toString().contains(",")) {
            throw new IllegalArgumentException(name + ": expected a path without a comma, which docker cannot mount, got '" + path + "'");
        }
        arguments.addAll(List.of("--mount", "type=bind,src=" + path + ",dst=" + inside + (isWritten ? "" : ",readonly")));
        notes.add("The image runs as user 65532, who must be able to " + (isWritten ? "read and write " : "read ") + path + ".");
        return inside;
    }

    /// From the file that names the publisher. The build puts that file beside this class.
    private static String publisher() {
        var identity = new Properties();
        try (InputStream in = Image.class.getResourceAsStream("identity")) {
            identity.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return identity.getProperty("IMAGE");
    }
}
