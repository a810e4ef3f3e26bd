package wherry.tool.method;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a method a tool (specification: server/tools).
///
/// The comment of the method describes the tool, and `@param` each argument. The parameters make the input schema; one of type
/// [wherry.tool.CallContext] gets the call. A record, a list, a map, a number, a boolean, an enum or a time that is returned makes the
/// output schema; a [String] is text, and a [wherry.tool.ToolResult] or [wherry.tool.Content] goes out as it is.
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface ToolMethod {

    /// 1 to 64 of `A-Z a-z 0-9 _ -`; else the method's name, such as `add_note` for `addNote`.
    String name() default "";

    /// A name for people; else the words of the method's name, such as `Add note`.
    String title() default "";

    /// What a call does. When there are any, each hint that is not among them is denied; when there are none, nothing is said.
    Hint[] hints() default {};

    /// `https:` or `data:` URIs of pictures.
    String[] icons() default {};

    /// The scopes that a caller with an access token needs to call it, such as `notes:write`.
    String[] scopes() default {};
}
