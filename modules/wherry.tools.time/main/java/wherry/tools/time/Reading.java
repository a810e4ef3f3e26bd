package wherry.tools.time;

import java.util.Optional;

/// What the clock of a zone shows, for a client; the reference time server's result and a note, which tells of clocks that were changed then.
record Reading(String timezone, String datetime, String dayOfWeek, boolean isDst, Optional<String> note) {
}
