package wherry.tool.portable;

import static wherry.tool.portable.ClientFamily.CLAUDE;
import static wherry.tool.portable.ClientFamily.CURSOR;
import static wherry.tool.portable.ClientFamily.GEMINI;
import static wherry.tool.portable.ClientFamily.OPENAI;
import static wherry.tool.portable.ClientFamily.SAFE;
import static wherry.tool.portable.ClientFamily.VSCODE;

import java.util.List;
import java.util.Locale;

/// The table: what a tool may have that not every client takes, and what each family of clients does with it.
///
/// Where two families want opposite things, the row says which of them Wherry follows. `additionalProperties: false` stays, since strict
/// modes demand it and the clients of Gemini remove it. `minimum`, `maximum` and `default` stay, since a model needs them; all but the
/// raw Gemini API take them.
enum Rule {
    COMBINATION_AT_THE_TOP("write one object with all properties, and say in the description which of them belong together",
            breaks(CLAUDE, "the API refuses the request, and Claude Code drops the tool without a word"),
            note(OPENAI, "strict mode refuses it"), note(GEMINI, "is removed"), breaks(SAFE, "not for every client")),
    ANY_OF("write one type, and leave the property out of required where it is optional",
            note(GEMINI, "the API refuses some forms"), note(SAFE, "not for every client")),
    NULL_UNION("write one type, and leave the property out of required where it is optional",
            note(GEMINI, "the API refuses some forms"), breaks(CURSOR, "checks the arguments wrongly, and calls fail"),
            breaks(SAFE, "not for every client")),
    ONE_OF("write one object with all properties and one that says which of them count",
            note(OPENAI, "strict mode refuses it"), breaks(GEMINI, "the API refuses the request"), breaks(SAFE, "not for every client")),
    TYPE_LIST("write one type, and leave the property out of required where it is optional",
            breaks(GEMINI, "the API refuses the request"), breaks(CURSOR, "checks the arguments wrongly, and calls fail"),
            breaks(SAFE, "not for every client")),
    REFERENCE("write the schema in place", note(OPENAI, "takes a part of such schemas"), breaks(GEMINI, "the API refuses the request"),
            breaks(SAFE, "not for every client")),
    ARRAY_WITHOUT_ITEMS("add items", breaks(OPENAI, "the API refuses the request"), breaks(VSCODE, "the chat fails"),
            breaks(SAFE, "not for every client")),
    TUPLE("write one schema as items, or an object", breaks(OPENAI, "the API refuses the request"), breaks(GEMINI, "the API refuses the request"),
            note(CLAUDE, "the API takes prefixItems alone"), breaks(SAFE, "not for every client")),
    BOOLEAN_SCHEMA("write {} or a type", breaks(OPENAI, "the API refuses the request"), breaks(GEMINI, "the API refuses the request"),
            breaks(VSCODE, "fails to read the tool"), breaks(SAFE, "not for every client")),
    OBJECT_WITHOUT_PROPERTIES("add \"properties\": {}", breaks(OPENAI, "the API refuses the request"), breaks(SAFE, "not for every client")),
    ADDITIONAL_PROPERTIES("leave it out, or write false; say in the description what the values are", note(OPENAI, "strict mode refuses it"),
            breaks(GEMINI, "the API refuses the request"), breaks(SAFE, "not for every client")),
    /// Followed: strict modes.
    CLOSED_OBJECT("leave it: strict modes demand it", note(GEMINI, "the raw API refuses it; clients remove it")),
    SPECIAL_PATTERN("write a pattern without lookaround and \\p, or say it in the description and check it in the code",
            note(CLAUDE, "strict mode refuses it"), breaks(OPENAI, "the API refuses the request"), note(GEMINI, "is removed"),
            breaks(SAFE, "not for every client")),
    PATTERN("say it in the description as well, and check it in the code", note(GEMINI, "is removed"), note(SAFE, "not for every client")),
    FORMAT("write date-time or no format, and say it in the description", note(OPENAI, "strict mode refuses it"),
            note(GEMINI, "the raw API refuses it; clients remove it"), note(SAFE, "not for every client")),
    DATE_FORMAT("write date-time or no format, and say it in the description", note(GEMINI, "the raw API refuses it; clients remove it"),
            note(SAFE, "not for every client")),
    LENGTH("say it in the description, and check it in the code", note(CLAUDE, "some strict modes refuse it"),
            note(OPENAI, "older strict modes refuse it"), note(GEMINI, "the raw API refuses some"), note(SAFE, "not for every client")),
    /// Followed: models need it.
    DEFAULT("leave it: models need it", note(CLAUDE, "some strict modes refuse it"), note(GEMINI, "the raw API refuses it; clients remove it")),
    ENUM_OF_OTHERS("write texts, or the range of a number", note(GEMINI, "the raw API refuses it"), note(SAFE, "not for every client")),
    HEADER("leave it: only servers whose proxies need the header have it", note(GEMINI, "the raw API refuses it; clients remove it")),
    RARE_KEYWORD("say it in the description, and check it in the code", note(OPENAI, "strict mode refuses some"),
            note(GEMINI, "the raw API refuses it; clients remove it"), note(SAFE, "not for every client")),
    DIALECT("leave $schema out: 2020-12 is what the protocol says", note(GEMINI, "the raw API refuses it; clients remove it"),
            note(SAFE, "not for every client")),
    OLD_DIALECT("leave $schema out, and write the schema by 2020-12", breaks(CLAUDE, "refuses each call of the tool"),
            breaks(SAFE, "not for every client")),
    OUTPUT_REFERENCE("write the schema in place", note(SAFE, "one that does not resolve costs some clients the whole list")),
    OUTPUT_NOT_AN_OBJECT("write an object with the value as its member result",
            note(SAFE, "clients before 2026-07-28 get neither the schema nor the structured result")),
    PROPERTY_NAME("write 1 to 64 of A-Z a-z 0-9 _", breaks(CLAUDE, "the API refuses the request"), breaks(SAFE, "not for every client")),
    UNUSUAL_PROPERTY_NAME("write up to 40 of A-Z a-z 0-9 _, a letter first", note(SAFE, "not for every client")),
    NO_DESCRIPTION("say what the tool does", note(SAFE, "the model has the name alone")),
    LONG_DESCRIPTION("write at most 1024 characters, the most important first", breaks(OPENAI, "the API refuses more than 1024 characters"),
            breaks(SAFE, "not for every client")),
    LONG_FIRST_SENTENCE("let the first sentence say what the tool does, in at most 200 characters",
            note(OPENAI, "its directory takes 200 characters"), note(SAFE, "lists show the beginning alone")),
    HINTS("say all of readOnly, destructive and openWorld", note(OPENAI, "its directory refuses the tool"),
            note(SAFE, "a client takes the worst for granted"));

    final String instead;
    final List<Effect> effects;

    Rule(String instead, Effect... effects) {
        this.instead = instead;
        this.effects = List.of(effects);
    }

    private static Effect breaks(ClientFamily client, String what) {
        return new Effect(client, true, what);
    }

    private static Effect note(ClientFamily client, String what) {
        return new Effect(client, false, what);
    }

    Finding at(String place) {
        return new Finding(place, name().toLowerCase(Locale.ROOT), effects, instead);
    }
}
