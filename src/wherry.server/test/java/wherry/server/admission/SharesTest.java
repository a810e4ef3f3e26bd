package wherry.server.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.protocol.MetaKey;
import wherry.server.RecordingChannel;
import wherry.server.ServerHarness;
import wherry.server.request.RequestTable;
import wherry.server.session.Sender;
import wherry.tool.Principal;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

/// Whose share of the workers and of the queue a call takes. There are 4 workers and 4 places to wait, and each peer may have half.
@Timeout(30)
class SharesTest {
    private static final Principal ADA = new Principal("https://issuer", "ada", Set.of());
    private static final Principal BOB = new Principal("https://issuer", "bob", Set.of());

    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger atWork = new AtomicInteger();
    private final ServerHarness bench = ServerHarness.with(Tool.named("hold").handler((_, _) -> {
        atWork.incrementAndGet();
        go.await();
        return ToolResult.text("held");
    })).workers(4, 4).share(50);

    @AfterEach
    void close() {
        go.countDown();
        bench.close();
    }

    private RecordingChannel call(Principal principal, String address) {
        var channel = new RecordingChannel();
        JsonObject meta = JsonObject.of(MetaKey.PROTOCOL_VERSION, Json.of("2026-07-28"), MetaKey.CLIENT_CAPABILITIES, JsonObject.EMPTY);
        bench.server().modern(bench.request("tools/call", JsonObject.of("name", Json.of("hold"), "_meta", meta)), new Sender(principal, address), channel,
                new RequestTable(1));
        return channel;
    }

    private void await(int working, int waiting) throws InterruptedException {
        ServerHarness.await(() -> atWork.get() == working && bench.server().waiting() == waiting);
    }

    @Test
    void aPrincipalHasOneShareFromAllItsAddresses() throws InterruptedException {
        call(ADA, "192.0.2.1");
        call(ADA, "192.0.2.2");
        await(2, 0);
        call(ADA, "192.0.2.3");
        call(ADA, "192.0.2.4");
        await(2, 2);
        Fault fault = call(ADA, "192.0.2.5").fault();
        assertInstanceOf(Fault.Busy.class, fault);
        assertTrue(fault.message().startsWith("the server is busy with calls of this client: "), fault::message);
        call(BOB, "192.0.2.1");
        await(3, 2);
    }

    @Test
    void principalsBehindOneProxyHaveAShareEach() throws InterruptedException {
        call(ADA, "127.0.0.1");
        call(ADA, "127.0.0.1");
        call(BOB, "127.0.0.1");
        call(BOB, "127.0.0.1");
        await(4, 0);
    }

    @Test
    void anonymousClientsOfOneAddressShareOne() throws InterruptedException {
        call(Principal.ANONYMOUS, "192.0.2.1");
        call(Principal.ANONYMOUS, "192.0.2.1");
        call(Principal.ANONYMOUS, "192.0.2.1");
        await(2, 1);
        assertEquals("192.0.2.1", new Sender(Principal.ANONYMOUS, "192.0.2.1").peer());
    }
}
