package wherry.app.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import wherry.tool.CheckResult;
import wherry.tool.CheckResult.Outcome;

/// Looks whether capabilities can keep data in their folder. It makes nothing.
public final class DataCheck {
    private DataCheck() {
    }

    /// @param folder need not exist: then it must be possible to make it
    public static List<CheckResult> of(Path folder) {
        Path existing = folder.toAbsolutePath();
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing != null && Files.isDirectory(existing) && Files.isWritable(existing)) {
            return List.of();
        }
        return List.of(new CheckResult(Outcome.RISKY, "MCP_DATA: capabilities cannot keep data in '" + folder + "', since the server cannot write to "
                + (existing == null || existing.equals(folder.toAbsolutePath()) ? "it" : "'" + existing + "'")));
    }
}
