package acme.trial;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import wherry.tool.Capability;
import wherry.tool.CallContext;
import wherry.tool.Content;
import wherry.tool.Elicitation;
import wherry.tool.Field;
import wherry.tool.LogLevel;
import wherry.tool.Sampling;
import wherry.tool.Tool;
import wherry.tool.ToolResult;
import wherry.tool.method.Completes;
import wherry.tool.method.Default;
import wherry.tool.method.Hint;
import wherry.tool.method.Length;
import wherry.tool.method.PromptMethod;
import wherry.tool.method.Range;
import wherry.tool.method.ResourceMethod;
import wherry.tool.method.ToolMethod;

/// Tools, resources and prompts of every kind.
final class Trial implements Capability {
    /// The test of the page replaces this word and saves the file.
    private static final String WORD = "one";
    private static final byte[] DOT = java.util.Base64.getDecoder().decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC");
    private static final List<String> BOOKS = List.of("emma", "evelina", "middlemarch");

    /// The size of a cup.
    enum Size { SMALL, LARGE }

    /// What else goes in.
    ///
    /// @param name   such as sugar
    /// @param spoons how many of it
    record Extra(String name, @Range(min = 1, max = 9) int spoons) {
    }

    /// What was ordered.
    ///
    /// @param drink  which one
    /// @param size   of the cup
    /// @param cups   how many
    /// @param notes  for the kitchen
    /// @param extras what else goes in
    /// @param hot    whether it is heated
    /// @param price  of all
    record Order(String drink, Size size, int cups, List<String> notes, List<Extra> extras, boolean hot, double price) {
    }

    @Override
    public List<Tool> tools() {
        return List.of(Tool.named("any_json").description("Takes what has no form").input("""
                {"type": "object", "properties": {"filter": {"description": "Any JSON"}, "tags": {"type": "array", "items": {"enum": ["a", "b"]}},
                    "limit": {"type": ["integer", "null"], "description": "Some clients refuse two types"}}}""")
                .handler((arguments, _) -> ToolResult.text(arguments.toString())));
    }

    /// Orders drinks for the table.
    ///
    /// @param drink which one
    /// @param size  of the cup
    /// @param cups  how many
    /// @param notes for the kitchen
    /// @param extras what else goes in
    /// @param hot   whether it is heated
    @ToolMethod(hints = Hint.ADDITIVE)
    Order placeOrder(@Length(max = 40) String drink, @Default("small") Size size, @Range(min = 1, max = 10) int cups,
            @Default("[]") List<String> notes, @Default("[]") List<Extra> extras, @Default("true") boolean hot) {
        return new Order(drink, size, cups, notes, extras, hot, cups * 2.5);
    }

    /// Says a word of the sources.
    @ToolMethod(hints = Hint.READ_ONLY)
    String say() {
        return WORD;
    }

    /// Counts slowly, and tells how far it is.
    ///
    /// @param steps  how many
    /// @param millis for each step
    @ToolMethod(hints = Hint.READ_ONLY)
    String count(@Default("5") @Range(min = 1, max = 100) int steps, @Default("100") @Range(min = 0, max = 10_000) int millis, CallContext call)
            throws InterruptedException {
        for (int step = 1; step <= steps; step++) {
            Thread.sleep(millis);
            call.progress(step, steps, "step " + step);
            call.log(LogLevel.INFO, "trial", "counted " + step);
        }
        return "counted to " + steps;
    }

    /// Asks the user by a form, then once more.
    @ToolMethod
    String greet(CallContext call) throws InterruptedException {
        var who = call.elicit("who", Elicitation.form("Who are you?").required("name", Field.text().description("Your name"))
                .optional("size", Field.choice("small", "large").defaultsTo(wherry.json.Json.of("large"))));
        var sure = call.elicit("sure", Elicitation.form("Are you sure?").required("sure", Field.flag()));
        return "Hello, " + who.content() + ", " + sure.content();
    }

    /// Sends the user to a page.
    @ToolMethod
    String visit(CallContext call) throws InterruptedException {
        return "action " + call.elicit("consent", Elicitation.url("Please agree", URI.create("https://example.com/consent?id=7"))).action();
    }

    /// Asks the client's model.
    @ToolMethod
    String think(CallContext call) throws InterruptedException {
        return "The model said: " + call.sample("answer", Sampling.of("What is the capital of France?", 100).system("Be brief")).text();
    }

    /// Asks for the client's roots.
    @ToolMethod
    String where(CallContext call) throws InterruptedException {
        return "roots: " + call.roots("roots");
    }

    /// Gives content of every kind.
    @ToolMethod(hints = Hint.READ_ONLY)
    ToolResult show() {
        return ToolResult.of(Content.text("A dot, a <b>text</b> and a link:"), Content.image(DOT, "image/png"),
                Content.resource(wherry.tool.ResourceContents.text("trial://books/emma", "text/plain", "Emma Woodhouse, handsome, clever, and rich")),
                Content.link("trial://books/emma", "emma"));
    }

    /// Ends the process at once, as a crash does.
    @ToolMethod(hints = Hint.DESTRUCTIVE)
    void crash() {
        Runtime.getRuntime().halt(9);
    }

    /// A book.
    ///
    /// @param id such as emma
    @ResourceMethod("trial://books/{id}")
    String book(String id) {
        return "The text of " + id;
    }

    /// The shelf as JSON.
    @ResourceMethod("trial://shelf")
    Map<String, Integer> shelf() {
        return Map.of("books", IntStream.of(3).sum());
    }

    @Completes(method = "book", parameter = "id")
    List<String> books(String typed) {
        return BOOKS.stream().filter(id -> id.startsWith(typed)).toList();
    }

    /// Asks for a summary of a book.
    ///
    /// @param id   such as emma
    /// @param tone of the summary
    @PromptMethod
    String summarize(String id, Optional<String> tone) {
        return "Summarize " + id + " in a " + tone.orElse("dry") + " tone.";
    }

    @Completes(method = "summarize", parameter = "id")
    List<String> booksToSummarize(String typed) {
        return books(typed);
    }
}
