package wire;

import java.util.Map;
import java.util.Optional;

/// An HTTP answer.
///
/// @param headers by their names in small letters
/// @param body    empty for a stream, of which the head alone was read
public record Answer(int status, Map<String, String> headers, String body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// True of what the server says when it is over a limit and the client may come back.
    public boolean isRefusal() {
        return status == 503 || status == 429 || status == 413 || status == 431;
    }
}
