package wherry.tool;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wherry.tool.UriTemplate.Expression;
import wherry.tool.UriTemplate.Literal;
import wherry.tool.UriTemplate.Operator;
import wherry.tool.UriTemplate.Part;
import wherry.tool.UriTemplate.Variable;

/// Matches URIs against a template's parts, each character once for each step of the template.
///
/// It goes from the end to the start and notes from where the remaining steps fit; then from the start to the end, where
/// each value ends at the first place from which the steps after it fit. So it never goes back, and misses no match.
final class UriMatcher {
    private final List<Step> steps = new ArrayList<>();

    UriMatcher(List<Part> parts) {
        // No switch over types: the JVM would make a class for it at each start.
        for (Part part : parts) {
            if (part instanceof Literal(String text)) {
                steps.add(new Text(text));
            } else if (part instanceof Expression(Operator operator, List<Variable> variables)) {
                add(operator, variables);
            }
        }
    }

    private void add(Operator operator, List<Variable> variables) {
        if (operator.named) {
            steps.add(new Pairs(operator, variables));
        } else {
            addValues(operator, variables);
        }
    }

    private void addValues(Operator operator, List<Variable> variables) {
        String before = operator.first;
        for (Variable variable : variables) {
            if (!before.isEmpty()) {
                steps.add(new Text(before));
            }
            boolean manySegments = operator == Operator.PATH && variable.exploded();
            steps.add(new Value(variable, operator.reserved ? "" : manySegments ? "?#" : "/?#"));
            before = operator.separator;
        }
    }

    Optional<Map<String, String>> match(String uri) {
        if (!steps.isEmpty() && steps.getFirst() instanceof Text(String start) && !uri.startsWith(start)) {
            return Optional.empty();
        }
        var fits = new BitSet[steps.size() + 1];
        fits[steps.size()] = new BitSet();
        fits[steps.size()].set(uri.length());
        for (int i = steps.size() - 1; i >= 0; i--) {
            fits[i] = steps.get(i).starts(uri, fits[i + 1]);
            if (fits[i].isEmpty()) {
                return Optional.empty();
            }
        }
        return fits[0].get(0) ? values(uri, fits) : Optional.empty();
    }

    private Optional<Map<String, String>> values(String uri, BitSet[] fits) {
        var values = new HashMap<String, String>();
        int at = 0;
        for (int i = 0; i < steps.size() && at >= 0; i++) {
            at = steps.get(i).take(uri, at, fits[i + 1], values);
        }
        return at < 0 ? Optional.empty() : Optional.of(Map.copyOf(values));
    }

    private sealed interface Step {
        /// From where in the URI this step fits, given from where the next one does.
        BitSet starts(String uri, BitSet next);

        /// Puts what this step takes from here on among the values, and gives where it ends; -1 when a value is wrong.
        int take(String uri, int from, BitSet next, Map<String, String> values);
    }

    private record Text(String text) implements Step {
        @Override
        public BitSet starts(String uri, BitSet next) {
            var starts = new BitSet();
            for (int end = next.nextSetBit(text.length()); end >= 0; end = next.nextSetBit(end + 1)) {
                starts.set(end - text.length(), uri.startsWith(text, end - text.length()));
            }
            return starts;
        }

        @Override
        public int take(String uri, int from, BitSet next, Map<String, String> values) {
            return from + text.length();
        }
    }

    /// @param ends  the characters that cannot be in it
    private record Value(Variable variable, String ends) implements Step {
        @Override
        public BitSet starts(String uri, BitSet next) {
            var starts = new BitSet();
            for (int at = uri.length() - 1; at >= 0; at--) {
                starts.set(at, ends.indexOf(uri.charAt(at)) < 0 && (next.get(at + 1) || starts.get(at + 1)));
            }
            return starts;
        }

        @Override
        public int take(String uri, int from, BitSet next, Map<String, String> values) {
            int end = next.nextSetBit(from + 1);
            return bind(variable, uri.substring(from, end), values) ? end : -1;
        }
    }

    /// `?x=1&y=2`: pairs of names and values in any order, each at most once.
    private record Pairs(Operator operator, List<Variable> variables) implements Step {
        @Override
        public BitSet starts(String uri, BitSet next) {
            var starts = new BitSet();
            for (int at = 0; at <= uri.length(); at++) {
                starts.set(at, next.get(uri.startsWith(operator.first, at) ? end(uri, at, new HashMap<>()) : at));
            }
            return starts;
        }

        @Override
        public int take(String uri, int from, BitSet next, Map<String, String> values) {
            var pairs = new HashMap<Variable, String>();
            int end = end(uri, from, pairs);
            boolean bound = pairs.entrySet().stream().allMatch(pair -> bind(pair.getKey(), pair.getValue(), values));
            return bound ? end : -1;
        }

        private int end(String uri, int from, Map<Variable, String> pairs) {
            // Only the first ? begins a query. The others must not be tried, for each would be read to the end.
            if (operator == Operator.QUERY && uri.lastIndexOf('?', from - 1) >= 0) {
                return from;
            }
            int at = from;
            while (uri.startsWith(pairs.isEmpty() ? operator.first : operator.separator, at)) {
                int end = endOfPair(uri, at + 1);
                int equal = uri.indexOf('=', at, end);
                String name = uri.substring(at + 1, equal < 0 ? end : equal);
                Optional<Variable> known = variables.stream().filter(variable -> variable.name().equals(name)).findFirst();
                if (known.isEmpty() || pairs.putIfAbsent(known.get(), equal < 0 ? "" : uri.substring(equal + 1, end)) != null) {
                    break;
                }
                at = end;
            }
            return at;
        }

        private int endOfPair(String uri, int from) {
            String ends = operator == Operator.PARAMETERS ? ";/?#" : "&#";
            int at = from;
            while (at < uri.length() && ends.indexOf(uri.charAt(at)) < 0) {
                at++;
            }
            return at;
        }
    }

    /// Decodes a value; false when it cannot be one of this variable, or the variable already has another.
    private static boolean bind(Variable variable, String encoded, Map<String, String> values) {
        Optional<String> value = PercentCode.decode(encoded).filter(text -> text.equals(variable.cut(text)));
        return value.isPresent() && value.get().equals(values.computeIfAbsent(variable.name(), _ -> value.get()));
    }
}
