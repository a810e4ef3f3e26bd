package wherry.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.ClientCapabilities;
import wherry.tool.Elicitation;
import wherry.tool.Field;
import wherry.tool.RootsRequest;
import wherry.tool.Sampling;

class ClientsTest {
    private static final Elicitation FORM = Elicitation.form("?").required("a", Field.text());
    private static final Elicitation URL = Elicitation.url("!", URI.create("https://example.com/"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{} | false | false", "{'elicitation':{}} | true | false", "{'elicitation':{'form':{}}} | true | false",
        "{'elicitation':{'url':{}}} | false | true", "{'elicitation':{'form':{},'url':{}}} | true | true",
        "{'elicitation':null} | false | false", "{'elicitation':true} | false | false", "{'Elicitation':{}} | false | false"})
    void readsWhichModesOfElicitationAClientHas(String declared, boolean form, boolean url) {
        ClientCapabilities capabilities = Clients.capabilities(object(declared));
        assertEquals(form, capabilities.allows(FORM));
        assertEquals(url, capabilities.allows(URL));
    }

    @Test
    void readsWhatElseAClientCanDo() {
        ClientCapabilities all = Clients.capabilities(
                object("{'roots':{},'sampling':{'tools':{},'context':{}},'extensions':{'a/b':{}},'x':1}"));
        assertTrue(all.roots() && all.sampling() && all.samplingTools() && all.samplingContext());
        assertTrue(all.extensions().has("a/b"));
        assertTrue(all.declared().has("x"));
        ClientCapabilities none = Clients.capabilities(object("{'extensions':[],'sampling':1,'__proto__':{'roots':{}}}"));
        assertEquals(new ClientCapabilities(false, false, false, false, false, false, JsonObject.EMPTY, none.declared()), none);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-11-25", "2026-07-29", "1900-01-01", "", "2026-07-28 ", "DRAFT"})
    void refusesAVersionThatIsNotModern(String version) {
        Fault fault = refused("{'V':'" + version + "','C':{}}");
        assertEquals(version, ((Fault.UnsupportedVersion) fault).requested());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{} | protocolVersion", "{'V':5,'C':{}} | protocolVersion", "{'V':null} | protocolVersion",
        "{'V':'2026-07-28'} | clientCapabilities", "{'V':'2026-07-28','C':[]} | clientCapabilities",
        "{'V':'2026-07-28','C':null} | clientCapabilities", "{'V':'2026-07-28','C':{},'I':[]} | clientInfo",
        "{'V':'2026-07-28','C':{},'I':{'name':'n'}} | clientInfo",
                "{'V':'2026-07-28','C':{},'I':{'name':'n','version':1}} | clientInfo"})
    void saysWhichMetadataIsWrong(String meta, String key) {
        Fault fault = refused(meta);
        assertInstanceOf(Fault.InvalidParams.class, fault);
        assertTrue(fault.message().startsWith("params._meta.io.modelcontextprotocol/" + key + ": expected "), fault.message());
    }

    @Test
    void takesAModernClientThatKeepsItsNameToItself() {
        for (String sent : new String[] {"{'V':'2026-07-28','C':{}}", "{'V':'2026-07-28','C':{},'I':null}"}) {
            Clients.Modern modern = Clients.modern(meta(sent));
            assertEquals(Optional.empty(), modern.clientInfo());
            assertEquals(Revision.V2026_07_28, modern.revision());
        }
    }

    @Test
    void saysAllThatSomeRequestsNeed() {
        var tools = Sampling.of("?", 1).tools(wherry.tool.Tool.named("t"));
        assertEquals(object("{'elicitation':{'form':{},'url':{}},'sampling':{'tools':{}},'roots':{}}"),
                Clients.required(List.of(FORM, URL, Sampling.of("?", 1), tools, new RootsRequest())));
        assertEquals(object("{'sampling':{'tools':{}}}"), Clients.required(List.of(tools, Sampling.of("?", 1))));
        assertEquals(object("{'sampling':{}}"), Clients.required(List.of(Sampling.of("?", 1))));
    }

    private static Fault refused(String meta) {
        return assertThrows(FaultException.class, () -> Clients.modern(meta(meta))).fault();
    }

    private static JsonObject meta(String json) {
        return object(json.replace("'V'", "'" + MetaKey.PROTOCOL_VERSION + "'").replace("'C'", "'" + MetaKey.CLIENT_CAPABILITIES
                + "'")
                .replace("'I'", "'" + MetaKey.CLIENT_INFO + "'"));
    }

    private static JsonObject object(String json) {
        return (JsonObject) Json.parse(json.replace('\'', '"'));
    }

    @Test
    void readsWhoAModernClientIs() {
        Clients.Modern modern = Clients.modern(meta("{'V':'2026-07-28','C':{},'I':{'name':'n','version':'1','title':'N'}}"));
        var client = modern.clientInfo().orElseThrow();
        assertEquals(List.of("n", "1", "N"), List.of(client.name(), client.version(), client.title().orElseThrow()));
    }

    @Test
    void takesSamplingWithoutToolsOrContextForJustThat() {
        assertEquals(List.of(true, false, false), sampling("{'sampling':{}}"));
        assertEquals(List.of(true, true, false), sampling("{'sampling':{'tools':{}}}"));
        assertEquals(List.of(true, false, true), sampling("{'sampling':{'context':{}}}"));
    }

    private static List<Boolean> sampling(String declared) {
        ClientCapabilities client = Clients.capabilities(object(declared));
        return List.of(client.sampling(), client.samplingTools(), client.samplingContext());
    }
}
