package wherry.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.tool.Field.Option;

class FieldTest {

    @Test
    void isTheSchemaOfItsKind() {
        assertSchema("{'type':'string'}", Field.text());
        assertSchema("{'type':'string','format':'email'}", Field.email());
        assertSchema("{'type':'string','format':'uri'}", Field.uri());
        assertSchema("{'type':'string','format':'date'}", Field.date());
        assertSchema("{'type':'string','format':'date-time'}", Field.dateTime());
        assertSchema("{'type':'number'}", Field.number());
        assertSchema("{'type':'integer'}", Field.integer());
        assertSchema("{'type':'boolean'}", Field.flag());
    }

    @Test
    void offersWordsToChooseFrom() {
        assertSchema("{'type':'string','enum':['a','b']}", Field.choice("a", "b"));
        assertSchema("{'type':'string','oneOf':[{'const':'a','title':'A'}]}", Field.choice(new Option("a", "A")));
        assertSchema("{'type':'array','items':{'type':'string','enum':['a','b']}}", Field.choices("a", "b"));
        assertSchema("{'type':'array','items':{'anyOf':[{'const':'a','title':'A'}]}}", Field.choices(new Option("a", "A")));
    }

    @Test
    void saysWhatTheUserReadsAndWhatIsFilledIn() {
        assertSchema("{'type':'string','title':'T','description':'D','default':'x','maxLength':3}",
                Field.text().title("T").description("D").defaultsTo(Json.of("x")).with("maxLength", Json.of(3)));
    }

    private static void assertSchema(String expected, Field field) {
        assertEquals(JsonObject.parse(expected.replace('\'', '"')), field.schema());
    }
}
