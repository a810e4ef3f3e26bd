package acme.bills;

import wherry.tool.CallContext;
import wherry.tool.ElicitResult;
import wherry.tool.Elicitation;
import wherry.tool.Field;
import wherry.tool.method.Default;
import wherry.tool.method.Hint;
import wherry.tool.method.Range;
import wherry.tool.method.ToolMethod;

final class Bills {

    record Share(double each, int people) {
    }

    /// Splits a bill evenly.
    ///
    /// @param total  what the bill comes to
    /// @param people how many share it
    @ToolMethod(hints = Hint.READ_ONLY)
    Share splitBill(@Range(min = 0) double total, @Default("2") @Range(min = 1, max = 100) int people) {
        return new Share(total / people, people);
    }

    /// Asks the user who pays.
    @ToolMethod
    String pickPayer(CallContext call) throws InterruptedException {
        ElicitResult answer = call.elicit("payer", Elicitation.form("Who pays?").required("name", Field.text()));
        return answer.accepted() ? answer.content().string("name").orElseThrow() + " pays." : "The user did not say.";
    }
}
