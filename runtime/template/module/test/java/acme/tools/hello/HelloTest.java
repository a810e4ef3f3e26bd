package acme.tools.hello;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.testkit.TestServer;

class HelloTest {

    @ParameterizedTest
    @FieldSource("wherry.testkit.TestServer#REVISIONS")
    void greetsByName(String revision) {
        try (var server = TestServer.with(new Hello()); var peer = server.peer(revision)) {
            assertEquals("Good day, Ada!", peer.call("hello", JsonObject.of("name", Json.of("Ada"))).text());
        }
    }
}
