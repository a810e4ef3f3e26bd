package wherry.tool.method;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An argument that HTTP clients of 2026-07-28 mirror in a header (`x-mcp-header`): a text, an integer or a boolean.
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
public @interface Header {

    /// The part of the header after `Mcp-Param-`.
    String value();
}
