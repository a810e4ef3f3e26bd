package wherry.check.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.json.Json;

class JudgeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-11-05 | tools/list | {"tools":[{"name":"a","inputSchema":{"type":"object","x":1}}]} | true
            2024-11-05 | tools/list | {"tools":[{"name":"a","inputSchema":{"type":"object"},"title":"A"}]} | false
            2025-06-18 | tools/list | {"tools":[{"name":"a","inputSchema":{"type":"object"},"title":"A"}]} | true
            2025-06-18 | tools/list | {"tools":[{"name":"a","inputSchema":{"type":"object"},"icons":[]}]} | false
            2025-03-26 | tools/call | {"content":[{"type":"text","text":"a"}]} | true
            2025-03-26 | tools/call | {"content":[{"type":"text","text":"a"}],"structuredContent":{}} | false
            2025-03-26 | tools/call | {"content":[{"type":"text","text":"a","_meta":{}}]} | false
            2025-11-25 | ping | {} | true
            2025-11-25 | ping | {"resultType":"complete"} | false
            2026-07-28 | tools/call | {"content":[],"resultType":"complete","_meta":{"a/b":1}} | true
            2026-07-28 | tools/call | {"content":[]} | false
            2026-07-28 | tools/call | {"resultType":"input_required","requestState":"s"} | true
            2026-07-28 | tools/list | {"resultType":"input_required","requestState":"s"} | false
            2026-07-28 | tools/list | {"resultType":"complete","tools":[],"ttlMs":1,"cacheScope":"shared"} | false
            2026-07-28 | tools/list | {"resultType":"complete","tools":[],"ttlMs":1,"cacheScope":"public"} | true
            """)
    void takesOfARevisionWhatItsSchemaLists(String revision, String method, String result, boolean valid) {
        assertEquals(valid, judge(revision, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + result + "}", method).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2025-11-25 | {"jsonrpc":"2.0","id":1,"error":{"code":-32002,"message":"m"}} | true
            2026-07-28 | {"jsonrpc":"2.0","id":1,"error":{"code":-32002,"message":"m"}} | false
            2026-07-28 | {"jsonrpc":"2.0","id":1,"error":{"code":-32042,"message":"m"}} | false
            2026-07-28 | {"jsonrpc":"2.0","id":1,"error":{"code":-32022,"message":"m"}} | false
            2026-07-28 | {"jsonrpc":"2.0","id":1,"method":"roots/list"} | false
            2025-11-25 | {"jsonrpc":"2.0","id":1,"method":"roots/list"} | true
            2025-03-26 | {"jsonrpc":"2.0","id":1,"method":"elicitation/create","params":{}} | false
            2024-11-05 | {"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":1,"progress":1}} | true
            2024-11-05 | {"jsonrpc":"2.0","method":"notifications/progress",\
            "params":{"progressToken":1,"progress":1,"message":""}} | false
            2025-06-18 | [{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"m"}}] | false
            2025-03-26 | [{"jsonrpc":"2.0","id":1,"error":{"code":-32600,"message":"m"}}] | true
            """)
    void takesOfARevisionTheMessagesThatItHas(String revision, String message, boolean valid) {
        List<String> problems = judge(revision, message, "tools/call");
        assertEquals(valid, problems.isEmpty(), problems::toString);
    }

    private static List<String> judge(String revision, String message, String method) {
        Optional<RevisionSchema> schema = RevisionSchema.of(revision);
        assumeTrue(schema.isPresent(), "skipped: the official schemas are not there");
        var tally = new Tally();
        List<String> problems = new Judge(revision, "memory", schema.get(), tally)
                .judge(Json.parse(message), Map.of(Json.of(1), method));
        assertTrue(!problems.isEmpty() || !tally.toString().equals("{}"), "nothing was checked");
        return problems;
    }
}
