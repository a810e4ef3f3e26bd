package wherry.tools.files;

import java.util.ArrayList;
import java.util.List;
import wherry.tool.ToolFailure;
import wherry.tools.files.LineDiff.Kind;
import wherry.tools.files.LineDiff.Line;

/// A text before and after some edits. Lines that stay keep their ends; new ones get the end that most lines have.
final class EditedText {
    private final String before;
    private final List<Line> lines;

    EditedText(String before, List<Edit> edits) {
        this.before = before;
        String plain = before.replace("\r\n", "\n");
        String after = plain;
        for (Edit edit : edits) {
            after = edit.applyTo(after);
            if (after == null) {
                throw new ToolFailure("Could not find exact match for edit:\n" + edit.oldText());
            }
        }
        this.lines = LineDiff.of(LineDiff.linesOf(plain), LineDiff.linesOf(after));
    }

    /// The differences in a fenced block, as the reference server writes it.
    String diff(String path) {
        String diff = UnifiedDiff.of(path, lines);
        var fence = new StringBuilder("```");
        while (diff.contains(fence)) {
            fence.append('`');
        }
        return fence + "diff\n" + diff + fence + "\n\n";
    }

    String after() {
        List<String> ends = ends();
        boolean mostlyCrLf = ends.stream().filter("\r\n"::equals).count() * 2 > ends.size();
        var text = new StringBuilder();
        int at = 0;
        for (Line line : lines) {
            String end = line.kind() == Kind.ADDED ? mostlyCrLf ? "\r\n" : "\n" : ends.get(at++);
            if (line.kind() != Kind.REMOVED) {
                boolean ended = line.text().endsWith("\n");
                text.append(ended ? line.text().substring(0, line.text().length() - 1) + end : line.text());
            }
        }
        return text.toString();
    }

    private List<String> ends() {
        var ends = new ArrayList<String>();
        for (String line : LineDiff.linesOf(before)) {
            ends.add(line.endsWith("\r\n") ? "\r\n" : "\n");
        }
        return ends;
    }
}
