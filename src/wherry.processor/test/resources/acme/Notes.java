package acme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wherry.tool.CallContext;
import wherry.tool.Capability;
import wherry.tool.Host;
import wherry.tool.ToolFailure;
import wherry.tool.method.Completes;
import wherry.tool.method.Default;
import wherry.tool.method.Example;
import wherry.tool.method.Hint;
import wherry.tool.method.Length;
import wherry.tool.method.Matches;
import wherry.tool.method.PromptMethod;
import wherry.tool.method.Range;
import wherry.tool.method.ResourceMethod;
import wherry.tool.method.ToolMethod;

/// Keeps notes in memory.
final class Notes implements Capability {
    private static final int MOST = 100;
    /// What Maven's parser of modules would fail on in the class that a module provides.
    private static final String ODD = """
            {"description": "The note's id"}""";

    private final List<Note> notes = new ArrayList<>();

    enum Priority {
        LOW,
        VERY_HIGH
    }

    /// @param title    what it is about
    /// @param tags     words to find it by
    /// @param priority how urgent it is
    record Note(@Length(min = 1, max = 200) String title, @Default("[]") List<String> tags, Optional<Priority> priority) {
    }

    @Override
    public void start(Host host) {
        notes.add(new Note("first", List.of(), Optional.empty()));
    }

    /// Adds a note and gives all notes back.
    ///
    /// There may be {@value #MOST} of them; {@link #findNotes} finds some.
    ///
    /// @param note what to keep
    @ToolMethod(hints = Hint.ADDITIVE, scopes = {"notes:read", "notes:write"})
    List<Note> addNote(Note note, CallContext call) throws InterruptedException {
        if (notes.size() == MOST) {
            throw new ToolFailure("There are " + MOST + " notes already: " + ODD.length());
        }
        call.progress(1, 1);
        notes.add(note);
        return notes;
    }

    /// Finds notes.
    ///
    /// @param text  part of the title
    /// @param limit how many to give at most
    @ToolMethod(name = "find", title = "Find notes", hints = Hint.READ_ONLY)
    List<String> findNotes(@Matches("^[a-z ]+$") @Example("first") String text, @Default("10") @Range(min = 1, max = MOST) int limit) {
        return notes.stream().map(Note::title).filter(title -> title.contains(text)).limit(limit).toList();
    }

    /// A note.
    ///
    /// @param number its place, from 0 on
    @ResourceMethod(value = "notes://{number}", scopes = "notes:read")
    Optional<Note> note(int number) {
        return number < notes.size() ? Optional.of(notes.get(number)) : Optional.empty();
    }

    @Completes(method = "note", parameter = "number")
    List<String> numbers(String typed) {
        return List.of("0", "1").stream().filter(number -> number.startsWith(typed)).toList();
    }

    /// The titles of all notes, a line each.
    @ResourceMethod(value = "notes://titles", cacheSeconds = 60)
    String titles() {
        return String.join("\n", findNotes("", MOST));
    }

    /// Summarizes the notes.
    ///
    /// @param language the language to write in
    @PromptMethod(scopes = "notes:read")
    static String summary(Optional<String> language) {
        return "Summarize my notes in " + language.orElse("English");
    }
}
