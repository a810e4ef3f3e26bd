package wherry.tool.method;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A regular expression (ECMA-262) that matches some part of a text; `^` and `$` tie it to the whole. It is told in the description and
/// checked before the method is called, since some clients refuse a schema that says it.
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Matches {

    String value();
}
