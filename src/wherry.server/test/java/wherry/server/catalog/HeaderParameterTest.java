package wherry.server.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.server.ServerHarness;

class HeaderParameterTest {
    private static List<HeaderParameter> of(String properties) {
        return HeaderParameter.of(ServerHarness.object("{'type':'object','properties':" + properties + "}"));
    }

    @Test
    void findsParametersAtAnyDepthOfProperties() {
        assertEquals(List.of(new HeaderParameter("Region", List.of("a")), new HeaderParameter("Deep", List.of("b", "c"))),
                of("{'a':{'type':'string','x-mcp-header':'Region'},'b':{'type':'object','properties':{'c':{'type':'boolean',"
                        + "'x-mcp-header':'Deep'}}}}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'a':{'type':'string','x-mcp-header':''}}", "{'a':{'type':'string','x-mcp-header':'two words'}}",
        "{'a':{'type':'string','x-mcp-header':'a\\r\\nb'}}", "{'a':{'type':'string','x-mcp-header':'ä'}}",
                "{'a':{'type':'string','x-mcp-header':5}}",
        "{'a':{'type':'number','x-mcp-header':'A'}}", "{'a':{'type':'object','x-mcp-header':'A'}}", "{'a':{'x-mcp-header':'A'}}",
        "{'a':{'type':['string','null'],'x-mcp-header':'A'}}",
        "{'a':{'type':'string','x-mcp-header':'A'},'b':{'type':'string','x-mcp-header':'a'}}",
        "{'a':{'type':'array','items':{'type':'string','x-mcp-header':'A'}}}",
                "{'a':{'anyOf':[{'type':'string','x-mcp-header':'A'}]}}"})
    void refusesWhatClientsWouldDropTheToolFor(String properties) {
        assertThrows(IllegalArgumentException.class, () -> of(properties));
    }

    @Test
    void tellsTheKeywordFromWhatIsMerelyCalledSo() {
        assertEquals(List.of(),
                of("{'x-mcp-header':{'type':'string','default':'x-mcp-header','enum':['x-mcp-header'],"
                + "'examples':[{'x-mcp-header':1}]}}"));
        assertEquals(1, of("{'x-mcp-header':{'type':'string','x-mcp-header':'A'}}").size());
    }

    @Test
    void findsItsValueInTheArguments() {
        var deep = new HeaderParameter("Deep", List.of("b", "c"));
        assertEquals(Optional.of(Json.of(true)), deep.value(ServerHarness.object("{'b':{'c':true}}")));
        for (String none : List.of("{}", "{'b':5}", "{'b':{}}", "{'b':{'c':null}}", "{'b':null}")) {
            assertEquals(Optional.empty(), deep.value(ServerHarness.object(none)));
        }
    }
}
