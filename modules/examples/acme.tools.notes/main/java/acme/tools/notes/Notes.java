package acme.tools.notes;

import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import wherry.tool.*;
import wherry.tool.method.*;

/// Keeps notes, each in a file of the capability's own folder: the first line is the title.
final class Notes implements Capability {
    private static final String ID = "^[a-z0-9-]{1,60}$";
    private static final Setting<Integer> MOST = Setting.integer("MCP_NOTES_MOST", "how many notes there may be").range(1, 10_000).fallback(1000);
    private Path folder;
    private int most;

    record Note(String id, String title, String body) {}

    @Override
    public List<Setting<?>> settings() {
        return List.of(MOST);
    }

    @Override
    public void start(Host host) {
        folder = host.data();
        most = host.value(MOST);
    }

    /// Adds a note, and gives it back with its id.
    ///
    /// @param title in a few words; its letters and digits make the id
    /// @param body  the text
    @ToolMethod(hints = Hint.ADDITIVE)
    Note addNote(@Matches("[A-Za-z0-9]") @Length(max = 60) String title, @Default("") String body) throws IOException {
        String id = title.toLowerCase().replaceAll("[^a-z0-9]+", "-");
        if (Files.exists(folder.resolve(id))) {
            throw new ToolFailure("There is a note " + id + " already; choose another title.");
        }
        if (all().size() >= most) {
            throw new ToolFailure("There are " + most + " notes already; delete one first.");
        }
        Files.writeString(folder.resolve(id), title + "\n" + body);
        return getNote(id);
    }

    /// Reads a note.
    ///
    /// @param id such as milk-and-bread
    @ToolMethod(hints = Hint.READ_ONLY)
    Note getNote(@Matches(ID) String id) throws IOException {
        if (!Files.exists(folder.resolve(id))) {
            throw new ToolFailure("There is no note " + id + "; search_notes finds notes.");
        }
        String[] lines = Files.readString(folder.resolve(id)).split("\n", 2);
        return new Note(id, lines[0], lines[1]);
    }

    /// Finds the notes that have a word, in the order of their ids.
    ///
    /// @param word  in the title or the body
    /// @param limit how many at most
    @ToolMethod(hints = Hint.READ_ONLY)
    List<Note> searchNotes(String word, @Default("10") @Range(min = 1, max = 100) int limit) throws IOException {
        return all().stream().filter(note -> (note.title() + " " + note.body()).contains(word)).limit(limit).toList();
    }

    /// Counts the words of all notes.
    @ToolMethod(hints = Hint.READ_ONLY)
    int countWords(CallContext call) throws IOException {
        List<Note> notes = all();
        int words = 0;
        for (int i = 0; i < notes.size(); i++) {
            words += notes.get(i).body().split("\\s+").length;
            call.progress(i + 1, notes.size(), notes.get(i).id());
        }
        return words;
    }

    /// Deletes a note when the user has agreed.
    ///
    /// @param id such as milk-and-bread
    @ToolMethod(hints = Hint.DESTRUCTIVE)
    String deleteNote(@Matches(ID) String id, CallContext call) throws IOException, InterruptedException {
        boolean agreed = call.confirm("delete", "Delete '" + getNote(id).title() + "'?");
        return agreed && Files.deleteIfExists(folder.resolve(id)) ? "Deleted." : "The user kept it.";
    }

    /// A note as text.
    ///
    /// @param id such as milk-and-bread
    @ResourceMethod("notes://{id}")
    Optional<String> text(String id) throws IOException {
        return all().stream().filter(note -> note.id().equals(id)).findFirst().map(note -> note.title() + "\n\n" + note.body());
    }

    @Completes(method = "text", parameter = "id")
    List<String> ids(String typed) throws IOException {
        return all().stream().map(Note::id).filter(id -> id.startsWith(typed)).toList();
    }

    /// Asks for a summary of the notes that have a word.
    ///
    /// @param word in the title or the body
    @PromptMethod
    String summarize(String word) throws IOException {
        return "Summarize in one sentence: " + searchNotes(word, 100);
    }

    private List<Note> all() throws IOException {
        var notes = new ArrayList<Note>();
        for (String id : new TreeSet<>(List.of(folder.toFile().list()))) {
            notes.add(getNote(id));
        }
        return notes;
    }
}
