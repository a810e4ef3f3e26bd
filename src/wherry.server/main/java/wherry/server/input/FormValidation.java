package wherry.server.input;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import wherry.json.SchemaLimits;
import wherry.json.SchemaViolation;
import wherry.json.schema.JsonSchema;
import wherry.tool.ElicitResult;
import wherry.tool.Elicitation;
import wherry.tool.InputRequest;
import wherry.tool.InputResponse;

/// Validates a filled form against its schema, since a client may not have done so.
final class FormValidation {
    private FormValidation() {
    }

    /// What is wrong with the answer; empty when it is fine.
    static Optional<String> problem(InputRequest request, InputResponse response) {
        if (!(request instanceof Elicitation.Form form) || !(response instanceof ElicitResult result) || !result.accepted()) {
            return Optional.empty();
        }
        List<SchemaViolation> violations =
                JsonSchema.compile(form.requestedSchema(), SchemaLimits.DEFAULT.assertingFormats()).validate(result.content());
        return violations.isEmpty()
                ? Optional.empty()
                : Optional.of(violations.stream().map(Object::toString).collect(Collectors.joining("; ")));
    }
}
