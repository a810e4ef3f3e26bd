package wherry.tool.portable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wherry.json.JsonObject;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;

/// What each family of clients does not take of a tool, and what all of them take.
class PortabilityTest {
    private static final Tool PLAIN = Tool.named("find_notes").description("Finds notes. The best come first.").annotations(ToolAnnotations.READ_ONLY);

    private static JsonObject object(String text) {
        return JsonObject.parse(text.replace('\'', '"'));
    }

    private static List<Finding> ofProperty(String schema) {
        return Portability.of(PLAIN.input(object("{'type':'object','properties':{'a':" + schema + "}}")));
    }

    /// The families that break, in the order of the enum.
    private static String breaking(Finding finding) {
        return finding.effects().stream().filter(Effect::breaks).map(effect -> effect.client().label()).sorted().collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'type':'string','description':'A name.'}", "{'type':'integer','minimum':1,'maximum':9}", "{'type':'array','items':{'type':'number'}}",
        "{'type':'object','properties':{'b':{'type':'boolean'}},'required':['b']}", "{'type':'string','enum':['a','b']}",
        "{'type':'string','format':'date-time'}", "{}"})
    void findsNothingInWhatEveryClientTakes(String schema) {
        assertEquals(List.of(), ofProperty(schema));
    }

    @Test
    void findsNothingInAToolWithoutArguments() {
        assertEquals(Set.of("closed_object"), Portability.of(PLAIN).stream().map(Finding::rule).collect(Collectors.toSet()));
        assertTrue(Portability.of(PLAIN).stream().noneMatch(Finding::breaks));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "{'anyOf':[{'type':'string'},{'type':'integer'}]} | any_of | /anyOf | ",
        "{'anyOf':[{'type':'string'},{'type':'null'}]} | null_union | /anyOf | cursor safe",
        "{'oneOf':[{'type':'string'},{'type':'integer'}]} | one_of | /oneOf | gemini safe",
        "{'allOf':[{'type':'string'}]} | one_of | /allOf | gemini safe",
        "{'type':['string','null']} | type_list | /type | cursor gemini safe",
        "{'$ref':'#/properties/a'} | reference | /$ref | gemini safe",
        "{'type':'array'} | array_without_items | '' | openai safe vscode",
        "{'type':'array','prefixItems':[{'type':'string'}]} | tuple | /prefixItems | gemini openai safe",
        "{'type':'array','items':true} | boolean_schema | /items | gemini openai safe vscode",
        "true | boolean_schema | '' | gemini openai safe vscode",
        "{'type':'object'} | object_without_properties | '' | openai safe",
        "{'type':'object','properties':{},'additionalProperties':{'type':'string'}} | additional_properties | /additionalProperties | gemini safe",
        "{'type':'object','properties':{},'additionalProperties':true} | additional_properties | /additionalProperties | gemini safe",
        "{'type':'object','properties':{},'additionalProperties':false} | closed_object | /additionalProperties | ",
        "{'type':'string','pattern':'^(?!x)'} | special_pattern | /pattern | openai safe",
        "{'type':'string','pattern':'\\\\p{L}+'} | special_pattern | /pattern | openai safe",
        "{'type':'string','pattern':'^[a-z]+$'} | pattern | /pattern | ",
        "{'type':'string','format':'uri'} | format | /format | ",
        "{'type':'string','format':'email'} | date_format | /format | ",
        "{'type':'string','minLength':1} | length | /minLength | ",
        "{'type':'string','default':'x'} | default | /default | ",
        "{'type':'integer','enum':[1,2]} | enum_of_others | /enum | ",
        "{'type':'string','x-mcp-header':'A'} | header | /x-mcp-header | ",
        "{'type':'number','multipleOf':2} | rare_keyword | /multipleOf | ",
        "{'type':'object','properties':{'b':{'type':'array'}}} | array_without_items | /properties/b | openai safe vscode",
        "{'type':'array','items':{'type':'array'}} | array_without_items | /items | openai safe vscode"})
    void saysWhereAndWhichClientsBreak(String schema, String rule, String at, String clients) {
        Finding found = ofProperty(schema).stream().filter(finding -> finding.rule().equals(rule)).findFirst()
                .orElseThrow(() -> new AssertionError(ofProperty(schema).toString()));
        assertEquals("/inputSchema/properties/a" + at.replace("'", ""), found.at());
        assertEquals(clients == null ? "" : clients, breaking(found));
        assertTrue(!found.instead().isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"oneOf", "anyOf", "allOf"})
    void saysThatACombinationAtTheTopBreaksClaude(String keyword) {
        List<Finding> found = Portability.of(PLAIN.input(object("{'type':'object','properties':{},'" + keyword + "':[{'required':['a']}]}")));
        assertEquals("combination_at_the_top /inputSchema/" + keyword + " claude safe",
                found.getFirst().rule() + " " + found.getFirst().at() + " " + breaking(found.getFirst()));
    }

    @Test
    void saysWhatIsWrongWithADialect() {
        String old = "{'type':'object','properties':{},'$schema':'http://json-schema.org/draft-07/schema#'}";
        assertEquals(List.of("dialect"), Portability.of(PLAIN.input(object(old))).stream().map(Finding::rule).toList());
        Finding output = Portability.of(PLAIN.output(object(old))).getLast();
        assertEquals("old_dialect /outputSchema/$schema claude safe", output.rule() + " " + output.at() + " " + breaking(output));
    }

    @Test
    void saysThatSomeClientsGetNoResultThatIsNoObject() {
        Finding found = Portability.of(PLAIN.output(object("{'type':'array','items':{'$ref':'#/$defs/b'},'$defs':{'b':{}}}"))).get(1);
        assertEquals("output_not_an_object", found.rule());
        assertEquals("/outputSchema/items/$ref", Portability.of(PLAIN.output(object("{'type':'array','items':{'$ref':'#/$defs/b'},'$defs':{'b':{}}}"))).getLast().at());
    }

    @ParameterizedTest
    @CsvSource({"'a b', property_name, claude safe", "é, property_name, claude safe", "a.b, unusual_property_name, ''", "_id, unusual_property_name, ''"})
    void saysWhichNamesOfPropertiesBreakClaude(String name, String rule, String clients) {
        Finding found = Portability.of(PLAIN.input(object("{'type':'object','properties':{'" + name + "':{'type':'string'}}}"))).getFirst();
        assertEquals(rule + " /inputSchema/properties/" + name + " " + clients, found.rule() + " " + found.at() + " " + breaking(found));
    }

    @ParameterizedTest
    @CsvSource({"find_notes, '', ''", "findNotes, '', vscode safe", "find-notes, cursor, safe", "find.notes, claude cursor openai, vscode safe",
        "find/notes, claude cursor gemini openai, vscode safe", "2find, gemini, safe"})
    void saysWhichNamesOfToolsBreakClients(String name, String breaks, String notes) {
        List<Effect> effects = NameRules.of(name).flatMap(finding -> finding.effects().stream()).toList();
        assertEquals(breaks, effects.stream().filter(Effect::breaks).map(effect -> effect.client().label()).sorted().collect(Collectors.joining(" ")));
        assertEquals(Set.of(notes.isEmpty() ? new String[0] : notes.split(" ")),
                effects.stream().filter(effect -> !effect.breaks()).map(effect -> effect.client().label()).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @CsvSource({"48, ''", "49, ''", "60, cursor", "65, cursor gemini openai", "129, claude cursor gemini openai"})
    void saysWhichNamesAreTooLong(int length, String breaks) {
        assertEquals(breaks, NameRules.of("a".repeat(length)).map(PortabilityTest::breaking).collect(Collectors.joining()));
        assertEquals(length > 48, NameRules.of("a".repeat(length)).findAny().isPresent());
    }

    @Test
    void saysWhatADescriptionLacks() {
        Tool tool = Tool.named("t").annotations(ToolAnnotations.READ_ONLY);
        assertEquals(List.of("no_description"), rules(tool));
        assertEquals(List.of("long_first_sentence"), rules(tool.description("x".repeat(201))));
        assertEquals(List.of(), rules(tool.description("Finds notes.\n" + "x".repeat(900))));
        Tool longest = tool.description("Finds notes. " + "x".repeat(1012));
        assertEquals(List.of("long_description"), rules(longest));
        assertEquals("openai safe", breaking(Portability.of(longest).getFirst()));
    }

    private static List<String> rules(Tool tool) {
        return Portability.of(tool).stream().map(Finding::rule).filter(rule -> !rule.equals("closed_object")).toList();
    }

    @Test
    void asksForTheThreeHints() {
        Stream.of(ToolAnnotations.NONE, ToolAnnotations.NONE.readOnly(true).destructive(false), ToolAnnotations.NONE.readOnly(false).openWorld(false))
                .forEach(hints -> assertEquals(List.of("hints"), rules(Tool.named("t").description("Finds.").annotations(hints))));
    }

    @Test
    void hasARowForEachRuleThatSaysSomethingOfSomeClient() {
        for (Rule rule : Rule.values()) {
            assertTrue(!rule.effects.isEmpty() && !rule.instead.isBlank(), rule::name);
            assertEquals(rule.effects.size(), rule.effects.stream().map(Effect::client).collect(Collectors.toCollection(() -> EnumSet.noneOf(ClientFamily.class))).size());
        }
    }

    @Test
    void narrowsAFindingToOneFamily() {
        Finding found = ofProperty("{'type':'array'}").getFirst();
        assertEquals("openai", breaking(found.of(ClientFamily.OPENAI).orElseThrow()));
        assertTrue(found.of(ClientFamily.CLAUDE).isEmpty());
        assertEquals("expected one of claude, openai, gemini, vscode, cursor, safe, got 'emacs'",
                assertThrows(IllegalArgumentException.class, () -> ClientFamily.labelled("emacs")).getMessage());
    }
}
