package wherry.tools.files;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import wherry.tool.Host;

/// Looks every two seconds at the files that clients subscribed to, and tells when one changed, came or went. It looks at paths, so a file that
/// another one replaces by its name is noticed, on each file system. Between the looks it does nothing.
final class FileWatch implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_FILES = 10_000;

    private final Access access;
    private final Host host;
    /// What each file was like at the last look, by its URI. Guarded by this object.
    private Map<String, String> seen = Map.of();
    private final Thread thread;

    FileWatch(Access access, Host host) {
        this.access = access;
        this.host = host;
        // A virtual one would make the JVM start the threads that carry these before the first answer.
        this.thread = Thread.ofPlatform().name("files-watch").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                look();
            }
        } catch (InterruptedException e) {
            return;
        }
    }

    /// Looks once.
    synchronized void look() {
        var now = new HashMap<String, String>();
        for (String uri : host.subscribedResources()) {
            if (uri.startsWith("file:") && now.size() < MOST_FILES) {
                String state = state(uri);
                String before = seen.get(uri);
                now.put(uri, state);
                if (before != null && !before.equals(state)) {
                    host.resourceUpdated(uri);
                }
            }
        }
        seen = now;
    }

    private String state(String uri) {
        try {
            BasicFileAttributes found = access.locate(FileResources.pathOf(uri)).attributes();
            return found.fileKey() + " " + found.size() + " " + found.lastModifiedTime();
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
