package wherry.tools.sql.result;

/// The most that one result holds.
///
/// @param rows  of one call
/// @param bytes of all rows together, about as JSON
/// @param cell  characters of one value
public record RowLimits(int rows, int bytes, int cell) {

    /// The same, with no more rows than these.
    public RowLimits rows(int most) {
        return new RowLimits(Math.min(rows, most), bytes, cell);
    }
}
