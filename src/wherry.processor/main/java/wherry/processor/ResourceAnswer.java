package wherry.processor;

import java.util.function.UnaryOperator;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import wherry.processor.code.JavaText;
import wherry.processor.type.Direction;
import wherry.processor.type.Rejected;
import wherry.processor.type.Shape;
import wherry.tool.method.ResourceMethod;

/// How what a method returns becomes the contents of a resource.
///
/// @param mimeType   empty when none is told of
/// @param expression gives the expression of type `Optional<ResourceResult>` for the one that calls the method
record ResourceAnswer(String mimeType, UnaryOperator<String> expression) {

    static ResourceAnswer of(Scope scope, ExecutableElement method, ResourceMethod annotation) {
        TypeMirror type = method.getReturnType();
        boolean isOptional = scope.types().erasure(type).toString().equals("java.util.Optional");
        TypeMirror inner = isOptional ? ((DeclaredType) type).getTypeArguments().getFirst() : type;
        if (inner.getKind() == TypeKind.VOID) {
            throw new Rejected(method, method.getSimpleName() + " returns nothing to read; write String, byte[] or a record as its result");
        }
        String mimeType = annotation.mimeType().isEmpty() ? usualType(scope, inner) : annotation.mimeType();
        UnaryOperator<String> result = result(scope, inner, method, annotation, mimeType);
        String optional = scope.file().name("java.util.Optional");
        return new ResourceAnswer(mimeType, isOptional ? call -> result.apply("each").equals("each") ? call
                : call + ".map(each -> " + result.apply("each") + ")" : call -> optional + ".of(" + result.apply(call) + ")");
    }

    /// Empty for what says the type of each contents itself.
    private static String usualType(Scope scope, TypeMirror type) {
        boolean saysItself = scope.isA(type, "ResourceResult") || scope.isA(type, "ResourceContents") || scope.isListOf(type, "ResourceContents");
        return saysItself ? "" : scope.is(type, "java.lang.String") ? "text/plain"
                : scope.is(type, "byte[]") ? "application/octet-stream" : "application/json";
    }

    /// From an expression for a value to one of type `ResourceResult`.
    private static UnaryOperator<String> result(Scope scope, TypeMirror type, ExecutableElement method, ResourceMethod annotation,
            String mimeType) {
        if (scope.isA(type, "ResourceResult")) {
            return value -> value;
        }
        String result = scope.tool("ResourceResult");
        boolean isCached = annotation.cacheSeconds() > 0;
        String caching = isCached ? ", new %s(%s.ofSeconds(%d), %s), %s.EMPTY)".formatted(scope.tool("Caching"),
                scope.file().name("java.time.Duration"), annotation.cacheSeconds(), annotation.cacheShared(),
                scope.file().name("wherry.json.JsonObject")) : "";
        if (scope.isListOf(type, "ResourceContents")) {
            String none = ", " + scope.tool("Caching") + ".NONE, " + scope.file().name("wherry.json.JsonObject") + ".EMPTY)";
            return value -> "new " + result + "(" + value + (isCached ? caching : none);
        }
        UnaryOperator<String> contents = contents(scope, type, method, mimeType);
        String list = isCached ? scope.file().name("java.util.List") : "";
        return value -> isCached ? "new " + result + "(" + list + ".of(" + contents.apply(value) + ")" + caching
                : result + ".of(" + contents.apply(value) + ")";
    }

    private static UnaryOperator<String> contents(Scope scope, TypeMirror type, ExecutableElement method, String mimeType) {
        if (scope.isA(type, "ResourceContents")) {
            return value -> value;
        }
        String head = scope.tool("ResourceContents") + (scope.is(type, "byte[]") ? ".blob(uri, " : ".text(uri, ")
                + JavaText.quoted(mimeType) + ", ";
        if (scope.is(type, "java.lang.String") || scope.is(type, "byte[]")) {
            return value -> head + value + ")";
        }
        Shape shape = scope.shapes().of(type, method, Direction.RESULT);
        return value -> head + shape.write(scope.file(), value) + ".toString())";
    }
}
