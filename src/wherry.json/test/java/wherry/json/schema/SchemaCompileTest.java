package wherry.json.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.SchemaException;
import wherry.json.SchemaLimits;

class SchemaCompileTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "1|: expected a schema (object or boolean), got number 1",
        "{'items':[{}]}|/items: expected a schema (object or boolean), got array of 1 item",
        "{'properties':{'a/b':{'type':'strin'}}}|/properties/a~1b/type: expected object, array, string, number, boolean, null"
                + " or integer, got 'strin'",
        "{'type':[]}|/type: expected a list that is not empty, got array of 0 items",
        "{'type':['null','null']}|/type: expected a list without repeats, got array of 2 items",
        "{'required':['a',1]}|/required: expected string, got number 1",
        "{'required':true}|/required: expected array, got boolean true",
        "{'properties':[]}|/properties: expected object, got array of 0 items",
        "{'minLength':-1}|/minLength: expected a whole number of at least 0, got number -1",
        "{'maxItems':1.5}|/maxItems: expected a whole number of at least 0, got number 1.5",
        "{'multipleOf':0}|/multipleOf: expected a number over 0, got number 0",
        "{'minimum':'1'}|/minimum: expected number, got string \"1\"",
        "{'allOf':[]}|/allOf: expected a list that is not empty, got array of 0 items",
        "{'uniqueItems':1}|/uniqueItems: expected boolean, got number 1",
        "{'$defs':{'unused':{'pattern':'('}}}|/$defs/unused/pattern: expected a regular expression (ECMA-262), got '(':"
                + " a group that is not closed, at character 1",
        "{'patternProperties':{'[':{}}}|/patternProperties: expected a regular expression (ECMA-262), got '[':"
                + " a character class that is not closed, at character 1",
        "{'$anchor':'a/b'}|/$anchor: expected a plain name, got 'a/b'",
        "{'$id':'a#b'}|/$id: expected a URI without a fragment, got 'a#b'",
        "{'items':{'$ref':'#/$defs/none'}}|/items/$ref: expected a schema that exists, got '#/$defs/none'",
        "{'$ref':'#none'}|/$ref: expected a schema that exists, got '#none'",
        "{'$ref':'%zz'}|/$ref: expected a URI reference, got '%zz'",
        "{'$ref':'#/required','required':['a']}|/required: expected a schema (object or boolean), got array of 1 item",
        "{'allOf':[{'$id':'a:1'},{'$id':'a:1'}]}|/allOf/1/$id: expected a URI of its own, got 'a:1', which another schema has"})
    void saysWhatIsWrongAndWhere(String schema, String message) {
        assertEquals(message, refusal(schema.replace('\'', '"')));
    }

    @Test
    void refusesAReferenceThatWouldNeedTheNetwork() {
        assertEquals("/$ref: expected a schema that is at hand, got 'http://127.0.0.1:9/a.json', and none is ever fetched",
                refusal("{\"$ref\": \"http://127.0.0.1:9/a.json#/x\"}"));
        assertEquals("/$ref: expected a schema that is at hand, got 'file:///etc/passwd', and none is ever fetched",
                refusal("{\"$id\": \"file:///a/b\", \"$ref\": \"file:///etc/passwd\"}"));
    }

    @Test
    void namesTheDialectItDoesNotKnowAndThoseItDoes() {
        String message = refusal("{\"$schema\": \"http://json-schema.org/draft-04/schema#\"}");
        for (String named : List.of("draft-04", "'https://json-schema.org/draft/2020-12/schema'",
                "'http://json-schema.org/draft-07/schema#'")) {
            assertTrue(message.contains(named), message);
        }
        assertEquals("$schema: expected string, got number 7", refusal("{\"$schema\": 7}"));
    }

    @Test
    void refusesAVocabularyThatItMustKnowAndDoesNot() {
        Json metaschema = Json.parse("{\"$vocabulary\": {\"urn:mine\": true}}");
        Json schema = Json.parse("{\"$schema\": \"urn:meta\"}");
        var refused = assertThrows(SchemaException.class,
                () -> JsonSchema.compile(schema, SchemaLimits.DEFAULT, Map.of("urn:meta", metaschema)));
        assertEquals("$schema: dialect 'urn:meta' requires the unknown vocabulary 'urn:mine'", refused.getMessage());
    }

    @Test
    void looksForReferencesInTheDocumentsGiven() {
        Map<String, Json> documents = Map.of("http://a.example/one.json", Json.parse("{\"$ref\": \"two.json#/$defs/n\"}"),
                "http://a.example/two.json", Json.parse("{\"$defs\": {\"n\": {\"type\": \"number\"}}}"));
        JsonSchema schema = JsonSchema.compile(JsonObject.of("$ref", Json.of("http://a.example/one.json")), SchemaLimits.DEFAULT,
                documents);
        assertEquals(List.of(), schema.validate(Json.of(1)));
        assertEquals("expected number, got string \"x\"", schema.validate(Json.of("x")).getFirst().message());
    }

    @Test
    void saysInWhichDocumentAMistakeIs() {
        Json schema = Json.parse("{\"$ref\": \"urn:a\"}");
        var refused = assertThrows(SchemaException.class, () -> JsonSchema.compile(schema, SchemaLimits.DEFAULT,
                Map.of("urn:a", Json.parse("{\"items\": 1}"))));
        assertEquals("urn:a#/items: expected a schema (object or boolean), got number 1", refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{'items':[{'type':'string'}],'additionalItems':false}|['a']|['a',1]",
        "{'items':{'type':'string'},'additionalItems':false}|['a','b']|[1]",
        "{'definitions':{'s':{'type':'string'}},'$ref':'#/definitions/s'}|'a'|1",
        "{'definitions':{'s':{'$id':'#s','type':'string'}},'items':{'$ref':'#s'}}|['a']|[1]",
        "{'dependencies':{'a':['b'],'c':{'required':['d']}}}|{'a':1,'b':1,'c':1,'d':1}|{'c':1}",
        "{'contains':{'const':1},'minContains':0}|[1]|[]",
        "{'if':{'const':1},'then':false}|2|1"})
    void speaksDraft7(String schema, String valid, String invalid) {
        JsonSchema compiled = draft7(schema);
        assertEquals(List.of(), compiled.validate(Json.parse(valid.replace('\'', '"'))));
        assertEquals(1, compiled.validate(Json.parse(invalid.replace('\'', '"'))).size());
    }

    @Test
    void ignoresInDraft7WhatCameLaterOrStandsBesideARef() {
        JsonSchema besideARef = draft7("{'$ref':'#/definitions/s','maxLength':1,'definitions':{'s':{}}}");
        assertEquals(List.of(), besideARef.validate(Json.of("ab")));
        assertEquals(List.of(), draft7("{'prefixItems':1,'unevaluatedItems':2,'items':true}").validate(JsonArray.of("a")));
    }

    @Test
    void checksFormatsOnlyWhenToldTo() {
        Json schema = Json.parse("{\"format\": \"email\"}");
        assertEquals(List.of(), JsonSchema.compile(schema).validate(Json.of("no")));
        var asserting = JsonSchema.compile(schema, SchemaLimits.DEFAULT.assertingFormats());
        assertEquals("expected a string of format email, such as ann@example.com, got string \"no\"",
                asserting.validate(Json.of("no")).getFirst().message());
        assertEquals(List.of(), asserting.validate(Json.of("bob@example.org")));
    }

    private static JsonSchema draft7(String schema) {
        return JsonSchema.compile(((JsonObject) Json.parse(schema.replace('\'', '"'))).toBuilder()
                .put("$schema", "http://json-schema.org/draft-07/schema#").build());
    }

    private static String refusal(String schema) {
        Json json = Json.parse(schema);
        return assertThrows(SchemaException.class, () -> JsonSchema.compile(json)).getMessage();
    }
}
