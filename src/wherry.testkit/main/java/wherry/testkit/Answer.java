package wherry.testkit;

import java.util.Objects;
import java.util.stream.Collectors;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;

/// A response, with what tests look at. What is asked of it and not there is an [AssertionError] that shows it whole.
public record Answer(JsonObject response) {

    public Answer {
        Objects.requireNonNull(response);
    }

    /// Whether the protocol failed: the response is an error, not a result.
    public boolean isFault() {
        return response.has("error");
    }

    public JsonObject result() {
        return response.object("result").orElseThrow(() -> lacks("a result"));
    }

    /// The code of an error response.
    public int code() {
        return (int) error().number("code").orElseThrow(() -> lacks("an error code")).longValue();
    }

    /// The whole error of an error response.
    public JsonObject error() {
        return response.object("error").orElseThrow(() -> lacks("an error"));
    }

    /// Whether the tool failed in a way that the model should read.
    public boolean isError() {
        return result().isTrue("isError");
    }

    /// The text parts of a tool's result, one a line.
    public String text() {
        return result().array("content").map(JsonArray::items).orElseThrow(() -> lacks("content")).stream()
                .flatMap(part -> part instanceof JsonObject object ? object.string("text").stream() : null)
                .collect(Collectors.joining("\n"));
    }

    public Json structured() {
        return result().get("structuredContent").orElseThrow(() -> lacks("structured content"));
    }

    /// Whether the call waits for the client's input (revision 2026-07-28).
    public boolean isInputRequired() {
        return response.object("result").flatMap(result -> result.string("resultType"))
                .filter("input_required"::equals).isPresent();
    }

    private AssertionError lacks(String what) {
        return new AssertionError("expected " + what + ", got " + response);
    }
}
