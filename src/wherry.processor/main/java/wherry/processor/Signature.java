package wherry.processor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import wherry.processor.code.JavaText;
import wherry.processor.text.Comment;
import wherry.processor.type.Direction;
import wherry.processor.type.Member;
import wherry.processor.type.Members;
import wherry.processor.type.Rejected;
import wherry.processor.type.Shape;

/// The parameters of an annotated method, and how it is called.
///
/// @param written the name of the two methods that are written for it
/// @param members those that the client gives, by Java names, in their order
/// @param given   an expression for each parameter that the server gives, by Java names
record Signature(ExecutableElement method, String written, Comment comment, List<Member> members, Map<String, String> given) {

    /// @param server parameters of type `String` that the server gives, by Java names
    /// @throws Rejected when the method cannot be called, or a parameter cannot be given
    static Signature of(Scope scope, ExecutableElement method, Set<String> server) {
        requireCallable(method);
        Comment comment = Comment.of(scope.elements(), method);
        if (comment.description().isEmpty()) {
            throw new Rejected(method, method.getSimpleName() + " has no description, so a model cannot know what it is for; "
                    + "write a comment above it that begins with ///");
        }
        var members = new ArrayList<Member>();
        var given = new HashMap<String, String>();
        for (VariableElement parameter : method.getParameters()) {
            String name = parameter.getSimpleName().toString();
            if (scope.is(parameter.asType(), "wherry.tool.CallContext")) {
                given.put(name, "call");
            } else if (server.contains(name) && scope.is(parameter.asType(), "java.lang.String")) {
                given.put(name, name);
            } else {
                members.add(scope.members().of(parameter, parameter.asType(), comment.parameters().getOrDefault(name, ""),
                        Direction.ARGUMENT));
            }
        }
        Members.requireOneNameEach(members, method);
        return new Signature(method, scope.file().free(method.getSimpleName().toString()), comment, List.copyOf(members), Map.copyOf(given));
    }

    static void requireCallable(ExecutableElement method) {
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            throw new Rejected(method, method.getSimpleName() + " is private, so the code that is written for it cannot call it; "
                    + "leave 'private' out");
        }
        if (!method.getTypeParameters().isEmpty()) {
            throw new Rejected(method, method.getSimpleName() + " has a type parameter, and a schema needs types that are known; "
                    + "write the type itself in place of " + method.getTypeParameters().getFirst());
        }
    }

    /// @param what names the place, which has room for a word alone
    void requireWord(Member member, String what) {
        Shape shape = member.shape() instanceof Shape.Maybe(Shape value) ? value : member.shape();
        if (!(shape instanceof Shape.Scalar || shape instanceof Shape.Word)) {
            throw new Rejected(place(member), what + " is a text, so it cannot be " + place(member).asType()
                    + "; write String, a number, an enum, or a type of java.time");
        }
        if (member.constraints().hasDefault()) {
            throw new Rejected(place(member), what + " has no default that clients see; write Optional<…> in place of @Default");
        }
    }

    private VariableElement place(Member member) {
        return method.getParameters().stream().filter(parameter -> parameter.getSimpleName().contentEquals(member.javaName()))
                .findFirst().orElseThrow();
    }

    String name() {
        return method.getSimpleName().toString();
    }

    /// ` throws Exception` where the method throws what must be declared.
    String throwing() {
        return method.getThrownTypes().isEmpty() ? "" : " throws Exception";
    }

    /// The call of the method.
    ///
    /// @param arguments the name of the variable with the client's arguments
    String call(Scope scope, String arguments) {
        List<String> values = method.getParameters().stream().map(parameter -> {
            String name = parameter.getSimpleName().toString();
            return given.containsKey(name) ? given.get(name) : members.stream().filter(member -> member.javaName().equals(name))
                    .findFirst().orElseThrow().read(scope.file(), arguments);
        }).toList();
        return scope.target(method) + "." + name() + JavaText.list(values, "                ");
    }
}
