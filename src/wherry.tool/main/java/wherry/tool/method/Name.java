package wherry.tool.method;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The name of an argument, or of a member of a result, on the wire; else `page_size` for `pageSize`.
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Name {

    /// 1 to 64 of `A-Z a-z 0-9 _ . -`.
    String value();
}
