package wherry.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.JsonSchema;
import wherry.protocol.Call;
import wherry.protocol.Codec;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Revision;
import wherry.tool.Caching;
import wherry.tool.CallContext;
import wherry.tool.ExtensionMethod;
import wherry.tool.InputFailed;
import wherry.tool.Prompt;
import wherry.tool.PromptArgument;
import wherry.tool.Resource;
import wherry.tool.ResourceResult;
import wherry.tool.ResourceTemplate;
import wherry.tool.ToolFailure;
import wherry.tool.ToolResult;

/// Runs the code of capabilities, with what goes in and what comes out checked.
final class Handlers {
    private final Results results;

    Handlers(Results results) {
        this.results = results;
    }

    JsonObject callTool(Offer offer, Call.CallTool call, Caller caller, CallContext context) throws Exception {
        Offer.ToolEntry entry = offer.tools.get(call.name());
        if (entry == null) {
            throw invalid("Unknown tool: " + call.name());
        }
        List<JsonSchema.Violation> violations = entry.input().validate(call.arguments());
        ToolResult result = violations.isEmpty() ? run(entry, call.arguments(), context) : badArguments(violations, caller);
        return results.complete(caller.revision(), caller.codec().contents().toolResult(result));
    }

    private static ToolResult run(Offer.ToolEntry entry, JsonObject arguments, CallContext context) throws Exception {
        ToolResult result;
        try {
            result = entry.tool().handler().call(arguments, context);
        } catch (ToolFailure | InputFailed e) {
            return ToolResult.error(e.getMessage());
        }
        if (entry.output().isPresent() && !result.isError()) {
            Json value = result.structuredContent().orElseThrow(() -> new IllegalStateException("tool "
                    + entry.tool().name() + " has an output schema but gave no structured content"));
            List<JsonSchema.Violation> violations = entry.output().get().validate(value);
            if (!violations.isEmpty()) {
                throw new IllegalStateException("tool " + entry.tool().name() + " broke its output schema: "
                        + joined(violations));
            }
        }
        return result;
    }

    /// Since 2025-11-25 the model is to read what was wrong, so as to try again.
    private static ToolResult badArguments(List<JsonSchema.Violation> violations, Caller caller) {
        String message = "Invalid arguments: " + joined(violations);
        if (!caller.revision().since(Revision.V2025_11_25)) {
            throw invalid(message);
        }
        return ToolResult.error(message);
    }

    private static String joined(List<JsonSchema.Violation> violations) {
        return violations.stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    JsonObject readResource(Offer offer, Call.ReadResource call, Caller caller, CallContext context) throws Exception {
        ResourceResult result = read(offer, call.uri(), context)
                .orElseThrow(() -> new FaultException(new Fault.ResourceNotFound(call.uri())));
        Caching caching = call.retry().isFirst() ? result.caching() : Caching.NONE;
        return results.complete(caller.revision(), caller.codec().contents().resourceResult(result), caching);
    }

    private static Optional<ResourceResult> read(Offer offer, String uri, CallContext context) throws Exception {
        Resource resource = offer.resources.get(uri);
        if (resource != null) {
            return resource.reader().read(uri, Map.of(), context);
        }
        for (ResourceTemplate template : offer.templates.values()) {
            Optional<Map<String, String>> variables = template.uriTemplate().match(uri);
            // One that matches and has no such resource leaves it to the next.
            Optional<ResourceResult> result = variables.isPresent()
                    ? template.reader().read(uri, variables.get(), context) : Optional.empty();
            if (result.isPresent()) {
                return result;
            }
        }
        return Optional.empty();
    }

    JsonObject getPrompt(Offer offer, Call.GetPrompt call, Caller caller, CallContext context) throws Exception {
        Prompt prompt = offer.prompts.get(call.name());
        if (prompt == null) {
            throw invalid("Unknown prompt: " + call.name());
        }
        for (PromptArgument argument : prompt.arguments()) {
            if (argument.required() && !call.arguments().containsKey(argument.name())) {
                throw invalid("params.arguments." + argument.name() + ": expected a string, got none; prompt '" + call.name()
                        + "' requires it");
            }
        }
        var declared = new LinkedHashMap<String, String>();
        prompt.arguments().forEach(argument -> Optional.ofNullable(call.arguments().get(argument.name()))
                .ifPresent(value -> declared.put(argument.name(), value)));
        Codec codec = caller.codec();
        return results.complete(caller.revision(), codec.contents().promptResult(prompt.handler().get(declared, context)));
    }

    JsonObject complete(Offer offer, Call.Complete call, Caller caller, CallContext context) throws Exception {
        return results.complete(caller.revision(), Completions.complete(offer, call, context));
    }

    JsonObject extension(Offer offer, Call.Other call, Caller caller, CallContext context) throws Exception {
        Offer.MethodEntry entry = offer.methods.get(call.method());
        if (!caller.capabilities().extensions().has(entry.extension().identifier())) {
            throw new FaultException(new Fault.MissingClientCapability(call.method() + " belongs to extension "
                    + entry.extension().identifier() + ", which the client did not declare",
                    JsonObject.of("extensions", JsonObject.of(entry.extension().identifier(), JsonObject.EMPTY))));
        }
        try {
            ExtensionMethod.Result result = entry.method().handler().handle(call.params(), context);
            return results.of(result.resultType(), caller.revision(), result.body());
        } catch (IllegalArgumentException e) {
            throw invalid(Optional.ofNullable(e.getMessage()).orElse("params are not what " + call.method() + " takes"));
        }
    }

    private static FaultException invalid(String message) {
        return new FaultException(new Fault.InvalidParams(message));
    }
}
