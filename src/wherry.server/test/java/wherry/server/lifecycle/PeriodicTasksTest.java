package wherry.server.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.server.ServerHarness;

@Timeout(30)
class PeriodicTasksTest {
    private final ServerHarness bench = new ServerHarness();

    @Test
    void runAgainWhateverOneOfThemThrowsUntilTheyAreClosed() throws Exception {
        BlockingQueue<Thread> ran = new LinkedBlockingQueue<>();
        var tasks = new PeriodicTasks(bench.log());
        tasks.add(() -> {
            throw new NoClassDefFoundError("gone");
        });
        tasks.add(() -> ran.add(Thread.currentThread()));
        tasks.start();
        Thread thread = ran.take();
        assertEquals(thread, ran.take());
        assertFalse(thread.isVirtual(), "busy tools hold up virtual threads");
        tasks.close();
        thread.join();
        assertEquals("ERROR periodic task failed {} java.lang.NoClassDefFoundError: gone", bench.logged.getFirst());
    }
}
