package wherry.app.config;

import java.util.List;

/// What the command prints.
///
/// @param text  an entry for a client's configuration, or what was done
/// @param notes lines that tell the user what else to do
public record Snippet(String text, List<String> notes) {

    public Snippet {
        notes = List.copyOf(notes);
    }
}
