package wherry.testkit;

import java.util.List;
import java.util.Set;
import wherry.json.Json;

/// One line of a [Transcript].
///
/// @param line       its number in the text
/// @param revisions  that it is for
/// @param transports that it is for; empty: all
record Step(int line, List<String> revisions, Set<String> transports, Action action) {

    sealed interface Action {
    }

    /// `> {…}`: the client sends this, with what its revision adds.
    record Send(Template message) implements Action {
    }

    /// `>> …`: the client sends this text as it stands.
    record SendText(String text) implements Action {
    }

    /// `< {…}`: the server's next message is this. `<* {…}`: one of the messages that came is this.
    record Expect(Template message, boolean anywhere) implements Action {
    }

    /// `x id`: the client cancels that request.
    record Cancel(Json id) implements Action {
    }

    boolean isFor(String revision, String transport) {
        return revisions.contains(revision) && (transports.isEmpty() || transports.contains(transport));
    }
}
