package wherry.testkit;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonException;
import wherry.json.JsonObject;

/// A response, with what tests look at. A test that asks for what is not there gets an [AssertionError] that shows the response.
public record Answer(JsonObject response) {

    public Answer {
        Objects.requireNonNull(response);
    }

    /// Whether the request failed by the protocol: the response is an error, not a result.
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

    /// Whether the tool failed in a way that the model should read. A fault is no result, so it is an [AssertionError]: where a
    /// revision may answer either, ask for [#failure].
    public boolean isError() {
        return result().isTrue("isError");
    }

    /// Why the request failed, whichever form the revision gives it: the text of a result with `isError`, or the message of an
    /// error response. Invalid arguments, for one, are the first since 2025-11-25 and the second before.
    public String failure() {
        if (isFault()) {
            return error().string("message").orElseThrow(() -> lacks("a message"));
        }
        if (!isError()) {
            throw lacks("a failure");
        }
        return text();
    }

    /// The texts of a result, one a line: of a tool's content, of a resource's contents, or of a prompt's messages.
    public String text() {
        return Stream.of("content", "contents", "messages").flatMap(name -> result().array(name).stream()).findFirst()
                .map(JsonArray::items).orElseThrow(() -> lacks("content")).stream().map(JsonObject.class::cast)
                .map(part -> part.object("content").orElse(part)).flatMap(part -> part.string("text").stream())
                .collect(Collectors.joining("\n"));
    }

    /// The structured result. Where the revision carries none, it is read from the text that stands for it.
    public Json structured() {
        return result().get("structuredContent").orElseGet(() -> {
            try {
                return Json.parse(text());
            } catch (JsonException e) {
                throw lacks("structured content, or its text");
            }
        });
    }

    /// The structured result as a Java value: a number, a text, an enum, a date, or a record by the names of its components, which may
    /// be as in Java or as generated code gives them, such as `due_date` for `dueDate`.
    ///
    /// Members that the record does not name are left out. A record that is not public is read if its package is open, as that of a
    /// test is.
    public <T> T as(Class<T> type) {
        return FromJson.read(type.isRecord() || type.isSealed() ? structured() : value(), type);
    }

    /// The structured result as a list of such values.
    public <T> List<T> asList(Class<T> type) {
        if (!(value() instanceof JsonArray(var items))) {
            throw lacks("a structured array");
        }
        return items.stream().map(item -> FromJson.read(item, type)).toList();
    }

    /// A list or a single value is the member `result` of an object where a method returns it, since structured results are objects.
    private Json value() {
        Json structured = structured();
        return structured instanceof JsonObject object && object.size() == 1 ? object.get("result").orElse(structured) : structured;
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
