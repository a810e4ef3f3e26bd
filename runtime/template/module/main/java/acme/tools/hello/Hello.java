package acme.tools.hello;

import wherry.tool.method.Hint;
import wherry.tool.method.ToolMethod;

/// Greets people.
public final class Hello {

    /// Greets a person by name.
    ///
    /// @param name whom to greet
    @ToolMethod(hints = Hint.READ_ONLY)
    public String hello(String name) {
        return "Good day, " + name + "!";
    }
}
