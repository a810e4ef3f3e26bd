package wherry.tools.skills;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The user's folder, if there is one, and the modules that bring skills. For one thread at a time.
final class SkillSources {
    private final List<SkillFolder> folders;
    private final Supplier<Set<Module>> modules;
    /// What each module brings, which never changes; a list of one or none.
    private final Map<Module, List<ModuleSkills>> brought = new HashMap<>();

    /// @param folders one or none
    /// @param modules of the capabilities that the server has now
    SkillSources(List<SkillFolder> folders, Supplier<Set<Module>> modules) {
        this.folders = folders;
        this.modules = modules;
    }

    /// Those that there are now; the user's folder comes first.
    List<SkillSource> now() {
        Set<Module> present = modules.get();
        brought.keySet().retainAll(present);
        var sources = new ArrayList<SkillSource>(folders);
        for (Module module : present) {
            sources.addAll(brought.computeIfAbsent(module, ModuleSkills::of));
        }
        return sources;
    }
}
