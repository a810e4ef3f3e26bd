package wherry.processor.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import wherry.json.Json;
import wherry.processor.text.Comment;
import wherry.processor.text.WireNames;
import wherry.tool.method.Name;

/// Finds the members of objects.
public final class Members {
    private static final String LEGAL = "[a-zA-Z0-9_.-]{1,64}";

    private final Elements elements;
    private final Types types;
    private final Shapes shapes;

    public Members(Elements elements, Types types, Shapes shapes) {
        this.elements = elements;
        this.types = types;
        this.shapes = shapes;
    }

    /// @param element     a parameter, or a component of a record
    /// @param description empty for none
    public Member of(Element element, TypeMirror type, String description, Direction direction) {
        String javaName = element.getSimpleName().toString();
        Name given = element.getAnnotation(Name.class);
        String name = given == null ? WireNames.of(javaName) : given.value();
        Constraints.require(name.matches(LEGAL), element, "'" + name + "' is no name of an argument; "
                + "write 1 to 64 of A-Z a-z 0-9 _ . - in @Name");
        Constraints.require(direction == Direction.RESULT || !description.isEmpty(), element, "'" + javaName
                + "' has no description, so a model cannot know what to give; write '@param " + javaName + " …' in the comment of "
                + element.getEnclosingElement().getSimpleName());
        Shape shape = shapes.of(type, element, direction);
        return new Member(name, javaName, shape, description,
                direction == Direction.ARGUMENT ? Constraints.of(element, shape) : Constraints.NONE);
    }

    List<Member> ofRecord(DeclaredType type, TypeElement element, Direction direction) {
        Comment comment = Comment.of(elements, element);
        var members = new ArrayList<Member>();
        for (RecordComponentElement component : element.getRecordComponents()) {
            var accessor = (ExecutableType) types.asMemberOf(type, component.getAccessor());
            members.add(of(component, accessor.getReturnType(), comment.parameters().getOrDefault(
                    component.getSimpleName().toString(), ""), direction));
        }
        requireOneNameEach(members, element);
        return members;
    }

    /// @throws Rejected when two members have one name
    public static void requireOneNameEach(List<Member> members, Element place) {
        var names = new HashSet<String>();
        for (Member member : members) {
            Constraints.require(names.add(member.name()), place, "two members are named '" + member.name()
                    + "'; give one of them another name with @Name");
        }
    }

    /// The records of a sealed interface share one object, so a name means one thing in all of them.
    static void requireOneTypeEach(List<Composite> records, Element place, String name) {
        Map<String, Json> schemas = new HashMap<>();
        for (Composite each : records) {
            for (Member member : each.members()) {
                Constraints.require(!member.name().equals(Variants.KIND), place, "the member '" + Variants.KIND
                        + "' says which record it is; give that of " + each.simpleName() + " another name with @Name");
                Json known = schemas.putIfAbsent(member.name(), member.shape().schema());
                Constraints.require(known == null || known.equals(member.shape().schema()), place, "the records of " + name
                        + " have members '" + member.name() + "' of two types; give one of them another name with @Name");
            }
        }
    }
}
