package wherry.server.call;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import wherry.json.Json;
import wherry.json.JsonObject;
import wherry.json.SchemaViolation;
import wherry.protocol.Call;
import wherry.protocol.Fault;
import wherry.protocol.FaultException;
import wherry.protocol.Revision;
import wherry.server.catalog.CatalogSnapshot;
import wherry.server.catalog.ToolEntry;
import wherry.server.event.Log;
import wherry.server.options.ClientOptions;
import wherry.server.request.ResultMetadata;
import wherry.server.session.Caller;
import wherry.tool.Arguments;
import wherry.tool.Caching;
import wherry.tool.CallContext;
import wherry.tool.ExtensionMethod;
import wherry.tool.InputFailed;
import wherry.tool.InvalidArgument;
import wherry.tool.Prompt;
import wherry.tool.PromptArgument;
import wherry.tool.Resource;
import wherry.tool.ResourceResult;
import wherry.tool.ResourceTemplate;
import wherry.tool.Tool;
import wherry.tool.ToolFailure;
import wherry.tool.ToolResult;

/// Runs the code of capabilities, and checks its arguments and its result.
public final class Handlers {
    private static final Arguments NO_VARIABLES = Arguments.of("resource", JsonObject.of("properties", JsonObject.EMPTY), JsonObject.EMPTY);

    private final ResultMetadata results;
    private final ClientOptions options;
    private final Log log;

    public Handlers(ResultMetadata results, ClientOptions options, Log log) {
        this.results = results;
        this.options = options;
        this.log = log;
    }

    JsonObject callTool(CatalogSnapshot snapshot, Call.CallTool call, Caller caller, CallContext context) throws Exception {
        ToolEntry entry = snapshot.tools().get(call.name());
        if (entry == null) {
            return toolResult(ToolResult.error(snapshot.removal(call.name(), caller.principal()).orElseThrow(() -> invalid("Unknown tool: " + call.name()))), caller);
        }
        JsonObject arguments = call.arguments();
        List<SchemaViolation> violations = entry.schemas().input().validate(arguments);
        if (!violations.isEmpty()) {
            LenientArguments.Taken taken = LenientArguments.taken(arguments, entry.schemas().input(), entry.tool().inputSchema(), options.textArguments(),
                    violations);
            violations = taken.arguments() == arguments ? violations : List.of();
            arguments = taken.arguments();
            tell(call.name(), taken.texts());
        }
        ToolResult result;
        try {
            result = violations.isEmpty() ? run(entry, arguments, context) : invalidArguments(joined(violations), caller);
        } catch (InvalidArgument e) {
            result = invalidArguments(e.getMessage(), caller);
        }
        JsonObject written = caller.codec().contents().toolResult(result);
        ToolResult refusal = ResultSize.refusal(written, entry.tool(), options.resultLimit());
        return refusal == null ? results.complete(caller.revision(), written) : toolResult(refusal, caller);
    }

    private JsonObject toolResult(ToolResult result, Caller caller) {
        return results.complete(caller.revision(), caller.codec().contents().toolResult(result));
    }

    private void tell(String tool, List<String> texts) {
        if (!texts.isEmpty() && log.isOn(Level.DEBUG)) {
            log.write(Level.DEBUG, "arguments came as text", JsonObject.builder().put("tool", tool).put("arguments", texts).build());
        }
    }

    private static ToolResult run(ToolEntry entry, JsonObject arguments, CallContext context) throws Exception {
        ToolResult result;
        try {
            result = ContextLoader.of(entry.tool().handler()).call(Arguments.of("tool " + entry.tool().name(), entry.tool().inputSchema(),
                    entry.schemas().defaults().addedTo(arguments)), context);
        } catch (ToolFailure | InputFailed e) {
            return ToolResult.error(e.getMessage());
        }
        if (result == null) {
            throw new IllegalStateException(named(entry.tool()) + " answered null; give a ToolResult");
        }
        if (entry.tool().outputSchema().isPresent() && !result.isError()) {
            Json value = result.structuredContent().orElseThrow(() -> new IllegalStateException(
                    named(entry.tool()) + " has an output schema but gave no structured content; give ToolResult.structured(…)"));
            List<SchemaViolation> violations = entry.schemas().output().validate(value);
            if (!violations.isEmpty()) {
                // Names the places and the keywords alone, since a log never shows a result's values.
                throw new IllegalStateException(named(entry.tool()) + " broke its output schema: " + violations.stream()
                        .map(each -> each.instancePointer() + " (" + each.keyword() + ")").collect(Collectors.joining("; "))
                        + "; give what the schema says, or change it");
            }
        }
        return result;
    }

    /// With the class that its handler was written in: a lambda's class is named after that one.
    private static String named(Tool tool) {
        return "tool " + tool.name() + " of " + tool.handler().getClass().getName().replaceFirst("\\$\\$Lambda.*", "");
    }

    /// Since 2025-11-25 the error is a result, so that the model reads it and tries again.
    private static ToolResult invalidArguments(String problem, Caller caller) {
        String message = "Invalid arguments: " + problem;
        if (!caller.revision().since(Revision.V2025_11_25)) {
            throw invalid(message);
        }
        return ToolResult.error(message);
    }

    private static String joined(List<SchemaViolation> violations) {
        return violations.stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    JsonObject readResource(CatalogSnapshot snapshot, Call.ReadResource call, Caller caller, CallContext context) throws Exception {
        ResourceResult result = read(snapshot, call.uri(), context)
                .orElseThrow(() -> new FaultException(new Fault.ResourceNotFound(call.uri())));
        Caching caching = call.retry().isFirst() ? result.caching() : Caching.NONE;
        if (caching.shared() && !caller.principal().isAnonymous()) {
            // A cache cannot know which scopes another caller has.
            caching = new Caching(caching.ttl(), false);
        }
        return results.complete(caller.revision(), caller.codec().contents().resourceResult(result), caching);
    }

    private static Optional<ResourceResult> read(CatalogSnapshot snapshot, String uri, CallContext context) throws Exception {
        Resource resource = snapshot.resources().get(uri);
        if (resource != null) {
            return ContextLoader.of(resource.reader()).read(uri, NO_VARIABLES, context);
        }
        for (ResourceTemplate template : snapshot.templates().values()) {
            Optional<Map<String, String>> variables = template.uriTemplate().match(uri);
            // A template that matches but has no such resource leaves the URI to the next template.
            Optional<ResourceResult> result = variables.isPresent()
                    ? ContextLoader.of(template.reader()).read(uri, arguments("resource template " + template.uriTemplate(),
                            template.uriTemplate().variables(), variables.get()), context) : Optional.empty();
            if (result.isPresent()) {
                return result;
            }
        }
        return Optional.empty();
    }

    JsonObject getPrompt(CatalogSnapshot snapshot, Call.GetPrompt call, Caller caller, CallContext context) throws Exception {
        Prompt prompt = snapshot.prompts().get(call.name());
        if (prompt == null) {
            throw invalid("Unknown prompt: " + call.name());
        }
        for (PromptArgument argument : prompt.arguments()) {
            if (argument.required() && !call.arguments().containsKey(argument.name())) {
                throw invalid("params.arguments." + argument.name() + ": expected a string, got none; prompt '" + call.name()
                        + "' requires it");
            }
        }
        Arguments arguments = arguments("prompt " + prompt.name(),
                prompt.arguments().stream().map(PromptArgument::name).toList(), call.arguments());
        return results.complete(caller.revision(),
                caller.codec().contents().promptResult(ContextLoader.of(prompt.handler()).get(arguments, context)));
    }

    /// Texts by name, of which only the declared may be read.
    private static Arguments arguments(String owner, List<String> declared, Map<String, String> given) {
        var properties = JsonObject.builder();
        var values = JsonObject.builder();
        for (String name : declared) {
            properties.put(name, JsonObject.EMPTY);
            Optional.ofNullable(given.get(name)).ifPresent(value -> values.put(name, value));
        }
        return Arguments.of(owner, JsonObject.of("properties", properties.build()), values.build());
    }

    JsonObject complete(CatalogSnapshot snapshot, Call.Complete call, Caller caller, CallContext context) throws Exception {
        return results.complete(caller.revision(), Completions.complete(snapshot, call, context));
    }

    JsonObject extension(CatalogSnapshot snapshot, Call.Other call, Caller caller, CallContext context) throws Exception {
        CatalogSnapshot.MethodEntry entry = snapshot.methods().get(call.method());
        if (!entry.method().isForEveryClient() && !caller.capabilities().extensions().has(entry.extension().identifier())) {
            throw new FaultException(new Fault.MissingClientCapability(call.method() + " belongs to extension "
                    + entry.extension().identifier() + ", which the client did not declare",
                    JsonObject.of("extensions", JsonObject.of(entry.extension().identifier(), JsonObject.EMPTY))));
        }
        try {
            ExtensionMethod.Result result = ContextLoader.of(entry.method().handler()).handle(call.params(), context);
            return results.of(result.resultType(), caller.revision(), result.body());
        } catch (IllegalArgumentException e) {
            throw invalid(Optional.ofNullable(e.getMessage()).orElse("params are not what " + call.method() + " takes"));
        }
    }

    private static FaultException invalid(String message) {
        return new FaultException(new Fault.InvalidParams(message));
    }
}
