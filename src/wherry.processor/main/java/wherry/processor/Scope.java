package wherry.processor;

import java.util.List;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import wherry.processor.code.JavaFile;
import wherry.processor.type.Members;
import wherry.processor.type.Shapes;

/// What each part of a capability's source needs while it is written.
///
/// @param type     the class whose methods are offered
/// @param messager takes warnings
record Scope(TypeElement type, JavaFile file, Elements elements, Types types, Shapes shapes, Members members, Messager messager) {
    /// The field that holds an instance of the class.
    static final String INSTANCE = "methods";

    static Scope of(TypeElement type, ProcessingEnvironment environment) {
        Elements elements = environment.getElementUtils();
        Types types = environment.getTypeUtils();
        var shapes = new Shapes(elements, types);
        var file = new JavaFile(elements.getPackageOf(type).getQualifiedName().toString());
        for (String inherited : List.of("java.lang.Object", "wherry.tool.Capability")) {
            ElementFilter.methodsIn(elements.getTypeElement(inherited).getEnclosedElements())
                    .forEach(method -> file.free(method.getSimpleName().toString()));
        }
        return new Scope(type, file, elements, types, shapes, new Members(elements, types, shapes), environment.getMessager());
    }

    /// A type of `wherry.tool` as the file writes it.
    String tool(String simpleName) {
        return file.name("wherry.tool." + simpleName);
    }

    /// What a method is called on.
    String target(ExecutableElement method) {
        return method.getModifiers().contains(Modifier.STATIC) ? file.name(type) : INSTANCE;
    }

    boolean is(TypeMirror type, String qualifiedName) {
        return type.toString().equals(qualifiedName);
    }

    /// Whether a value of the type can be given where a type of `wherry.tool` is asked for.
    boolean isA(TypeMirror type, String simpleName) {
        return types.isAssignable(type, elements.getTypeElement("wherry.tool." + simpleName).asType());
    }

    /// Whether the type is a list of a type of `wherry.tool`.
    boolean isListOf(TypeMirror type, String simpleName) {
        TypeElement list = elements.getTypeElement("java.util.List");
        TypeMirror wanted = types.getWildcardType(elements.getTypeElement("wherry.tool." + simpleName).asType(), null);
        return types.isAssignable(type, types.getDeclaredType(list, wanted));
    }
}
