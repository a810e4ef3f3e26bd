package wherry.tool.portable;

import static wherry.tool.portable.ClientFamily.CLAUDE;
import static wherry.tool.portable.ClientFamily.CURSOR;
import static wherry.tool.portable.ClientFamily.GEMINI;
import static wherry.tool.portable.ClientFamily.OPENAI;
import static wherry.tool.portable.ClientFamily.SAFE;
import static wherry.tool.portable.ClientFamily.VSCODE;

import java.util.List;
import java.util.stream.Stream;

/// The table of the names of tools. Several clients put the server's name before that of the tool, so a short name is the safe one.
final class NameRules {
    private static final List<Row> TABLE = List.of(
            new Row("[A-Za-z0-9_-]{1,128}", new Effect(CLAUDE, true, "the API refuses the request")),
            new Row(".{1,48}", new Effect(CLAUDE, false, "Claude Desktop takes 64 characters with the server's name")),
            new Row("[A-Za-z0-9_-]{1,64}", new Effect(OPENAI, true, "the API refuses the request")),
            new Row("[A-Za-z_][A-Za-z0-9_.:-]{0,63}", new Effect(GEMINI, true, "the API refuses the request")),
            new Row(".{1,63}", new Effect(GEMINI, false, "Gemini CLI cuts it at 63 characters")),
            new Row("[a-z0-9_-]{1,64}", new Effect(VSCODE, false, "warns, and calls the tool by another name")),
            new Row("[A-Za-z0-9_]{1,59}", new Effect(CURSOR, true, "leaves the tool out: it takes letters, digits and _, at most 60 with the server's name")),
            new Row("[a-z][a-z0-9_]{0,47}", new Effect(SAFE, false, "not for every client")));

    private record Row(String taken, Effect otherwise) {
    }

    private NameRules() {
    }

    static Stream<Finding> of(String name) {
        List<Effect> effects = TABLE.stream().filter(row -> !name.matches(row.taken())).map(Row::otherwise).toList();
        return effects.isEmpty() ? Stream.empty()
                : Stream.of(new Finding("/name", "tool_name", effects, "write a letter and then letters, digits or _, at most 48, in lower case"));
    }
}
