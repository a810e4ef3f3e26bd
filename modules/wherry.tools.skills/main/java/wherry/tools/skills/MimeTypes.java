package wherry.tools.skills;

import java.util.Locale;
import java.util.Map;

/// The MIME type of a file by the end of its name.
final class MimeTypes {
    static final String FOLDER = "inode/directory";
    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("md", "text/markdown"), Map.entry("txt", "text/plain"), Map.entry("csv", "text/csv"),
            Map.entry("html", "text/html"), Map.entry("css", "text/css"), Map.entry("js", "text/javascript"),
            Map.entry("mjs", "text/javascript"), Map.entry("py", "text/x-python"), Map.entry("sh", "application/x-sh"),
            Map.entry("json", "application/json"), Map.entry("yaml", "application/yaml"), Map.entry("yml", "application/yaml"),
            Map.entry("toml", "application/toml"), Map.entry("xml", "application/xml"), Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"), Map.entry("png", "image/png"), Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"), Map.entry("gif", "image/gif"), Map.entry("webp", "image/webp"),
            Map.entry("svg", "image/svg+xml"));

    private MimeTypes() {
    }

    /// Empty when it is not known.
    static String of(String path) {
        return BY_ENDING.getOrDefault(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), "");
    }
}
