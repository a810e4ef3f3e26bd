package wherry.tool.method;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a method a resource, or a resource template when its URI has variables (specification: server/resources).
///
/// The comment of the method describes it. Each variable of the template is a parameter of the same name; a parameter `uri` that is no
/// variable gets the URI that the client asked for, and one of type [wherry.tool.CallContext] the call. It returns a [String], `byte[]`,
/// [wherry.tool.ResourceContents] or [wherry.tool.ResourceResult], an [java.util.Optional] of one of these (empty: there is no such
/// resource), or a value that becomes JSON.
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface ResourceMethod {

    /// A URI such as `notes://all`, or a template (RFC 6570) such as `notes://{id}`.
    String value();

    /// For programs; else the method's name, such as `all_notes` for `allNotes`.
    String name() default "";

    /// A name for people; else the words of the method's name.
    String title() default "";

    /// Else `text/plain` for a [String], `application/octet-stream` for bytes, none for [wherry.tool.ResourceContents] and
    /// [wherry.tool.ResourceResult], which say their own, and `application/json` for other values.
    String mimeType() default "";

    /// How many seconds a client of 2026-07-28 may keep what it read; not for a method that returns a [wherry.tool.ResourceResult].
    long cacheSeconds() default 0;

    /// Whether a kept result is the same for every user.
    boolean cacheShared() default false;

    /// `https:` or `data:` URIs of pictures.
    String[] icons() default {};

    /// The scopes that a caller with an access token needs to read it, such as `notes:write`.
    String[] scopes() default {};
}
