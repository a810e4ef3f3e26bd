package wherry.server.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.protocol.Fault;
import wherry.server.RecordingChannel;
import wherry.server.ServerHarness;
import wherry.server.request.Outcome;
import wherry.server.session.Session;
import wherry.tool.CallContext;
import wherry.tool.Implementation;
import wherry.tool.LogLevel;
import wherry.tool.Principal;
import wherry.tool.Tool;
import wherry.tool.ToolResult;

@Timeout(30)
class HandlerContextTest {
    private interface Telling {
        void tell(CallContext call) throws Exception;
    }

    private ServerHarness bench;

    @AfterEach
    void close() {
        bench.close();
    }

    private void telling(Telling telling) {
        bench = ServerHarness.with(Tool.named("t").handler((_, call) -> {
            telling.tell(call);
            return ToolResult.text("done");
        }));
    }

    private RecordingChannel modern(String meta) throws InterruptedException {
        RecordingChannel call = bench.modern("tools/call", ServerHarness.object("{'name':'t','_meta':" + meta + "}"), JsonObject.EMPTY);
        call.reply();
        return call;
    }

    private static List<String> told(RecordingChannel call, String member) {
        return call.sent.stream().map(message -> message.object("params").orElseThrow().get(member).map(Json::toString)
                .orElse("-")).toList();
    }

    @Test
    void tellsProgressThatRises() throws Exception {
        telling(call -> {
            for (double progress : new double[] {Double.NaN, 0, 0, 1, 0.5, Double.NEGATIVE_INFINITY, 1.5,
                    Double.POSITIVE_INFINITY, Double.NaN, 1.5, 2}) {
                call.progress(progress, 2);
            }
            call.progress(3, Double.NaN);
            call.progress(4, Double.POSITIVE_INFINITY, "almost");
        });
        RecordingChannel call = modern("{'progressToken':'p'}");
        assertEquals(List.of("0", "1", "1.5", "2", "3", "4"), told(call, "progress"));
        assertEquals(List.of("2", "2", "2", "2", "-", "-"), told(call, "total"), "what JSON cannot say is left out");
        assertEquals(List.of("-", "-", "-", "-", "-", "\"almost\""), told(call, "message"));
        assertTrue(told(call, "progressToken").stream().allMatch("\"p\""::equals));
    }

    @Test
    void sendsNoProgressToAClientThatDidNotAskForIt() throws Exception {
        telling(call -> call.progress(1, 2, "m"));
        assertEquals(List.of(), modern("{}").sent);
        Session oldest = bench.open("2024-11-05", JsonObject.EMPTY, _ -> {
        });
        RecordingChannel call = bench.legacy(oldest, "tools/call", ServerHarness.object("{'name':'t','_meta':{'progressToken':7}}"));
        call.reply();
        assertEquals(List.of("-"), told(call, "message"), "which the oldest revision does not know");
    }

    @Test
    void tellsProgressOfManyThreadsInOrder() throws Exception {
        telling(call -> {
            var threads = new ArrayList<Thread>();
            for (int i = 0; i < 8; i++) {
                int first = i;
                threads.add(Thread.ofVirtual().start(() -> {
                    for (int j = 0; j < 200; j++) {
                        call.progress(8 * j + first);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        });
        List<String> told = told(modern("{'progressToken':1}"), "progress");
        for (int i = 1; i < told.size(); i++) {
            assertTrue(Long.parseLong(told.get(i)) > Long.parseLong(told.get(i - 1)), told::toString);
        }
    }

    @Test
    void logsFromTheLevelOnThatTheRequestNames() throws Exception {
        telling(call -> {
            for (LogLevel level : LogLevel.values()) {
                call.log(level, "l", level.word());
            }
        });
        assertEquals(List.of(), modern("{}").sent, "a modern request without a level wants none");
        assertEquals(List.of("\"critical\"", "\"alert\"", "\"emergency\""),
                told(modern("{'io.modelcontextprotocol/logLevel':'critical'}"), "level"));
        assertEquals(8, modern("{'io.modelcontextprotocol/logLevel':'debug'}").sent.size());
        RecordingChannel wrong = modern("{'io.modelcontextprotocol/logLevel':'verbose'}");
        assertInstanceOf(Fault.InvalidParams.class, wrong.fault());
    }

    @Test
    void logsFromTheLevelOnThatTheSessionLastSet() throws Exception {
        telling(call -> {
            call.log(LogLevel.DEBUG, "l", "m");
            call.log(LogLevel.INFO, "l", "m");
        });
        Session session = bench.open("2025-11-25", JsonObject.EMPTY, _ -> {
        });
        assertEquals(1, after(bench.call(session, "t")));
        bench.legacy(session, "logging/setLevel", ServerHarness.object("{'level':'debug'}")).result();
        assertEquals(2, after(bench.call(session, "t")));
        bench.legacy(session, "logging/setLevel", ServerHarness.object("{'level':'error'}")).result();
        assertEquals(0, after(bench.call(session, "t")));
    }

    private static int after(RecordingChannel call) throws InterruptedException {
        call.reply();
        return call.sent.size();
    }

    @Test
    void dropsTheLogOfACallThatLogsWithoutEnd() throws Exception {
        telling(call -> {
            for (int i = 0; i < 2000; i++) {
                call.log(LogLevel.ERROR, "l", "m");
            }
        });
        RecordingChannel call = modern("{'io.modelcontextprotocol/logLevel':'debug'}");
        assertEquals(1001, call.sent.size());
        assertTrue(call.sent.getLast().toString().contains("the rest is dropped"));
    }

    @Test
    void tellsTheHandlerWhoCalls() throws Exception {
        var seen = new ArrayList<Object>();
        telling(call -> seen.addAll(List.of(call.principal(), call.clientInfo().map(Implementation::name), call.clientCapabilities().roots(),
                call.meta().get("com.example/x"), call.trace().traceparent())));
        bench.modern("tools/call", ServerHarness.object("{'name':'t','_meta':{'com.example/x':1,'traceparent':'"
                + "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01','io.modelcontextprotocol/clientInfo':{'name':'c','version':'1'}}}"),
                ServerHarness.EVERYTHING).result();
        assertEquals(List.of(Principal.ANONYMOUS, Optional.of("c"), true, Optional.of(Json.of(1)),
                Optional.of("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")), seen);
        seen.clear();
        bench.call(bench.open("2025-11-25", JsonObject.EMPTY, _ -> {
        }), "t").result();
        assertEquals(List.of(Principal.ANONYMOUS, Optional.of("c"), false, Optional.empty(), Optional.empty()), seen);
    }

    @Test
    void isSilentWhenTheHandlerHasReturned() throws Exception {
        var kept = new AtomicReference<CallContext>();
        telling(kept::set);
        var call = new RecordingChannel() {
            @Override
            public void end(Outcome outcome) {
                kept.get().progress(1);
                kept.get().log(LogLevel.ERROR, "l", "m");
                super.end(outcome);
            }
        };
        bench.modern(bench.request("tools/call", ServerHarness.object("{'name':'t','_meta':{'progressToken':1,"
                + "'io.modelcontextprotocol/logLevel':'debug'}}")), JsonObject.EMPTY, call);
        call.result();
        assertEquals(List.of(), call.sent);
    }

    @Test
    void hasTheClientComeBackLater() throws Exception {
        telling(call -> call.pollLater(Duration.ofSeconds(3)));
        var released = new ArrayList<Duration>();
        var call = new RecordingChannel() {
            @Override
            public void release(Duration retryAfter) {
                released.add(retryAfter);
            }
        };
        bench.modern(bench.request("tools/call", ServerHarness.object("{'name':'t'}")), JsonObject.EMPTY, call);
        call.result();
        assertEquals(List.of(Duration.ofSeconds(3)), released);
    }
}
