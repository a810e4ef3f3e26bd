package wherry.tools.time;

import java.util.Optional;

/// What the clock of a zone shows, for a client; the reference time server's result and a note.
///
/// @param datetime ISO 8601 with offset, to the second
/// @param note     Says so when the clocks were changed at that time
record Reading(String timezone, String datetime, String dayOfWeek, boolean isDst, Optional<String> note) {
}
