package wherry.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/// Finds capabilities of which no server would know, since their module does not provide them.
final class ProvidesCheck {
    static final String SERVICE = "wherry.tool.Capability";
    /// On a class: another capability of its module offers what its methods are.
    private static final String SUPPRESSED = "provides";

    private final Elements elements;
    private final Types types;
    private final Messager messager;
    /// The names of the classes that were written, by those of the classes with the methods.
    private final Map<String, String> written = new LinkedHashMap<>();
    private final List<String> byHand = new ArrayList<>();

    ProvidesCheck(Elements elements, Types types, Messager messager) {
        this.elements = elements;
        this.types = types;
        this.messager = messager;
    }

    /// Takes note of a class that was written.
    void addWritten(TypeElement origin, String name) {
        written.put(origin.getQualifiedName().toString(), name);
    }

    /// Takes note of a type of the sources, if it is a capability.
    void add(Element type) {
        if (type.getKind() == ElementKind.CLASS && !type.getModifiers().contains(Modifier.ABSTRACT)
                && types.isAssignable(type.asType(), elements.getTypeElement(SERVICE).asType())) {
            byHand.add(((TypeElement) type).getQualifiedName().toString());
        }
    }

    /// Tells what is wrong, when all classes are written.
    void report() {
        written.forEach(this::checkWritten);
        byHand.stream().filter(name -> written.isEmpty()).forEach(this::checkByHand);
    }

    private void checkWritten(String origin, String name) {
        TypeElement type = elements.getTypeElement(origin);
        ModuleElement module = elements.getModuleOf(type);
        List<String> provided = provided(module);
        if (provided.remove(origin)) {
            provided.add(name);
            messager.printError("module " + module + " provides " + origin + ", which does not list its methods; " + remedy(provided), type);
        } else if (!module.isUnnamed() && !provided.contains(name) && written.values().containsAll(provided) && !isSuppressed(type)) {
            // Where one is provided that was written by hand, that one may offer these methods as well.
            provided.add(name);
            messager.printWarning("module " + module + " does not provide " + name + ", so no server has the methods of "
                    + type.getSimpleName() + "; " + remedy(provided), type);
        }
    }

    private void checkByHand(String name) {
        TypeElement type = elements.getTypeElement(name);
        ModuleElement module = elements.getModuleOf(type);
        if (!module.isUnnamed() && provided(module).isEmpty() && !isSuppressed(type)) {
            messager.printWarning("module " + module + " provides no capability, so no server has this one; " + remedy(List.of(name)), type);
        }
    }

    private List<String> provided(ModuleElement module) {
        var names = new ArrayList<String>();
        ElementFilter.providesIn(module.getDirectives()).stream()
                .filter(each -> each.getService().getQualifiedName().contentEquals(SERVICE))
                .forEach(each -> each.getImplementations().forEach(type -> names.add(type.getQualifiedName().toString())));
        return names;
    }

    private static String remedy(List<String> classes) {
        return "write in module-info.java: provides " + SERVICE + " with " + String.join(", ", classes) + ";";
    }

    private static boolean isSuppressed(TypeElement type) {
        SuppressWarnings suppressed = type.getAnnotation(SuppressWarnings.class);
        return suppressed != null && List.of(suppressed.value()).contains(SUPPRESSED);
    }
}
