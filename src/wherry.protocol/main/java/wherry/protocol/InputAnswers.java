package wherry.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wherry.json.Json;
import wherry.json.JsonArray;
import wherry.json.JsonObject;
import wherry.json.JsonString;
import wherry.tool.Annotations;
import wherry.tool.Content;
import wherry.tool.ElicitResult;
import wherry.tool.ElicitResult.Action;
import wherry.tool.Elicitation;
import wherry.tool.InputRequest;
import wherry.tool.InputResponse;
import wherry.tool.Role;
import wherry.tool.Root;
import wherry.tool.RootsRequest;
import wherry.tool.RootsResult;
import wherry.tool.Sampling;
import wherry.tool.SamplingContent;
import wherry.tool.SamplingMessage;
import wherry.tool.SamplingResult;

/// Reads the client's answer to an [InputRequest]. It does not validate a form's values by the form's schema.
public final class InputAnswers {
    private InputAnswers() {
    }

    /// @throws FaultException when it is not an answer to that kind of request
    public static InputResponse read(InputRequest request, Json answer) {
        if (!(answer instanceof JsonObject result)) {
            throw wrong("an object, got " + answer.kind());
        }
        return switch (request) {
            case Elicitation asked -> elicited(asked, result);
            case Sampling _ -> sampled(result);
            case RootsRequest _ -> roots(result);
        };
    }

    private static ElicitResult elicited(Elicitation asked, JsonObject result) {
        Action action = switch (result.string("action").orElse("")) {
            case "accept" -> Action.ACCEPT;
            case "decline" -> Action.DECLINE;
            case "cancel" -> Action.CANCEL;
            default -> throw wrong("an action of accept, decline or cancel, got " + result.get("action").orElse(Json.of("")));
        };
        return new ElicitResult(action, action == Action.ACCEPT && asked instanceof Elicitation.Form
                ? result.object("content").orElse(JsonObject.EMPTY) : JsonObject.EMPTY);
    }

    private static SamplingResult sampled(JsonObject result) {
        Json content = result.get("content").orElseThrow(() -> wrong("a member content"));
        List<Json> items = content instanceof JsonArray(var list) ? list : List.of(content);
        if (items.isEmpty()) {
            throw wrong("content with at least one piece");
        }
        Role role = result.string("role").filter("user"::equals).isPresent() ? Role.USER : Role.ASSISTANT;
        SamplingResult sampled = SamplingResult.of(new SamplingMessage(role, items.stream().map(InputAnswers::content).toList()),
                result.string("model").orElseThrow(() -> wrong("a string model")));
        return result.string("stopReason").map(sampled::stopReason).orElse(sampled);
    }

    private static SamplingContent content(Json json) {
        if (!(json instanceof JsonObject part)) {
            throw wrong("content objects, got " + json.kind());
        }
        JsonObject meta = part.object("_meta").orElse(JsonObject.EMPTY);
        return switch (part.string("type").orElse("")) {
            case "text" -> new Content.Text(text(part, "text"), Annotations.NONE, meta);
            case "image" -> new Content.Image(text(part, "data"), text(part, "mimeType"), Annotations.NONE, meta);
            case "audio" -> new Content.Audio(text(part, "data"), text(part, "mimeType"), Annotations.NONE, meta);
            case "tool_use" -> new SamplingContent.ToolUse(text(part, "id"), text(part, "name"),
                    part.object("input").orElse(JsonObject.EMPTY), meta);
            case String other -> throw wrong("content of type text, image, audio or tool_use, got '" + other + "'");
        };
    }

    private static RootsResult roots(JsonObject result) {
        var roots = new ArrayList<Root>();
        for (Json item : result.array("roots").orElseThrow(() -> wrong("an array roots")).items()) {
            if (!(item instanceof JsonObject root)) {
                throw wrong("roots that are objects, got " + item.kind());
            }
            Root plain = Root.at(text(root, "uri"));
            roots.add(root.string("name").map(plain::name).orElse(plain));
        }
        return new RootsResult(roots);
    }

    private static String text(JsonObject part, String name) {
        return part.get(name).flatMap(value -> value instanceof JsonString(String text)
                ? Optional.of(text) : Optional.empty()).orElseThrow(() -> wrong("a string " + name));
    }

    private static FaultException wrong(String expected) {
        return new FaultException(new Fault.InvalidParams("answer to the server's request: expected " + expected));
    }
}
