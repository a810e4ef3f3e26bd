// Written by wherry.processor from Notes.java; change that.
package acme;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.regex.Regex;
import wherry.tool.Argument;
import wherry.tool.Arguments;
import wherry.tool.Caching;
import wherry.tool.CallContext;
import wherry.tool.Capability;
import wherry.tool.CheckedSchema;
import wherry.tool.Content;
import wherry.tool.Host;
import wherry.tool.Prompt;
import wherry.tool.PromptArgument;
import wherry.tool.PromptMessage;
import wherry.tool.PromptResult;
import wherry.tool.Resource;
import wherry.tool.ResourceContents;
import wherry.tool.ResourceResult;
import wherry.tool.ResourceTemplate;
import wherry.tool.Tool;
import wherry.tool.ToolAnnotations;
import wherry.tool.ToolResult;

/// The methods of [Notes], as a capability.
public final class NotesCapability implements Capability {
    private static final Regex TEXT = Regex.compile("^[a-z ]+$");

    private final Notes methods;

    /// For the service loader.
    public NotesCapability() {
        this(new Notes());
    }

    NotesCapability(Notes methods) {
        this.methods = methods;
    }

    @Override
    public List<Tool> tools() {
        return List.of(addNote(), findNotes());
    }

    @Override
    public List<Resource> resources() {
        return List.of(titles());
    }

    @Override
    public List<ResourceTemplate> resourceTemplates() {
        return List.of(note());
    }

    @Override
    public List<Prompt> prompts() {
        return List.of(summary());
    }

    @Override
    public void start(Host host) {
        methods.start(host);
    }

    private Tool addNote() {
        return Tool.named("add_note").title("Add note")
                .description("Adds a note and gives all notes back.\n\nThere may be 100 of them; findNotes finds some.")
                .annotations(ToolAnnotations.NONE.readOnly(false).destructive(false).idempotent(false).openWorld(false))
                .scope("notes:read")
                .scope("notes:write")
                .input(CheckedSchema.of("""
                        {\
                        "type":"object",\
                        "properties":{\
                        "note":{\
                        "type":"object",\
                        "properties":{\
                        "title":{"type":"string","description":"what it is about (1 to 200 characters)"},\
                        "tags":{"type":"array","items":{"type":"string"},"default":[],"description":"words to find it by"},\
                        "priority":{"type":"string","enum":["low","very_high"],"description":"how urgent it is"}},\
                        "required":["title"],\
                        "additionalProperties":false,\
                        "description":"what to keep"}},\
                        "required":["note"],\
                        "additionalProperties":false}"""))
                .output(CheckedSchema.of("""
                        {\
                        "type":"object",\
                        "properties":{\
                        "result":{\
                        "type":"array",\
                        "items":{\
                        "type":"object",\
                        "properties":{\
                        "title":{"type":"string","description":"what it is about"},\
                        "tags":{"type":"array","items":{"type":"string"},"description":"words to find it by"},\
                        "priority":{"type":"string","enum":["low","very_high"],"description":"how urgent it is"}},\
                        "required":["title","tags"]}}},\
                        "required":["result"]}"""))
                .handler(this::addNote);
    }

    private ToolResult addNote(Arguments arguments, CallContext call) throws Exception {
        var result = methods.addNote(readNote(arguments.object("note")), call);
        return ToolResult.structured(JsonObject.of("result", JsonArray.of(result, each -> writeNote(each))));
    }

    private Tool findNotes() {
        return Tool.named("find").title("Find notes")
                .description("Finds notes.")
                .annotations(ToolAnnotations.READ_ONLY)
                .input(CheckedSchema.of("""
                        {\
                        "type":"object",\
                        "properties":{\
                        "text":{"type":"string","description":"part of the title (matches ^[a-z ]+$; such as first)"},\
                        "limit":{"type":"integer","minimum":1,"maximum":100,"default":10,"description":"how many to give at most"}},\
                        "required":["text"],\
                        "additionalProperties":false}"""))
                .output(CheckedSchema.of("""
                        {\
                        "type":"object",\
                        "properties":{"result":{"type":"array","items":{"type":"string"}}},\
                        "required":["result"]}"""))
                .handler(this::findNotes);
    }

    private ToolResult findNotes(Arguments arguments, CallContext call) {
        var result = methods.findNotes(arguments.get("text").matching(TEXT).text(), arguments.integer("limit"));
        return ToolResult.structured(JsonObject.of("result", JsonArray.of(result, each -> Json.of(each))));
    }

    private Resource titles() {
        return Resource.at("notes://titles", "titles")
                .title("Titles")
                .description("The titles of all notes, a line each.")
                .mimeType("text/plain")
                .reader(this::titles);
    }

    private Optional<ResourceResult> titles(String uri, Arguments variables, CallContext call) {
        var result = methods.titles();
        return Optional.of(new ResourceResult(List.of(ResourceContents.text(uri, "text/plain", result)), new Caching(Duration.ofSeconds(60), false), JsonObject.EMPTY));
    }

    private ResourceTemplate note() {
        return ResourceTemplate.at("notes://{number}", "note")
                .title("Note")
                .description("A note.")
                .mimeType("application/json")
                .scope("notes:read")
                .completing("number", (typed, _, _) -> methods.numbers(typed))
                .reader(this::note);
    }

    private Optional<ResourceResult> note(String uri, Arguments variables, CallContext call) {
        var result = methods.note(variables.integer("number"));
        return result.map(each -> ResourceResult.of(ResourceContents.text(uri, "application/json", writeNote(each).toString())));
    }

    private Prompt summary() {
        return Prompt.named("summary")
                .title("Summary")
                .description("Summarizes the notes.")
                .argument(PromptArgument.optional("language", "the language to write in"))
                .scope("notes:read")
                .handler(this::summary);
    }

    private PromptResult summary(Arguments arguments, CallContext call) {
        return PromptResult.of(PromptMessage.user(Content.text(Notes.summary(arguments.find("language").map(Argument::text)))));
    }

    private static Notes.Note readNote(Arguments arguments) {
        return new Notes.Note(
                arguments.get("title").length(1, 200).text(),
                arguments.list("tags", Argument::text),
                arguments.find("priority").map(each -> each.choice(Notes.Priority.class)));
    }

    private static JsonObject writeNote(Notes.Note value) {
        var object = JsonObject.builder();
        object.put("title", value.title());
        object.put("tags", JsonArray.of(value.tags(), each -> Json.of(each)));
        value.priority().ifPresent(each -> object.put("priority", each.name().toLowerCase(Locale.ROOT)));
        return object.build();
    }
}
