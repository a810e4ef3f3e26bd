package wherry.server.metrics;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the process and its JVM take, by the names that Prometheus' client libraries use where they have one. On systems without `/proc` some are absent.
final class ProcessMetrics {
    private static final double MILLIS = 1e3;
    private static final double NANOS = 1e9;
    private static final Path PROC = Path.of("/proc/self");
    private static final int KIB = 1024;

    private ProcessMetrics() {
    }

    static void write(MetricsText text) {
        writeMemory(text);
        writeGarbage(text);
        ProcessHandle process = ProcessHandle.current();
        process.info().totalCpuDuration().ifPresent(used -> {
            text.counter("process_cpu_seconds_total", "Processor time of the process");
            text.sample("process_cpu_seconds_total", "", used.toNanos() / NANOS);
        });
        text.gauge("process_start_time_seconds", "Start of the process, in seconds since 1970");
        text.sample("process_start_time_seconds", "", ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS);
        text.gauge("jvm_threads_current", "Threads of the JVM; virtual ones do not count");
        text.sample("jvm_threads_current", "", ManagementFactory.getThreadMXBean().getThreadCount());
        writeFiles(text);
    }

    private static void writeMemory(MetricsText text) {
        Runtime runtime = Runtime.getRuntime();
        text.gauge("jvm_memory_used_bytes", "Heap in use, garbage included");
        text.sample("jvm_memory_used_bytes", MetricsText.with("", "area", "heap"), runtime.totalMemory() - runtime.freeMemory());
        text.gauge("jvm_memory_max_bytes", "Largest heap");
        text.sample("jvm_memory_max_bytes", MetricsText.with("", "area", "heap"), runtime.maxMemory());
        try {
            for (String line : Files.readAllLines(PROC.resolve("status"))) {
                if (line.startsWith("VmRSS:")) {
                    text.gauge("process_resident_memory_bytes", "Resident memory of the process");
                    text.sample("process_resident_memory_bytes", "", Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB);
                }
            }
        } catch (IOException e) {
            // Not on this system.
        }
    }

    private static void writeGarbage(MetricsText text) {
        List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
        text.counter("jvm_gc_collections_total", "Collections of garbage");
        collectors.forEach(each -> text.sample("jvm_gc_collections_total", MetricsText.with("", "gc", each.getName()), each.getCollectionCount()));
        text.counter("jvm_gc_seconds_total", "Time in collections of garbage");
        collectors.forEach(each -> text.sample("jvm_gc_seconds_total", MetricsText.with("", "gc", each.getName()), each.getCollectionTime() / MILLIS));
    }

    private static void writeFiles(MetricsText text) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(PROC.resolve("fd"))) {
            long count = 0;
            for (Path _ : files) {
                count++;
            }
            text.gauge("process_open_fds", "Open files of the process, connections included");
            text.sample("process_open_fds", "", count);
        } catch (IOException e) {
            // Not on this system.
        }
    }
}
