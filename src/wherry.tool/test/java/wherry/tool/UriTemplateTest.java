package wherry.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriTemplateTest {
    /// The examples of RFC 6570, section 3.2.
    private static final Map<String, String> VALUES = Map.ofEntries(Map.entry("var", "value"), Map.entry("hello", "Hello World!"),
            Map.entry("half", "50%"), Map.entry("base", "http://example.com/home/"), Map.entry("path", "/foo/bar"),
            Map.entry("v", "6"), Map.entry("x", "1024"), Map.entry("y", "768"), Map.entry("empty", ""), Map.entry("who", "fred"),
            Map.entry("dub", "me/too"), Map.entry("semi", ";"), Map.entry("encoded", "a%20b%zz"), Map.entry("emoji", "é😀"));

    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {
        "{var} value", "{hello} Hello%20World%21", "{half} 50%25", "O{empty}X OX", "O{undef}X OX", "{x,y} 1024,768",
        "{x,hello,y} 1024,Hello%20World%21,768", "?{x,empty} ?1024,", "?{x,undef} ?1024", "?{undef,y} ?768", "{var:3} val",
        "{var:30} value", "{emoji:1} %C3%A9", "{semi:2} %3B", "{encoded} a%2520b%25zz", "{emoji} %C3%A9%F0%9F%98%80",
        "{+var} value", "{+hello} Hello%20World!", "{+half} 50%25", "{base}index http%3A%2F%2Fexample.com%2Fhome%2Findex",
        "{+base}index http://example.com/home/index", "{+path}/here /foo/bar/here", "up{+path}{var}/here up/foo/barvalue/here",
        "{+x,hello,y} 1024,Hello%20World!,768", "{+path:6}/here /foo/b/here", "{+encoded} a%20b%25zz",
        "{#var} #value", "{#hello} #Hello%20World!", "{#path,x}/here #/foo/bar,1024/here", "foo{#empty} foo#", "foo{#undef} foo",
        "{.who} .fred", "{.who,who} .fred.fred", "X{.var:3} X.val", "X{.empty} X.", "X{.undef} X",
        "{/who,dub} /fred/me%2Ftoo", "{/var,empty} /value/", "{/var,undef} /value", "{/var:1,var} /v/value", "{/var*} /value",
        "{;who} ;who=fred", "{;half} ;half=50%25", "{;empty} ;empty", "{;v,empty,who} ;v=6;empty;who=fred",
        "{;x,y,undef} ;x=1024;y=768", "{?who} ?who=fred", "{?half} ?half=50%25", "{?x,y,empty} ?x=1024&y=768&empty=",
        "{?x,y,undef} ?x=1024&y=768", "?fixed=yes{&x} ?fixed=yes&x=1024", "{&x,y,empty} &x=1024&y=768&empty=",
        "{&var:3} &var=val", "é/é %C3%A9/%C3%A9"})
    void expandsAsTheRfcSays(String template, String uri) {
        assertEquals(uri, UriTemplate.parse(template).expand(VALUES));
    }

    @Test
    void encodesWhatIsNeitherLetterNorDigitNorMark() {
        String kept = "azAZ09-._~";
        assertEquals(kept + "%60%7B%40%5B%2F%3A", UriTemplate.parse("{x}").expand(Map.of("x", kept + "`{@[/:")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///{x}/{y}.txt", "a:{+path}", "a:{/var,half,hello}", "a:{x}{#base}", "a:b{.who,x}",
        "a:b{;x,empty,half}", "a:b{?x,empty,half}", "a:b?c=1{&y,hello}#{who}", "é:{emoji},{semi}", "a:{/dub*}{?v}"})
    void matchesWhatItExpandsTo(String written) {
        UriTemplate template = UriTemplate.parse(written);
        var values = template.match(template.expand(VALUES)).orElseThrow();
        assertEquals(template.variables().size(), values.size());
        values.forEach((name, value) -> assertEquals(VALUES.get(name), value));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "a/{x} a/ b/1 a/1/2 a/1?q a/1#f a/%zz a/%f a/%ff a/%C0%AF a/%ED%A0%80 A/1", "{x}/b /b a/c a/b/",
        "a{?x} a?y=1 a?x=1&x=2 a?x=1&y=2 a?x=%g a/ ?x=1 a&x=1", "{x:2} abc", "{x} ?", "{x}{y} a", "{/x,y} /a /a/b/c",
        "{.x} a", "{x}-{x} a-b", "a{#x} a a#", "{;x} ;y=1 ;x=1;x=2", "a a/ aa"})
    void doesNotMatch(String line) {
        String[] words = line.split(" ");
        for (int i = 1; i < words.length; i++) {
            assertEquals(Optional.empty(), UriTemplate.parse(words[0]).match(words[i]), words[i]);
        }
    }

    @Test
    void takesTheShortestFromTheLeftThatFits() {
        assertEquals(Map.of("a", "1", "b", "2-3"), match("{a}-{b}", "1-2-3"));
        assertEquals(Map.of("a", "1", "b", "23"), match("{a}{b}", "123"));
        assertEquals(Map.of("a", "1/x2", "b", "3"), match("{+a}/x{b}", "1/x2/x3"));
        assertEquals(Map.of("a", "p/q", "b", "r.s"), match("file:///{+a}/{b}.txt", "file:///p/q/r.s.txt"));
        assertEquals(Map.of("a", "x.y"), match("{a}.z", "x.y.z"));
    }

    @Test
    void takesPairsInAnyOrderAndSome() {
        assertEquals(Map.of("x", "1", "y", "2"), match("s{?x,y}", "s?y=2&x=1"));
        assertEquals(Map.of("y", "a/b?c"), match("s{?x,y}", "s?y=a/b?c"));
        assertEquals(Map.of("x", ""), match("s{?x,y}", "s?x"));
        assertEquals(Map.of(), match("s{?x,y}", "s"));
        assertEquals(Map.of(), match("{?x}", ""));
        assertEquals(Map.of("x", "1", "z", "3", "f", "top"), match("s{?x,y}{&z}{#f}", "s?x=1&z=3#top"));
        assertEquals(Map.of("x", "1", "z", "p"), match("s{;x,y}/{z}", "s;x=1/p"));
    }

    @Test
    void letsOnlyTheFirstQuestionMarkBeginAQuery() {
        assertEquals(Map.of("a", "??x=1"), match("{+a}{?x}", "??x=1"));
        assertEquals(Map.of("a", "1?y"), match("{+a}{?x}?z", "1?y?z"));
    }

    @Test
    void matchesSegmentsAsTheirModifierSays() {
        assertEquals(Map.of("p", "a/b/c"), match("root{/p*}", "root/a/b/c"));
        assertEquals(Map.of("p", "a/b"), match("root{/p}", "root/a%2Fb"));
        assertEquals(Map.of("p", "é", "q", "+"), match("{p}{.q}", "%C3%A9.+"));
    }

    @Test
    void listsItsVariablesInOrderAndOnce() {
        assertEquals(List.of("b", "a.c", "d", "e%20f"), UriTemplate.parse("{b}/{+a.c*,b:3}{?d,e%20f}").variables());
        assertEquals(List.of(), UriTemplate.parse("plain").variables());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "a}b", "{a}}", "{a", "{a{b}}", "{a,}", "{,a}", "{a b}", "{a:0}", "{a:10000}", "{a:}",
        "{a**}", "{=a}", "{|a}", "{!a}", "{@a}", "{a..b}", "{.}", "{%zz}", "{-a}"})
    void refusesWhatIsNoTemplate(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> UriTemplate.parse(text));
        assertTrue(refused.getMessage().startsWith("URI template '" + text + "': "), refused.getMessage());
    }

    @Test
    void refusesATemplateThatIsTooLong() {
        UriTemplate.parse("a".repeat(2_048));
        assertThrows(IllegalArgumentException.class, () -> UriTemplate.parse("a".repeat(2_049)));
    }

    /// A matcher that backtracks or takes quadratic time would need minutes or years. The template fits everywhere but at the
    /// start, so that the matcher cannot decide by looking at one end only.
    @ParameterizedTest
    @CsvSource(delimiter = ' ', value = {"{+a}/{+b}/{+c}/{+d} /", "{+a}x{b}x{c}x{d} x", "{+a}{+b}{+c}{+d} a",
        "{+a}{?x,y}{+b} ?x=", "{+a}{&x,y}{+b} &x=", "{+a}{?x,y}{&z}{+b} ?x=1&y=2&z=", "{+a}{;x,y}{+b} ;x=;y=",
        "{+a}{/b*}{/c*} /a", "{+a}{?x}{+b} ?", "{+a}{&x}{+b} &xxxx"})
    void takesTimeInProportionToTheUri(String template, String repeated) {
        String uri = "/a" + repeated.repeat(300_000 / repeated.length()) + "a";
        assertEquals(Optional.empty(), UriTemplate.parse("{z}!" + template).match("z" + uri));
        assertTrue(UriTemplate.parse("{z}!" + template).match("z!" + uri).isPresent());
    }

    @Test
    void isEqualToOneWrittenAlike() {
        assertEquals(UriTemplate.parse("{a}"), UriTemplate.parse("{a}"));
        assertEquals(UriTemplate.parse("{a}").hashCode(), UriTemplate.parse("{a}").hashCode());
        assertNotEquals(UriTemplate.parse("{a}"), UriTemplate.parse("{b}"));
        assertEquals("{a}", UriTemplate.parse("{a}").toString());
    }

    private static Map<String, String> match(String template, String uri) {
        return UriTemplate.parse(template).match(uri).orElseThrow();
    }
}
