package wherry.tool.method;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a method a prompt (specification: server/prompts).
///
/// The comment of the method describes it, and `@param` each argument. It returns a [String], which the user says, a
/// [wherry.tool.PromptMessage], a list of these, or a [wherry.tool.PromptResult].
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface PromptMethod {

    /// Else the method's name, such as `plan_trip` for `planTrip`.
    String name() default "";

    /// A name for people; else the words of the method's name.
    String title() default "";

    /// `https:` or `data:` URIs of pictures.
    String[] icons() default {};

    /// The scopes that a caller with an access token needs to get it, such as `notes:write`.
    String[] scopes() default {};
}
