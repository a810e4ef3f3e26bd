package wherry.server.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.server.ServerHarness;

@Timeout(60)
class CarrierThreadsTest {
    private final ServerHarness bench = new ServerHarness();
    private final VirtualThreadSchedulerMXBean scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final int usual = scheduler.getParallelism();
    private final AtomicBoolean go = new AtomicBoolean();
    private final List<Thread> busy = new ArrayList<>();

    @AfterEach
    void restore() throws InterruptedException {
        free();
        scheduler.setParallelism(usual);
    }

    private void free() throws InterruptedException {
        go.set(true);
        for (Thread thread : busy) {
            thread.join();
        }
    }

    /// Has virtual threads that never wait keep all carrier threads.
    private void keepAll() throws InterruptedException {
        for (int i = busy.size(); i < scheduler.getParallelism(); i++) {
            var runs = new AtomicBoolean();
            busy.add(Thread.ofVirtual().start(() -> {
                runs.set(true);
                while (!go.get()) {
                    Thread.onSpinWait();
                }
            }));
            ServerHarness.await(runs::get);
        }
    }

    @Test
    void areAddedWhileCallsKeepAllAndGivenBackAfterwards() throws Exception {
        var carriers = new CarrierThreads(usual + 1, () -> go.get() ? 0 : 1, bench.log());
        keepAll();
        carriers.run();
        assertEquals(usual, scheduler.getParallelism(), "the first run only looks");
        carriers.run();
        assertEquals(usual + 1, scheduler.getParallelism());
        keepAll();
        carriers.run();
        carriers.run();
        assertEquals(usual + 1, scheduler.getParallelism(), "there are no more");
        free();
        for (int i = 0; i < 59; i++) {
            carriers.run();
        }
        assertEquals(usual + 1, scheduler.getParallelism(), "calls may soon keep it again");
        ServerHarness.await(() -> {
            carriers.run();
            return scheduler.getParallelism() == usual;
        });
        assertEquals(List.of("WARNING calls kept all carrier threads busy, one was added {\"carriers\":" + (usual + 1) + "}",
                "INFO one carrier thread was given back {\"carriers\":" + usual + "}"), bench.logged);
        for (int i = 0; i < 200; i++) {
            carriers.run();
            Thread.sleep(1);
        }
        assertEquals(usual, scheduler.getParallelism(), "only what was added is given back");
    }

    @Test
    void areNotAddedForWhatIsNoCall() throws Exception {
        var carriers = new CarrierThreads(usual + 1, () -> 0, bench.log());
        keepAll();
        carriers.run();
        carriers.run();
        assertEquals(usual, scheduler.getParallelism());
    }
}
