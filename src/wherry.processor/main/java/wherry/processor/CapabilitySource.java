package wherry.processor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.ElementFilter;
import wherry.processor.type.Rejected;
import wherry.tool.method.Completes;
import wherry.tool.method.PromptMethod;
import wherry.tool.method.ResourceMethod;
import wherry.tool.method.ToolMethod;

/// The source of the class that offers the methods of another one.
final class CapabilitySource {
    private final Scope scope;
    private final String className;
    private final String origin;
    private final CompleterSource completers;
    /// The parts by the kind of list that they are in.
    private final Map<Kind, List<Part>> parts = new EnumMap<>(Kind.class);

    CapabilitySource(Scope scope, String className) {
        this.scope = scope;
        this.className = className;
        this.completers = new CompleterSource(scope);
        this.origin = scope.type().getSimpleName().toString();
    }

    /// Takes what completes arguments; before the methods that have these.
    void addCompleter(ExecutableElement method) {
        for (Completes each : method.getAnnotationsByType(Completes.class)) {
            completers.add(method, each);
        }
    }

    /// Writes what a method is offered as; a method without annotation is not offered.
    ///
    /// @throws Rejected when it cannot be offered
    void add(ExecutableElement method) {
        if (method.getAnnotation(ToolMethod.class) != null) {
            add(new ToolSource(scope).of(method));
        }
        if (method.getAnnotation(ResourceMethod.class) != null) {
            add(new ResourceSource(scope, completers).of(method));
        }
        if (method.getAnnotation(PromptMethod.class) != null) {
            add(new PromptSource(scope, completers).of(method));
        }
    }

    private void add(Part part) {
        List<Part> others = parts.computeIfAbsent(part.kind(), _ -> new ArrayList<>());
        others.stream().filter(other -> other.name().equals(part.name())).findFirst().ifPresent(other -> {
            throw new Rejected(part.method(), "'" + part.name() + "' is offered already, by " + other.method().getSimpleName()
                    + "; give one of them another name");
        });
        others.add(part);
    }

    String text() {
        String list = scope.file().name("java.util.List");
        var delegation = new Delegation(scope);
        var body = new ArrayList<String>();
        body.add("    private final " + scope.file().name(scope.type()) + " " + Scope.INSTANCE + ";\n");
        body.addAll(constructors());
        parts.forEach((kind, each) -> {
            String own = list + ".of(" + String.join(", ", each.stream().map(part -> part.factory() + "()").toList()) + ")";
            body.add(method(list + "<" + scope.tool(kind.type()) + ">", kind.list(),
                    delegation.overrides(kind.list()) ? joined(list, own, kind) : own));
        });
        body.addAll(delegation.methods(parts.keySet().stream().map(Kind::list).toList()));
        parts.values().forEach(each -> each.forEach(part -> body.add(part.source())));
        String head = """
                /// The methods of [%s], as a capability.
                public final class %s implements %s {
                """.formatted(origin, className, scope.tool("Capability"));
        return scope.file().text(origin, head, body);
    }

    private List<String> constructors() {
        var constructors = new ArrayList<String>();
        String type = scope.file().name(scope.type());
        if (hasUsualConstructor()) {
            constructors.add("""
                        /// For the service loader.
                        public %s() {
                            this(new %s());
                        }
                    """.formatted(className, type));
        }
        constructors.add("""
                    %1$s(%2$s %3$s) {
                        this.%3$s = %3$s;
                    }
                """.formatted(className, type, Scope.INSTANCE));
        return constructors;
    }

    private boolean hasUsualConstructor() {
        return ElementFilter.constructorsIn(scope.type().getEnclosedElements()).stream()
                .anyMatch((ExecutableElement each) -> each.getParameters().isEmpty()
                        && !each.getModifiers().contains(Modifier.PRIVATE) && each.getThrownTypes().isEmpty());
    }

    private String joined(String list, String own, Kind kind) {
        String name = scope.file().shared("join", "join", free -> """
                    private static <T> %1$s<T> %2$s(%1$s<T> some, %1$s<T> others) {
                        var all = new %3$s<>(some);
                        all.addAll(others);
                        return all;
                    }
                """.formatted(list, free, scope.file().name("java.util.ArrayList")));
        return name + "(" + own + ", " + Scope.INSTANCE + "." + kind.list() + "())";
    }

    private static String method(String type, String name, String value) {
        return """
                    @Override
                    public %s %s() {
                        return %s;
                    }
                """.formatted(type, name, value);
    }
}
