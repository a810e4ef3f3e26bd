package wherry.processor.type;

import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeMirror;
import wherry.json.JsonObject;
import wherry.processor.code.JavaFile;
import wherry.processor.code.JavaText;

/// A record: an object with a member for each component.
record Composite(TypeMirror type, String simpleName, List<Member> members, Direction direction) implements Shape {
    Composite {
        members = List.copyOf(members);
    }

    @Override
    public JsonObject schema() {
        return Member.schema(members, direction);
    }

    @Override
    public boolean isObject() {
        return true;
    }

    @Override
    public String read(JavaFile file, String argument) {
        return reading(file) + "(" + argument + ".object())";
    }

    /// The name of a method of the file that makes the record of `Arguments`.
    String reading(JavaFile file) {
        return file.shared("read " + type, "read" + simpleName, name -> {
            String record = file.name(type);
            // The diamond lets the compiler find the types that a generic record is of.
            return """
                        private static %s %s(%s arguments) {
                            return new %s%s;
                        }
                    """.formatted(record, name, file.name("wherry.tool.Arguments"), record.replaceFirst("<.*>$", "<>"),
                    JavaText.list(members.stream().map(member -> member.read(file, "arguments")).toList(), "                "));
        });
    }

    @Override
    public String write(JavaFile file, String value) {
        return writing(file) + "(" + value + ")";
    }

    /// The name of a method of the file that makes JSON of the record.
    String writing(JavaFile file) {
        return file.shared("write " + type, "write" + simpleName, name -> """
                    private static %1$s %2$s(%3$s value) {
                        var object = %1$s.builder();
                %4$s        return object.build();
                    }
                """.formatted(file.name("wherry.json.JsonObject"), name, file.name(type),
                members.stream().map(member -> "        " + put(file, member) + "\n").collect(Collectors.joining())));
    }

    private static String put(JavaFile file, Member member) {
        String value = "value." + member.javaName() + "()";
        String put = "object.put(" + JavaText.quoted(member.name()) + ", ";
        return member.shape() instanceof Maybe(Shape inner)
                ? value + ".ifPresent(" + inner.variable() + " -> " + put + plain(inner.write(file, inner.variable())) + "));"
                : put + plain(member.shape().write(file, value)) + ");";
    }

    /// A builder takes texts and numbers without `Json.of` as well.
    private static String plain(String json) {
        return json.matches("Json\\.of\\([\\w.()]+\\)") ? json.substring("Json.of(".length(), json.length() - 1) : json;
    }
}
