package wherry.http.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdkEngineTest {
    private static final String CONNECTIONS = "jdk.httpserver.maxConnections";

    private final String before = System.getProperty(CONNECTIONS);
    private final JdkEngine engine = new JdkEngine();

    @BeforeEach
    void forget() {
        System.clearProperty(CONNECTIONS);
    }

    @AfterEach
    void remember() {
        restore(CONNECTIONS, before);
    }

    private static void restore(String name, String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }

    @Test
    void setsWhatTheJdkLeavesOpen() throws IOException {
        engine.configure(100, 1);
        assertTrue(Boolean.getBoolean("sun.net.httpserver.nodelay"));
        assertEquals(100, Integer.getInteger(CONNECTIONS));
        for (String bound : new String[] {"maxIdleConnections", "maxReqTime", "maxReqHeaders", "maxReqHeaderSize", "drainAmount"}) {
            assertTrue(Integer.getInteger("sun.net.httpserver." + bound, 0) > 0, bound);
        }
        assertNull(System.getProperty("sun.net.httpserver.maxRspTime"));
    }

    @Test
    void dividesTheConnectionsBetweenItsListeners() throws IOException {
        engine.configure(100, 2);
        assertEquals(50, Integer.getInteger(CONNECTIONS));
        assertEquals(100, engine.connections());
    }

    @Test
    void keepsWhatTheOperatorSet() throws IOException {
        System.setProperty(CONNECTIONS, "60");
        engine.configure(100, 2);
        assertEquals(120, engine.connections());
    }

    @Test
    void refusesTooFewConnectionsToBeOfUse() {
        String message = assertThrows(IOException.class, () -> engine.configure(14, 2)).getMessage();
        assertTrue(message.startsWith("expected 16 to ") && message.contains("got 14"), message);
    }

    @Test
    void refusesToBeSetToDoHarm() {
        for (String harm : new String[] {"maxRspTime=9", "debug=true", "nodelay=false", "maxReqTime=0"}) {
            String name = "sun.net.httpserver." + harm.split("=")[0];
            String usual = System.getProperty(name);
            System.setProperty(name, harm.split("=")[1]);
            try {
                String message = assertThrows(IOException.class, () -> engine.configure(100, 1)).getMessage();
                assertTrue(message.contains(name), message);
            } finally {
                restore(name, usual);
            }
        }
    }
}
