package wire;

import java.util.Map;
import java.util.Optional;

/// An HTTP response.
///
/// @param headers by name, in lower case
/// @param body    empty for a stream, of which only the head was read
public record Answer(int status, Map<String, String> headers, String body) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// True when the response says that a limit is reached, by its status or by its JSON-RPC error.
    public boolean isRefusal() {
        return status == 503 || status == 429 || status == 413 || status == 431 || beginning().contains("-31429");
    }

    public boolean isSuccess() {
        return status / 100 == 2 && !beginning().contains("\"error\":{");
    }

    private String beginning() {
        return body.substring(0, Math.min(200, body.length()));
    }
}
