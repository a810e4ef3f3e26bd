package wherry.processor.type;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import wherry.processor.text.WireNames;

/// Finds the [Shape] of a Java type. For one thread.
public final class Shapes {
    /// Types that look as if they were taken, and what to write in their place.
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("java.util.OptionalInt", "Optional<Integer>"), Map.entry("java.util.OptionalLong", "Optional<Long>"),
            Map.entry("java.util.OptionalDouble", "Optional<Double>"), Map.entry("java.lang.Object", "a record, or wherry.json.Json"),
            Map.entry("java.util.Date", "java.time.Instant"), Map.entry("java.util.Calendar", "java.time.ZonedDateTime"),
            Map.entry("java.lang.Number", "int, long, double or BigDecimal"), Map.entry("java.io.File", "String"),
            Map.entry("java.nio.file.Path", "String"), Map.entry("java.net.URL", "java.net.URI"),
            Map.entry("java.util.stream.Stream", "List"), Map.entry("java.lang.CharSequence", "String"),
            Map.entry("java.util.ArrayList", "List"), Map.entry("java.util.HashMap", "Map"), Map.entry("java.util.HashSet", "Set"),
            Map.entry("java.time.ZoneOffset", "java.time.ZoneId"), Map.entry("java.util.Collection", "List"),
            Map.entry("java.util.concurrent.CompletableFuture", "the value itself: a call has a thread of its own and may wait"),
            Map.entry("java.util.concurrent.Future", "the value itself: a call has a thread of its own and may wait"));

    private static final String ARRAY_OF_NUMBERS = "@java.util.Arrays.stream($).boxed().toList()";

    private final Elements elements;
    private final Types types;
    /// The types that are being looked at, each inside the one before.
    private final Deque<String> open = new ArrayDeque<>();

    public Shapes(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /// @param place     where what is wrong is shown
    /// @param direction which way values go
    /// @throws Rejected when the type has no shape
    public Shape of(TypeMirror given, Element place, Direction direction) {
        TypeMirror type = plain(given);
        Shape scalar = Scalars.byName().get(type.toString());
        if (scalar != null) {
            return scalar;
        }
        if (type instanceof ArrayType array) {
            return array(array.getComponentType(), place, direction);
        }
        if (type.getKind() != TypeKind.DECLARED) {
            throw new Rejected(place, "the type " + type + " cannot be JSON; write a type that is known when it is compiled");
        }
        var declared = (DeclaredType) type;
        var element = (TypeElement) declared.asElement();
        return switch (element.getQualifiedName().toString()) {
            case "java.util.List" -> new Shape.Items(inner(declared, 0, place, direction), "list", "", "$");
            case "java.util.Set" -> new Shape.Items(inner(declared, 0, place, direction), "set", "", "$");
            case "java.util.Map" -> map(declared, place, direction);
            case "java.util.Optional" -> new Shape.Maybe(inner(declared, 0, place, direction));
            case "wherry.json.Json" -> new Shape.Raw(false);
            case "wherry.json.JsonObject" -> new Shape.Raw(true);
            default -> own(declared, element, place, direction);
        };
    }

    /// Without annotations of the type.
    private TypeMirror plain(TypeMirror type) {
        return type.getAnnotationMirrors().isEmpty() || type.getKind() != TypeKind.DECLARED ? type
                : types.getDeclaredType((TypeElement) types.asElement(type),
                        ((DeclaredType) type).getTypeArguments().toArray(TypeMirror[]::new));
    }

    private Shape array(TypeMirror component, Element place, Direction direction) {
        Shape item = of(component, place, direction);
        return switch (component.getKind()) {
            case INT -> new Shape.Items(item, "list", ".stream().mapToInt(Integer::intValue).toArray()", ARRAY_OF_NUMBERS);
            case LONG -> new Shape.Items(item, "list", ".stream().mapToLong(Long::longValue).toArray()", ARRAY_OF_NUMBERS);
            case DOUBLE -> new Shape.Items(item, "list", ".stream().mapToDouble(Double::doubleValue).toArray()", ARRAY_OF_NUMBERS);
            case DECLARED -> array(item, "@" + ((TypeElement) types.asElement(component)).getQualifiedName() + "[]::new", place, component);
            default -> throw new Rejected(place, "an array of " + component + " is not taken; write a List");
        };
    }

    private static Shape array(Shape item, String constructor, Element place, TypeMirror component) {
        if (!((DeclaredType) component).getTypeArguments().isEmpty()) {
            throw new Rejected(place, "an array of " + component + " is not taken; write a List");
        }
        return new Shape.Items(item, "list", ".toArray(" + constructor + ")", "@java.util.Arrays.asList($)");
    }

    private Shape map(DeclaredType type, Element place, Direction direction) {
        if (type.getTypeArguments().isEmpty() || !type.getTypeArguments().getFirst().toString().equals("java.lang.String")) {
            throw new Rejected(place, "the keys of " + type + " cannot be names in JSON; write Map<String, …>");
        }
        return new Shape.Entries(inner(type, 1, place, direction));
    }

    /// The shape of what a collection holds.
    private Shape inner(DeclaredType type, int argument, Element place, Direction direction) {
        if (type.getTypeArguments().isEmpty()) {
            throw new Rejected(place, type + " does not say what it holds; write " + type.asElement().getSimpleName() + "<String>, or "
                    + "another type in the brackets");
        }
        Shape inner = of(type.getTypeArguments().get(argument), place, direction);
        if (inner instanceof Shape.Maybe) {
            throw new Rejected(place, "JSON that clients take has no place for an Optional in " + type + "; leave the Optional out");
        }
        if (inner instanceof Shape.Raw(boolean isObject) && !isObject && !type.asElement().getSimpleName().contentEquals("Optional")) {
            throw new Rejected(place, "clients refuse an array whose items have no type; write JsonObject in place of Json in " + type);
        }
        return inner;
    }

    private Shape own(DeclaredType type, TypeElement element, Element place, Direction direction) {
        requireTaken(type, element, place);
        if (open.contains(type.toString())) {
            throw new Rejected(place, "the type " + type + " holds itself, and clients refuse a schema that does; "
                    + "write a list of " + element.getSimpleName() + " with the id of the parent, or wherry.json.JsonObject");
        }
        open.push(type.toString());
        try {
            return switch (element.getKind()) {
                case ENUM -> new Shape.Word(type, element.getEnclosedElements().stream()
                        .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                        .map(each -> each.getSimpleName().toString().toLowerCase(Locale.ROOT)).toList());
                case RECORD -> composite(type, element, direction);
                default -> variants(type, element, place, direction);
            };
        } finally {
            open.pop();
        }
    }

    private static void requireTaken(DeclaredType type, TypeElement element, Element place) {
        String instead = INSTEAD.get(element.getQualifiedName().toString());
        boolean isTaken = element.getKind() == ElementKind.ENUM || element.getKind() == ElementKind.RECORD
                || element.getModifiers().contains(Modifier.SEALED);
        if (instead != null || !isTaken) {
            throw new Rejected(place, "the type " + type + " cannot be JSON; write " + (instead != null ? instead
                    : "a record, an enum, a sealed interface of records, or a type of the JDK for texts, numbers, times and collections"));
        }
        if (element.getModifiers().contains(Modifier.PRIVATE)) {
            throw new Rejected(element, element.getSimpleName() + " is private, so the code that is written for it cannot see it; "
                    + "leave 'private' out");
        }
    }

    private Composite composite(DeclaredType type, TypeElement element, Direction direction) {
        return new Composite(type, element.getSimpleName().toString(),
                new Members(elements, types, this).ofRecord(type, element, direction), direction);
    }

    private Shape variants(DeclaredType type, TypeElement element, Element place, Direction direction) {
        List<Composite> records = element.getPermittedSubclasses().stream().map(each -> {
            var permitted = (TypeElement) types.asElement(each);
            if (permitted.getKind() != ElementKind.RECORD) {
                throw new Rejected(place, "of the sealed type " + type + ", " + permitted.getSimpleName()
                        + " is no record; make each of its types a record");
            }
            return composite((DeclaredType) permitted.asType(), permitted, direction);
        }).toList();
        Members.requireOneTypeEach(records, element, WireNames.of(element.getSimpleName().toString()));
        return new Variants(type, element.getSimpleName().toString(), records, direction);
    }
}
