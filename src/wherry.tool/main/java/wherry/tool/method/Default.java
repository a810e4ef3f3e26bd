package wherry.tool.method;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What an argument is when the client leaves it out. It stands in the schema, and the argument is no longer required.
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Default {

    /// A text, number, boolean, time or word of an enum as it is; JSON for a list, map or record.
    String value();
}
