package wherry.processor.type;

import java.util.List;
import java.util.stream.Collectors;
import wherry.processor.code.JavaFile;
import wherry.processor.code.JavaText;

/// The methods that make a record of JSON and JSON of a record.
final class RecordSource {
    private RecordSource() {
    }

    /// @return the name of a method that takes `Arguments`
    static String reader(JavaFile file, Shape.Composite shape) {
        return file.shared("read " + shape.type(), "read" + shape.simpleName(), name -> {
            String arguments = file.name("wherry.tool.Arguments");
            String type = file.name(shape.type());
            return """
                        private static %s %s(%s arguments) {
                            return %s;
                        }
                    """.formatted(type, name, arguments, construction(file, type, shape.members(), "arguments"));
        });
    }

    static String construction(JavaFile file, String type, List<Member> members, String arguments) {
        // The diamond lets the compiler find the types that a generic record is of.
        return "new " + type.replaceFirst("<.*>$", "<>")
                + JavaText.list(members.stream().map(member -> member.read(file, arguments)).toList(), "                ");
    }

    /// @return the name of a method that takes the record
    static String writer(JavaFile file, Shape.Composite shape) {
        return file.shared("write " + shape.type(), "write" + shape.simpleName(), name -> """
                    private static %1$s %2$s(%3$s value) {
                        return %1$s.builder()%4$s.build();
                    }
                """.formatted(file.name("wherry.json.JsonObject"), name, file.name(shape.type()), puts(file, shape.members())));
    }

    static String puts(JavaFile file, List<Member> members) {
        return members.stream().map(member -> "\n                .put(" + JavaText.quoted(member.name()) + ", "
                + plain(member.shape().write(file, "value." + member.javaName() + "()")) + ")").collect(Collectors.joining());
    }

    /// A builder takes texts and numbers without `Json.of` as well.
    private static String plain(String expression) {
        return expression.matches("Json\\.of\\(value\\.\\w+\\(\\)\\)") ? expression.substring("Json.of(".length(), expression.length() - 1)
                : expression;
    }
}
