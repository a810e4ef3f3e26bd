package wherry.tools.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import wherry.tool.CallContext;
import wherry.tool.ResourceContents;
import wherry.tool.method.ResourceMethod;
import wherry.tools.files.access.OpenFile;

/// The files as resources.
final class FileResources {
    private final Access access;

    FileResources(Access access) {
        this.access = access;
    }

    /// A file below an allowed directory: text as text, anything else in base64.
    ///
    /// @param path its absolute path without the slash before it
    @ResourceMethod(value = "file:///{+path}", title = "File")
    Optional<ResourceContents> file(String uri, String path, CallContext call) throws InterruptedException {
        try (OpenFile file = access.locate(pathOf(uri), call).file()) {
            byte[] bytes = file.readAll(access.mostBytes());
            String type = MediaType.of(path);
            return Optional.of(Encoding.isBinary(bytes) || !type.equals("application/octet-stream") ? ResourceContents.blob(uri, type, bytes)
                    : ResourceContents.text(uri, "text/plain", Encoding.of(bytes).decode(bytes)));
        } catch (IOException | IllegalArgumentException e) {
            // What may not be read is as if it were not there.
            return Optional.empty();
        }
    }

    /// @throws IllegalArgumentException when it is no URI of a file
    static String pathOf(String uri) {
        return Path.of(URI.create(uri)).toString();
    }
}
