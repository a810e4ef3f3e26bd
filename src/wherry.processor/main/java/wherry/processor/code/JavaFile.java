package wherry.processor.code;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/// A Java file that is being written: the names that it imports, its constants and its methods. For one thread.
public final class JavaFile {
    private static final Pattern TYPE = Pattern.compile("@((?:[a-z]\\w*\\.)*[A-Z]\\w*)");

    private final String packageName;
    /// Qualified names by simple ones; of two types with one simple name the first is imported.
    private final Map<String, String> imports = new TreeMap<>();
    private final Map<String, String> constants = new TreeMap<>();
    private final Map<String, String> sharedNames = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<String> sharedMethods = new ArrayList<>();

    /// @param packageName empty for none
    public JavaFile(String packageName) {
        this.packageName = packageName;
    }

    /// A type's name as the file can write it: by its simple name when no other type has that.
    public String name(String qualified) {
        int dot = qualified.lastIndexOf('.');
        String simple = qualified.substring(dot + 1);
        return imports.computeIfAbsent(simple, _ -> qualified).equals(qualified) ? simple : qualified;
    }

    public String name(TypeElement type) {
        if (type.getNestingKind() == NestingKind.MEMBER) {
            return name((TypeElement) type.getEnclosingElement()) + "." + type.getSimpleName();
        }
        return name(type.getQualifiedName().toString());
    }

    public String name(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return name(array.getComponentType()) + "[]";
        }
        if (!(type instanceof DeclaredType declared)) {
            return type.toString();
        }
        Element element = declared.asElement();
        List<String> arguments = declared.getTypeArguments().stream().map(this::name).toList();
        return name((TypeElement) element) + (arguments.isEmpty() ? "" : "<" + String.join(", ", arguments) + ">");
    }

    /// An expression from a template, in which `$` stands for a value, and `@` before the qualified name of a type imports it.
    public String filled(String template, String value) {
        return TYPE.matcher(template).replaceAll(found -> name(found.group(1))).replace("$", value);
    }

    /// A constant of the file.
    ///
    /// @param value Java source
    /// @return its name
    public String constant(String type, String name, String value) {
        String free = name;
        for (int i = 2; constants.containsKey(free) && !constants.get(free).equals(type + "=" + value); i++) {
            free = name + "_" + i;
        }
        constants.put(free, type + "=" + value);
        return free;
    }

    /// A name for methods that no others of the file have: the wanted one, or one with a number.
    public String free(String wanted) {
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + i;
        }
        return name;
    }

    /// A method that several places of the file call; written once.
    ///
    /// @param key    what it is for, such as `read` and a type
    /// @param wanted its name when no other method has it
    /// @param source gives the whole method for its name
    /// @return its name
    public String shared(String key, String wanted, Function<String, String> source) {
        String known = sharedNames.get(key);
        if (known != null) {
            return known;
        }
        String name = free(wanted);
        sharedNames.put(key, name);
        int place = sharedMethods.size();
        sharedMethods.add(place, source.apply(name));
        return name;
    }

    /// The whole file.
    ///
    /// @param head all between the imports and the constants
    /// @param body all between the constants and the methods that several places call
    public String text(String origin, String head, List<String> body) {
        var text = new StringBuilder("// Written by wherry.processor from ").append(origin).append(".java; change that.\n");
        text.append(packageName.isEmpty() ? "" : "package " + packageName + ";\n\n");
        imports.values().stream().filter(name -> !packageOf(name).equals("java.lang") && !packageOf(name).equals(packageName)).sorted()
                .forEach(name -> text.append("import ").append(name).append(";\n"));
        text.append('\n').append(head);
        constants.forEach((name, value) -> text.append("    private static final ").append(value.replaceFirst("=", " " + name + " = "))
                .append(";\n"));
        text.append(constants.isEmpty() ? "" : "\n");
        var methods = new ArrayList<>(body);
        methods.addAll(sharedMethods);
        return text.append(String.join("\n", methods)).append("}\n").toString();
    }

    private static String packageOf(String qualified) {
        return qualified.substring(0, Math.max(0, qualified.lastIndexOf('.')));
    }
}
