package bills;

import io.quarkiverse.mcp.server.Elicitation;
import io.quarkiverse.mcp.server.ElicitationRequest.StringSchema;
import io.quarkiverse.mcp.server.ElicitationResponse;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

public class Bills {

    public record Share(double each, int people) {
    }

    @Tool(description = "Splits a bill evenly.", structuredContent = true,
            annotations = @Tool.Annotations(readOnlyHint = true, destructiveHint = false))
    Share split_bill(@ToolArg(description = "What the bill comes to") @Min(0) double total,
            @ToolArg(description = "How many share it", defaultValue = "2") @Min(1) @Max(100) int people) {
        return new Share(total / people, people);
    }

    @Tool(description = "Asks the user who pays.")
    String pick_payer(Elicitation elicitation) {
        if (!elicitation.isSupported()) {
            return "The user cannot be asked.";
        }
        ElicitationResponse answer = elicitation.requestBuilder().setMessage("Who pays?")
                .addSchemaProperty("name", new StringSchema(true)).build().sendAndAwait();
        return answer.actionAccepted() ? answer.content().getString("name") + " pays." : "The user did not say.";
    }
}
