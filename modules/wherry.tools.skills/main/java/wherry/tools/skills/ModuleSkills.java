package wherry.tools.skills;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The skills that a module brings in its resources: the folders below `META-INF/skills` that the file `index` there names, one a line.
/// No package can be named `META-INF`, so several modules may have such a folder, and other modules may read it.
final class ModuleSkills implements SkillSource {
    private static final String ROOT = "META-INF/skills/";

    private final Module module;
    /// Of folders, with a slash at the end.
    private final List<String> paths;
    /// Empty before the first use, for they never change.
    private List<SourceFile> files = List.of();

    private ModuleSkills(Module module, List<String> paths) {
        this.module = module;
        this.paths = paths;
    }

    /// @return one, or none when the module brings no skills
    static List<ModuleSkills> of(Module module) {
        try (InputStream index = module.getResourceAsStream(ROOT + "index")) {
            if (index == null || module.getLayer() == null) {
                return List.of();
            }
            var lines = new BufferedReader(new InputStreamReader(index, StandardCharsets.UTF_8)).lines();
            return List.of(new ModuleSkills(module, lines.map(String::strip).filter(line -> !line.isEmpty()).map(line -> line + "/").toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<SourceFile> files() throws IOException {
        if (files.isEmpty()) {
            files = list();
        }
        return files;
    }

    private List<SourceFile> list() throws IOException {
        var list = new ArrayList<SourceFile>();
        try (ModuleReader reader = module.getLayer().configuration().findModule(module.getName()).orElseThrow().reference().open();
                Stream<String> names = reader.list()) {
            names.filter(name -> name.startsWith(ROOT) && !name.endsWith("/")).map(name -> name.substring(ROOT.length()))
                    .filter(path -> paths.stream().anyMatch(path::startsWith))
                    .forEach(path -> list.add(new SourceFile(path, module, new ModuleFile(module, ROOT + path))));
        }
        for (String path : paths) {
            String manifest = path + Skill.MANIFEST;
            if (list.stream().noneMatch(file -> file.path().equals(manifest))) {
                list.add(SourceFile.unreadable(manifest, "is not in " + module + ", whose index names it"));
            }
        }
        return list;
    }

    private record ModuleFile(Module module, String name) implements SourceFile.Opener {

        @Override
        public InputStream open() throws IOException {
            InputStream bytes = module.getResourceAsStream(name);
            if (bytes == null) {
                throw new FileNotFoundException("is not in " + module);
            }
            return bytes;
        }
    }
}
