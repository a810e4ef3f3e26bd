package wherry.json.regex;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// A set of Unicode code points, as sorted ranges that do not touch.
final class CodePointSet {
    private static final int END = Character.MAX_CODE_POINT + 1;

    /// The code points at which membership changes: the first one of a range, the first one after it, and so on.
    private final int[] changes;
    /// The set's members below 64, and those from 64 to 127, one bit each.
    private final long low;
    private final long high;

    private CodePointSet(int[] changes) {
        this.changes = changes;
        this.low = bits(0);
        this.high = bits(64);
    }

    private long bits(int from) {
        long bits = 0;
        for (int i = 0; i < 64; i++) {
            bits |= (find(from + i) ? 1L : 0L) << i;
        }
        return bits;
    }

    static CodePointSet of(int codePoint) {
        return new CodePointSet(new int[] {codePoint, codePoint + 1});
    }

    /// All code points that the predicate accepts. Calls it for each code point.
    static CodePointSet where(IntPredicate predicate) {
        var set = new Builder();
        for (int c = 0; c < END; c++) {
            if (predicate.test(c)) {
                int first = c;
                while (c < END && predicate.test(c)) {
                    c++;
                }
                set.add(first, c - 1);
            }
        }
        return set.build();
    }

    CodePointSet complement() {
        boolean fromZero = changes.length > 0 && changes[0] == 0;
        boolean toEnd = changes.length > 0 && changes[changes.length - 1] == END;
        int[] turned = new int[changes.length + (fromZero ? -1 : 1) + (toEnd ? -1 : 1)];
        System.arraycopy(changes, fromZero ? 1 : 0, turned, fromZero ? 0 : 1, changes.length - (fromZero ? 1 : 0) - (toEnd ? 1 : 0));
        if (!toEnd) {
            turned[turned.length - 1] = END;
        }
        return new CodePointSet(turned);
    }

    boolean has(int codePoint) {
        return codePoint < 64 ? (low >>> codePoint & 1) != 0
                : codePoint < 128 ? (high >>> codePoint & 1) != 0
                : find(codePoint);
    }

    private boolean find(int codePoint) {
        // The index is even where a range starts. Inside a range it is -(odd count of changes) - 1, which is even too.
        return (Arrays.binarySearch(changes, codePoint) & 1) == 0;
    }

    int ranges() {
        return changes.length / 2;
    }

    /// Collects ranges in any order; they may touch and overlap.
    static final class Builder {
        /// A range has its first code point in the upper half and its last one in the lower half.
        private long[] ranges = new long[4];
        private int size;

        Builder add(int first, int last) {
            if (size == ranges.length) {
                ranges = Arrays.copyOf(ranges, 2 * size);
            }
            ranges[size++] = (long) first << 32 | last;
            return this;
        }

        Builder add(CodePointSet set) {
            for (int i = 0; i < set.changes.length; i += 2) {
                add(set.changes[i], set.changes[i + 1] - 1);
            }
            return this;
        }

        CodePointSet build() {
            Arrays.sort(ranges, 0, size);
            int[] changes = new int[2 * size];
            int length = 0;
            for (int i = 0; i < size; i++) {
                int first = (int) (ranges[i] >>> 32);
                int behind = (int) ranges[i] + 1;
                if (length > 0 && first <= changes[length - 1]) {
                    changes[length - 1] = Math.max(changes[length - 1], behind);
                } else {
                    changes[length++] = first;
                    changes[length++] = behind;
                }
            }
            return new CodePointSet(Arrays.copyOf(changes, length));
        }
    }
}
