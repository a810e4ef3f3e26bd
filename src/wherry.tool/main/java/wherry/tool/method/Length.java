package wherry.tool.method;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// How many characters (code points) a text has, or how many items a list. It is told in the description and checked before the method
/// is called, since some clients refuse a schema that says it.
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Length {

    int min() default 0;

    int max() default Integer.MAX_VALUE;
}
