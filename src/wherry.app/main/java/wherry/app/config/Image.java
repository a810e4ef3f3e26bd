package wherry.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// The command with which a client runs the server's image.
public final class Image {
    private static final List<String> HARDENED = List.of("run", "-i", "--rm", "--no-healthcheck", "--network", "none", "--read-only",
            "--cap-drop", "ALL", "--security-opt", "no-new-privileges");

    /// The property by which the build of a project tells the image's name, with its version.
    private static final String NAME = "wherry.image";
    private static final String MODULES = "MCP_MODULES";
    private static final String DATA = "MCP_DATA";

    private Image() {
    }

    /// @param secretFiles the files on this machine that hold secrets, by the names of their settings
    public static Connection.Program run(String version, Map<String, String> settings, Map<String, String> secretFiles) {
        var arguments = new ArrayList<>(HARDENED);
        if (!settings.containsKey(DATA)) {
            arguments.addAll(List.of("--mount", "type=volume,src=wherry-data,dst=/data"));
        }
        settings.forEach((name, value) -> arguments.addAll(switch (name) {
            case MODULES -> modules(Path.of(value));
            case DATA -> List.of("--mount", "type=bind,src=" + value + ",dst=/data");
            default -> List.of("-e", name + "=" + value);
        }));
        secretFiles.forEach((name, file) -> arguments.addAll(List.of(
                "--mount", "type=bind,src=" + file + ",dst=/run/secrets/" + name + ",readonly",
                "-e", name + "_FILE=/run/secrets/" + name)));
        arguments.add(Optional.ofNullable(System.getProperty(NAME)).orElseGet(() -> publisher() + ":" + version));
        return new Connection.Program("docker", arguments, new TreeMap<>());
    }

    /// Mounts the whole folder, since a jar's libraries are beside it.
    private static List<String> modules(Path place) {
        boolean isJar = Files.isRegularFile(place);
        Path folder = isJar ? place.getParent() : place;
        return List.of("--mount", "type=bind,src=" + folder + ",dst=/modules,readonly",
                "-e", MODULES + "=/modules" + (isJar ? "/" + place.getFileName() : ""));
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
