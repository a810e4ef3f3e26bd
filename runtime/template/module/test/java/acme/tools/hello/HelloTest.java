package acme.tools.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import wherry.testkit.TestServer;

class HelloTest {

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void greetsByName(String revision) {
        try (var server = TestServer.with(new HelloCapability()); var peer = server.peer(revision)) {
            assertEquals("Good day, Ada!", peer.call("hello", Map.of("name", "Ada")).text());
        }
    }
}
