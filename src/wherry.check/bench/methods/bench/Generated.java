package bench;

import wherry.tool.method.Default;
import wherry.tool.method.Length;
import wherry.tool.method.Range;
import wherry.tool.method.ToolMethod;

/// The tool as a method.
final class Generated {

    record Echo(String message, int times) {
    }

    /// Gives its arguments back.
    ///
    /// @param message a text
    /// @param times   a number
    @ToolMethod
    Echo generated(@Length(max = 100) String message, @Default("1") @Range(min = 1, max = 10) int times) {
        return new Echo(message, times);
    }
}
