package wherry.tool.method;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a method offer values for an argument of a prompt, or a variable of a resource template, of the same class
/// (specification: server/utilities/completion). One method may offer them for several.
///
/// It takes what the user has typed so far as a [String] and, when it wants them, the other arguments as a `Map<String, String>` and the
/// [wherry.tool.CallContext]. It returns a `List<String>`, best first.
@Documented
@Repeatable(Completes.All.class)
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Completes {

    /// The Java name of the method with [PromptMethod] or [ResourceMethod].
    String method();

    /// The Java name of that method's parameter.
    String parameter();

    /// Several of them on one method; the compiler writes it.
    @Documented
    @Retention(RetentionPolicy.SOURCE)
    @Target(ElementType.METHOD)
    @interface All {

        Completes[] value();
    }
}
