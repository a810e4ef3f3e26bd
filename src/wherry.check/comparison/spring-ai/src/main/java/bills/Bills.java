package bills;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpToolParam;
import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;
import org.springframework.ai.mcp.annotation.context.StructuredElicitResult;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Component;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;

@SpringBootApplication
public class Bills {

    public record Share(double each, int people) {
    }

    public record Payer(String name) {
    }

    @Component
    public static class Tools {

        @McpTool(name = "split_bill", description = "Splits a bill evenly.", generateOutputSchema = true,
                annotations = @McpTool.McpAnnotations(readOnlyHint = true, destructiveHint = false))
        public Share splitBill(@McpToolParam(description = "What the bill comes to") double total,
                @McpToolParam(description = "How many share it", required = false) Integer people) {
            int sharing = people == null ? 2 : people;
            if (total < 0 || sharing < 1 || sharing > 100) {
                throw new IllegalArgumentException("total should be 0 or more, and people 1 to 100");
            }
            return new Share(total / sharing, sharing);
        }

        @McpTool(name = "pick_payer", description = "Asks the user who pays.")
        public String pickPayer(McpSyncRequestContext context) {
            if (!context.elicitEnabled()) {
                return "The user cannot be asked.";
            }
            StructuredElicitResult<Payer> answer = context.elicit(spec -> spec.message("Who pays?"), Payer.class);
            return answer.action() == Action.ACCEPT ? answer.structuredContent().name() + " pays." : "The user did not say.";
        }
    }

    public static void main(String[] args) {
        SpringApplication.run(Bills.class, args);
    }
}
