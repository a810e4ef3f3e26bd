package wherry.server.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wherry.json.JsonObject;
import wherry.tool.Capability;

/// Threads that capabilities did not end when they were closed. A thread that waits in a pool shows no code of its capability, so it is
/// not found. Daemons count, since what a handler's virtual thread starts is one.
final class LeftThreads {
    private LeftThreads() {
    }

    /// @return for the log, each thread with its capability and the place where it is
    static List<JsonObject> of(List<Capability> closed) {
        var names = new HashMap<String, String>();
        for (Capability capability : closed) {
            Module module = capability.getClass().getModule();
            if (module.isNamed()) {
                names.put(module.getName(), capability.name());
            }
        }
        var left = new ArrayList<JsonObject>();
        for (Map.Entry<Thread, StackTraceElement[]> each : Thread.getAllStackTraces().entrySet()) {
            Thread thread = each.getKey();
            StackTraceElement place = thread == Thread.currentThread() ? null : place(each.getValue(), names);
            if (place != null) {
                left.add(JsonObject.builder().put("capability", names.get(place.getModuleName())).put("thread", thread.getName())
                        .put("at", place.toString()).put("remedy", "end it in close()").build());
            }
        }
        return left;
    }

    /// The innermost frame of one of these modules; null when there is none.
    private static StackTraceElement place(StackTraceElement[] frames, Map<String, String> modules) {
        for (StackTraceElement frame : frames) {
            if (modules.containsKey(frame.getModuleName())) {
                return frame;
            }
        }
        return null;
    }
}
