package wherry.check.house;

import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExportsTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/// The contents of a Java file that the rules of the house check.
///
/// @param used      all expressions of the form `name.member`
/// @param defaulted the methods that have a switch with both a pattern and a default
/// @param exported  the packages that a module's descriptor exports to all modules
/// @param optionals the fields, parameters and record components of a type of `Optional`, without arguments that clients give
record Parsed(Path file, String packageName, List<Type> types, List<Method> methods, Set<String> used, List<String> defaulted,
        List<String> exported, List<String> optionals) {

    /// @param outer the name of the enclosing type; empty for a type at the top
    record Type(String name, String outer, boolean isPublic, boolean isDocumented) {
    }

    /// @param type  the simple name of the enclosing class
    /// @param lines from its first modifier to its closing brace
    record Method(String type, String name, int lines, int parameters, Set<String> annotations) {
    }

    /// Parses files, and resolves no names.
    static List<Parsed> of(List<Path> files) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var manager = compiler.getStandardFileManager(null, null, null);
        var task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
                manager.getJavaFileObjectsFromPaths(files));
        DocTrees trees = DocTrees.instance(task);
        var parsed = new ArrayList<Parsed>();
        try {
            for (CompilationUnitTree unit : task.parse()) {
                var scanner = new Scanner(unit, trees);
                scanner.scan(unit, null);
                parsed.add(scanner.parsed());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parsed;
    }

    private static final class Scanner extends TreePathScanner<Void, String> {
        private final CompilationUnitTree unit;
        private final DocTrees trees;
        private final List<Type> types = new ArrayList<>();
        private final List<Method> methods = new ArrayList<>();
        private final Set<String> used = new HashSet<>();
        private final List<String> defaulted = new ArrayList<>();
        private final List<String> exported = new ArrayList<>();
        private final List<String> optionals = new ArrayList<>();

        Scanner(CompilationUnitTree unit, DocTrees trees) {
            this.unit = unit;
            this.trees = trees;
        }

        Parsed parsed() {
            return new Parsed(Path.of(unit.getSourceFile().toUri()), String.valueOf(unit.getPackageName()), types, methods, used,
                    defaulted, exported, optionals);
        }

        @Override
        public Void visitExports(ExportsTree tree, String outer) {
            if (tree.getModuleNames() == null) {
                exported.add(tree.getPackageName().toString());
            }
            return null;
        }

        @Override
        public Void visitClass(ClassTree tree, String outer) {
            String name = tree.getSimpleName().toString();
            if (!name.isEmpty()) {
                boolean isPublic = tree.getModifiers().getFlags().contains(Modifier.PUBLIC);
                types.add(new Type(name, Objects.requireNonNullElse(outer, ""), isPublic, trees.getDocComment(getCurrentPath()) != null));
            }
            return super.visitClass(tree, name.isEmpty() ? outer : name);
        }

        @Override
        public Void visitMethod(MethodTree tree, String outer) {
            var positions = trees.getSourcePositions();
            long start = positions.getStartPosition(unit, tree);
            long end = positions.getEndPosition(unit, tree);
            // The canonical constructor that the compiler adds to a record has no position in the file.
            if (end > start && start >= 0) {
                methods.add(new Method(outer, tree.getName().toString(), line(end) - line(start) + 1, tree.getParameters().size(),
                        tree.getModifiers().getAnnotations().stream().map(each -> each.getAnnotationType().toString())
                                .collect(Collectors.toSet())));
            }
            return super.visitMethod(tree, outer);
        }

        @Override
        public Void visitVariable(VariableTree tree, String outer) {
            Tree parent = getCurrentPath().getParentPath().getLeaf();
            if ((parent instanceof ClassTree || parent instanceof MethodTree method && !isOffered(method))
                    && String.valueOf(tree.getType()).matches("(java\\.util\\.)?Optional(Int|Long|Double)?(<.*)?")) {
                optionals.add(outer + "#" + tree.getName());
            }
            return super.visitVariable(tree, outer);
        }

        /// Whether a client calls it: it may leave out what is an `Optional`.
        private static boolean isOffered(MethodTree method) {
            return method.getModifiers().getAnnotations().stream()
                    .anyMatch(each -> each.getAnnotationType().toString().matches("(Tool|Resource|Prompt)Method"));
        }

        @Override
        public Void visitSwitch(SwitchTree tree, String outer) {
            look(tree.getCases(), outer);
            return super.visitSwitch(tree, outer);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree tree, String outer) {
            look(tree.getCases(), outer);
            return super.visitSwitchExpression(tree, outer);
        }

        private void look(List<? extends CaseTree> cases, String outer) {
            List<? extends CaseLabelTree> labels = cases.stream().flatMap(each -> each.getLabels().stream()).toList();
            // The standard of JSON fixes the kinds of its values: a switch over them may have a default.
            if (labels.stream().anyMatch(label -> label instanceof PatternCaseLabelTree kind
                    && !kind.getPattern().toString().startsWith("Json"))
                    && labels.stream().anyMatch(DefaultCaseLabelTree.class::isInstance)) {
                MethodTree method = (MethodTree) Stream.iterate(getCurrentPath(), TreePath::getParentPath).map(TreePath::getLeaf)
                        .filter(MethodTree.class::isInstance).findFirst().orElseThrow();
                defaulted.add(outer + "#" + method.getName());
            }
        }

        private int line(long position) {
            return (int) unit.getLineMap().getLineNumber(position);
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree tree, String outer) {
            if (tree.getExpression().getKind() == Tree.Kind.IDENTIFIER) {
                used.add(tree.toString());
            }
            return super.visitMemberSelect(tree, outer);
        }
    }
}
