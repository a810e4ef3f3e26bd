package wherry.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReaderTest {

    private static ScopePolicy read(String json) {
        return PolicyReader.read(json.replace('\'', '"'));
    }

    @Test
    void readsRulesForModulesAndForGroupsOfItems() {
        ScopePolicy policy = read("""
                {'rules': [{'module': 'files', 'scopes': ['files:read']},
                           {'tools': ['a', 'b'], 'resources': ['r://1'], 'templates': ['t://{x}'], 'prompts': ['p'], 'methods': ['m/get'], 'scopes': []}],
                 'implied': {'admin': ['files:read', 'files:write']}}""");
        assertEquals(new ScopePolicy.Rule("rules[0]", "files", Set.of(), Set.of("files:read")), policy.rules().getFirst());
        assertEquals(6, policy.rules().getLast().items().size());
        assertEquals(Map.of("admin", Set.of("files:read", "files:write")), policy.implied());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{ | not valid JSON",
        "[] | the policy: expected an object, got []",
        "{'rule':[]} | the policy: expected [",
        "{'rules':{}} | rules: expected an array, got {}",
        "{'rules':[1]} | rules[0]: expected an object, got 1",
        "{'rules':[{'module':'a','scope':['b']}]} | rules[0]: expected [module, scopes, tools, resources, templates, prompts, methods], got 'scope'",
        "{'rules':[{'module':'a'}]} | rules[0].scopes: expected a list, empty for no scope, got none",
        "{'rules':[{'scopes':['b']}]} | rules[0]: expected either a module or names of [tools, resources, templates, prompts, methods]",
        "{'rules':[{'module':'a','tools':['t'],'scopes':['b']}]} | rules[0]: expected either a module or names of",
        "{'rules':[{'module':1,'scopes':['b']}]} | rules[0].module: expected a name, got 1",
        "{'rules':[{'tools':'t','scopes':['b']}]} | rules[0].tools: expected an array of texts, got \"t\"",
        "{'rules':[{'tools':['t'],'scopes':'b'}]} | rules[0].scopes: expected an array of texts, got \"b\"",
        "{'rules':[{'tools':['t'],'scopes':['a b']}]} | rules[0].scopes: expected 1 to 128 visible ASCII characters without \" and \\, got 'a b'",
        "{'implied':{'a':'b'}} | implied.a: expected an array of texts, got \"b\"",
        "{'implied':{'a b':['c']}} | implied: expected 1 to 128 visible ASCII characters without \" and \\, got 'a b'",
        "{'implied':[]} | implied: expected an object, got []"})
    void saysWhereAMistakeIs(String json, String problem) {
        String message = assertThrows(IllegalArgumentException.class, () -> read(json)).getMessage();
        assertEquals(problem, message.substring(0, Math.min(message.length(), problem.length())));
    }

    @Test
    void letsTheMostSpecificRulesCount() {
        ScopePolicy policy = read("""
                {'rules': [{'module': 'files', 'scopes': ['m']}, {'tools': ['a'], 'scopes': ['x']}, {'tools': ['a', 'b'], 'scopes': ['y']},
                           {'tools': ['free'], 'scopes': []}]}""");
        var files = List.of("files", "wherry.tools.files");
        assertEquals(Set.of("x", "y"), policy.scopes(new Item(Item.Kind.TOOL, "a"), files, Set.of("own")));
        assertEquals(Set.of("y"), policy.scopes(new Item(Item.Kind.TOOL, "b"), files, Set.of("own")));
        assertEquals(Set.of(), policy.scopes(new Item(Item.Kind.TOOL, "free"), files, Set.of("own")));
        assertEquals(Set.of("m"), policy.scopes(new Item(Item.Kind.PROMPT, "a"), files, Set.of("own")), "a prompt of the same name");
        assertEquals(Set.of("own"), policy.scopes(new Item(Item.Kind.TOOL, "c"), List.of("time"), Set.of("own")));
    }

    @Test
    void broadensScopesInAnyNumberOfStepsAndInCircles() {
        ScopePolicy policy = read("{'implied':{'a':['b'],'b':['c','a']}}");
        assertEquals(Set.of("a", "b", "c", "z"), policy.broadened(Set.of("a", "z")));
        assertEquals(Set.of("z"), policy.broadened(Set.of("z")));
    }
}
