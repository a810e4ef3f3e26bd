package wherry.server.access;

import java.util.Objects;

/// One thing that a caller may use, by the name under which clients know it.
///
/// @param name of a resource its URI, of a template the template
public record Item(Kind kind, String name) {

    /// What it is; the member of a policy's rule that names such items.
    public enum Kind {
        TOOL("tools"),
        RESOURCE("resources"),
        TEMPLATE("templates"),
        PROMPT("prompts"),
        /// A method of an extension.
        METHOD("methods");

        private final String member;

        Kind(String member) {
            this.member = member;
        }

        public String member() {
            return member;
        }

        /// As in a message.
        public String word() {
            return member.substring(0, member.length() - 1);
        }
    }

    public Item {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
    }
}
