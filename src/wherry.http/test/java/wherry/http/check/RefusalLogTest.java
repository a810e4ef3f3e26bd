package wherry.http.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import wherry.http.ListLog;

class RefusalLogTest {
    private final AtomicLong now = new AtomicLong();
    private final ListLog log = new ListLog();
    private final List<String> lines = log.lines();
    private final RefusalLog refusals = new RefusalLog(log, now::get);

    private static String line(String header, String value, int unlogged) {
        return "WARNING request refused {\"header\":\"" + header + "\",\"value\":\"" + value + "\",\"setting\":\"S\",\"unlogged\":" + unlogged
                + "}";
    }

    @Test
    void writesOneLineAMinuteForEachHeader() {
        for (int i = 0; i < 1000; i++) {
            refusals.add("Host", "h" + i, "S");
            refusals.add("Origin", "o" + i, "S");
        }
        assertEquals(List.of(line("Host", "h0", 0), line("Origin", "o0", 0)), lines);
    }

    @Test
    void saysHowManyItLeftOut() {
        refusals.add("Host", "a", "S");
        refusals.add("Host", "b", "S");
        refusals.add("Host", "c", "S");
        now.addAndGet(60_000_000_000L);
        refusals.add("Host", "d", "S");
        assertEquals(List.of(line("Host", "a", 0), line("Host", "d", 2)), lines);
    }
}
