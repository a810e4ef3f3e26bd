package wherry.processor;

import java.io.IOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import wherry.processor.type.Rejected;
import wherry.tool.method.Completes;
import wherry.tool.method.PromptMethod;
import wherry.tool.method.ResourceMethod;
import wherry.tool.method.ToolMethod;

/// Writes, for each class with methods that bear annotations of `wherry.tool.method`, a class that offers them: `NotesCapability` for
/// `Notes`, in the same package. A module provides that class as its `wherry.tool.Capability`.
///
/// What cannot be offered is an error at its place in the author's source. Nothing is looked up at run time.
public final class CapabilityProcessor extends AbstractProcessor {
    private static final Set<Class<? extends Annotation>> ANNOTATIONS =
            Set.of(ToolMethod.class, ResourceMethod.class, PromptMethod.class, Completes.class, Completes.All.class);

    private ProvidesCheck providing;

    /// For the service loader.
    public CapabilityProcessor() {
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        // Also a module without annotated methods may forget to provide its capability.
        return Set.of("*");
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        providing = new ProvidesCheck(environment.getElementUtils(), environment.getTypeUtils(), environment.getMessager());
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        if (processingEnv.getElementUtils().getTypeElement(ProvidesCheck.SERVICE) == null) {
            return false; // A module that does not read wherry.tool has no capability.
        }
        var types = new LinkedHashSet<TypeElement>();
        for (Element method : round.getElementsAnnotatedWithAny(ANNOTATIONS)) {
            types.add((TypeElement) method.getEnclosingElement());
        }
        types.forEach(this::write);
        round.getRootElements().forEach(providing::add);
        if (round.processingOver() && !round.errorRaised()) {
            providing.report();
        }
        return false;
    }

    private void write(TypeElement type) {
        String className = type.getSimpleName() + "Capability";
        var source = new CapabilitySource(Scope.of(type, processingEnv), className);
        if (!requireClass(type) || !collect(type, source)) {
            return;
        }
        String name = processingEnv.getElementUtils().getPackageOf(type).getQualifiedName() + "." + className;
        try (Writer writer = processingEnv.getFiler().createSourceFile(name, type).openWriter()) {
            writer.write(source.text());
            providing.addWritten(type, name);
        } catch (IOException e) {
            reject(type, "cannot write " + name + ": " + e.getMessage());
        }
    }

    private boolean requireClass(TypeElement type) {
        boolean isClass = type.getKind() == ElementKind.CLASS || type.getKind() == ElementKind.RECORD;
        if (!isClass || type.getNestingKind() != NestingKind.TOP_LEVEL || type.getModifiers().contains(Modifier.ABSTRACT)) {
            reject(type, "the methods of " + type.getSimpleName() + " are offered by an instance of it; make it a class of its own file "
                    + "that is not abstract");
            return false;
        }
        return true;
    }

    /// @return whether all methods can be offered
    private boolean collect(TypeElement type, CapabilitySource source) {
        List<ExecutableElement> methods = ElementFilter.methodsIn(type.getEnclosedElements());
        // All of them, so that the author sees all that is wrong at once.
        return Stream.concat(methods.stream().map(method -> accepts(() -> source.addCompleter(method))),
                methods.stream().map(method -> accepts(() -> source.add(method)))).toList().stream().allMatch(Boolean::booleanValue);
    }

    private boolean accepts(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (Rejected e) {
            reject(e.place(), e.getMessage());
            return false;
        }
    }

    private void reject(Element place, String message) {
        processingEnv.getMessager().printError(message, place);
    }
}
