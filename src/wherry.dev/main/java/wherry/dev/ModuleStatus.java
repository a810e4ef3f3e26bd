package wherry.dev;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.tool.Capability;

/// What the page shows of the modules under development: which are served, and why one is not as its sources are. Guarded by itself.
final class ModuleStatus {
    private final Map<String, Served> modules = new TreeMap<>();
    private long changes;

    /// @param loads   how often the module was loaded
    /// @param problem empty when the module is as its sources are
    private record Served(List<Capability> capabilities, int loads, String problem) {
    }

    synchronized void serves(String name, List<Capability> capabilities) {
        int loads = modules.containsKey(name) ? modules.get(name).loads : 0;
        modules.put(name, new Served(List.copyOf(capabilities), loads + 1, ""));
        changes++;
    }

    synchronized void refuses(String name, String problem) {
        Served before = modules.getOrDefault(name, new Served(List.of(), 0, ""));
        modules.put(name, new Served(before.capabilities, before.loads, problem));
        changes++;
    }

    /// The state of each module. The number grows with each change.
    synchronized JsonObject state() {
        var all = JsonArray.of(modules.entrySet(), each -> JsonObject.builder().put("name", each.getKey())
                .put("loads", each.getValue().loads).put("problem", each.getValue().problem).build());
        return JsonObject.of("changes", Json.of(changes), "modules", all);
    }

    /// The class of the capability that has a thing, by the thing's kind and name as in `tool/say`. Runs the capabilities' code.
    JsonObject classes() {
        var classes = JsonObject.builder();
        for (Capability each : capabilities()) {
            Stream.of(each.tools().stream().map(tool -> "tool/" + tool.name()),
                    each.resources().stream().map(resource -> "resource/" + resource.uri()),
                    each.resourceTemplates().stream().map(template -> "template/" + template.uriTemplate()),
                    each.prompts().stream().map(prompt -> "prompt/" + prompt.name()))
                    .flatMap(names -> names).forEach(name -> classes.put(name, each.getClass().getName()));
        }
        return classes.build();
    }

    private synchronized List<Capability> capabilities() {
        return modules.values().stream().flatMap(each -> each.capabilities.stream()).toList();
    }
}
