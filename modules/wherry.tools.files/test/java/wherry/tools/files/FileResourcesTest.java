package wherry.tools.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.Host;
import wherry.tool.Setting;
import wherry.tools.files.access.Roots;

class FileResourcesTest {
    @TempDir
    Path root;

    @Test
    void readsAFileByItsUri() throws IOException {
        String text = Files.writeString(root.resolve("a b.txt"), "é").toUri().toString();
        String image = Files.write(root.resolve("a.png"), new byte[] {0, 1}).toUri().toString();
        try (FileCalls calls = FileCalls.on(root)) {
            assertEquals("é", calls.peer().read(text).text());
            assertEquals("{\"uri\":\"" + image + "\",\"mimeType\":\"image/png\",\"blob\":\"AAE=\"}",
                    calls.peer().read(image).result().array("contents").orElseThrow().items().getFirst().toString());
            for (String absent : List.of("file:///etc/passwd", root.toUri() + "none", root.toUri().toString(), "file:///%zz")) {
                assertTrue(calls.peer().read(absent).isFault(), absent);
            }
        }
    }

    @Test
    void tellsWhoSubscribedThatAFileChangedOrWasReplaced() throws IOException {
        Path file = Files.writeString(root.resolve("a"), "1");
        var host = new Watched(Set.of(file.toUri().toString(), "other://x"));
        var watch = new FileWatch(new Access(Roots.of(List.of(root)), List.of(), 1_000), host);
        watch.look();
        watch.look();
        assertEquals(List.of(), host.told);
        Files.writeString(file, "22");
        watch.look();
        Files.move(Files.writeString(root.resolve("b"), "33"), file, StandardCopyOption.REPLACE_EXISTING);
        watch.look();
        Files.delete(file);
        watch.look();
        watch.look();
        Files.writeString(file, "1");
        watch.look();
        assertEquals(4, host.told.size());
        assertEquals(Set.of(file.toUri().toString()), new HashSet<>(host.told));
    }

    @Test
    void tellsAClientThatSubscribed() throws IOException {
        Path file = Files.writeString(root.resolve("a"), "1");
        try (FileCalls calls = FileCalls.at("2025-11-25", root)) {
            String uri = file.toUri().toString();
            calls.peer().request("resources/subscribe", JsonObject.of("uri", Json.of(uri)));
            calls.watchOnce();
            Files.writeString(file, "22");
            calls.watchOnce();
            assertEquals(uri, calls.peer().awaitNotification("notifications/resources/updated").object("params").orElseThrow().string("uri").orElseThrow());
        }
    }

    private static final class Watched implements Host {
        private final Set<String> subscribed;
        private final List<String> told = new ArrayList<>();

        Watched(Set<String> subscribed) {
            this.subscribed = subscribed;
        }

        @Override
        public <T> T value(Setting<T> setting) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Optional<T> find(Setting<T> setting) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Path data() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void listsChanged() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resourceUpdated(String uri) {
            told.add(uri);
        }

        @Override
        public Set<Module> modules() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> subscribedResources() {
            return subscribed;
        }
    }
}
