package wherry.processor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/// What an author's class that is a capability itself says beside its annotated methods: its name, settings, start and the like.
final class Delegation {
    private final Scope scope;
    private final TypeElement capability;

    Delegation(Scope scope) {
        this.scope = scope;
        this.capability = scope.elements().getTypeElement("wherry.tool.Capability");
    }

    boolean isCapability() {
        return scope.isA(scope.type().asType(), "Capability");
    }

    boolean overrides(String name) {
        return isCapability() && ElementFilter.methodsIn(capability.getEnclosedElements()).stream()
                .anyMatch(method -> method.getSimpleName().contentEquals(name) && overriding(method).isPresent());
    }

    /// The author's method in place of the interface's.
    private Optional<ExecutableElement> overriding(ExecutableElement method) {
        return ElementFilter.methodsIn(scope.elements().getAllMembers(scope.type())).stream()
                .filter(each -> scope.elements().overrides(each, method, scope.type())).findFirst();
    }

    /// Methods that pass a call on.
    ///
    /// @param without names of those that are written already
    List<String> methods(List<String> without) {
        return !isCapability() ? List.of() : ElementFilter.methodsIn(capability.getEnclosedElements()).stream()
                .filter(method -> !without.contains(method.getSimpleName().toString()))
                .flatMap(method -> overriding(method).stream()).map(this::passing).toList();
    }

    private String passing(ExecutableElement method) {
        String parameters = method.getParameters().stream()
                .map(each -> scope.file().name(each.asType()) + " " + each.getSimpleName()).collect(Collectors.joining(", "));
        String throwing = method.getThrownTypes().stream().map(scope.file()::name).collect(Collectors.joining(", "));
        return """
                    @Override
                    public %s %s(%s)%s {
                        %s%s.%s(%s);
                    }
                """.formatted(scope.file().name(method.getReturnType()), method.getSimpleName(), parameters,
                throwing.isEmpty() ? "" : " throws " + throwing, method.getReturnType().getKind() == TypeKind.VOID ? "" : "return ",
                Scope.INSTANCE, method.getSimpleName(),
                method.getParameters().stream().map(VariableElement::getSimpleName).collect(Collectors.joining(", ")));
    }
}
