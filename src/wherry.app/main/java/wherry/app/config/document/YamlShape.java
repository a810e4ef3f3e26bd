package wherry.app.config.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Checks that the indentation of lines is one that YAML allows.
final class YamlShape {
    private final String text;
    private final Deque<Integer> columns = new ArrayDeque<>();

    private YamlShape(String text) {
        this.text = text;
    }

    /// @throws Unreadable when a line stands deeper than the line before allows, or at a column where nothing began
    static void check(String text, List<YamlLines.Line> lines) throws Unreadable {
        var shape = new YamlShape(text);
        YamlLines.Line before = null;
        for (YamlLines.Line line : lines) {
            if (before != null && line.indent() > before.inItem().indent() && !before.inItem().value().isEmpty()) {
                shape.checkContinued(before, line);
            } else {
                shape.add(line, before == null || line.indent() > before.inItem().indent());
                before = line;
            }
        }
    }

    private static boolean isStructure(YamlLines.Line line) {
        return line.isItem() || line.key().isPresent();
    }

    /// A plain text may go on in deeper lines.
    private void checkContinued(YamlLines.Line before, YamlLines.Line line) throws Unreadable {
        if (isStructure(line) || "\"'[{|>".indexOf(before.inItem().value().charAt(0)) >= 0) {
            throw failure(line);
        }
    }

    private void add(YamlLines.Line line, boolean isDeeper) throws Unreadable {
        while (!isDeeper && !columns.isEmpty() && columns.peek() > line.indent()) {
            columns.pop();
        }
        if (!isDeeper && (!isStructure(line) || columns.isEmpty() || columns.peek() != line.indent())) {
            throw failure(line);
        }
        if (isStructure(line)) {
            columns.push(line.indent());
        }
        if (line.inItem().indent() > line.indent() && line.inItem().key().isPresent()) {
            columns.push(line.inItem().indent());
        }
    }

    private Unreadable failure(YamlLines.Line line) {
        return Unreadable.at(text, line.start(), "expected the indentation of a line above it, got '" + line.content() + "'");
    }
}
