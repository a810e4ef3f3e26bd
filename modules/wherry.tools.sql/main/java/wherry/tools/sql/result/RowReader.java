package wherry.tools.sql.result;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import wherry.json.Json;
import wherry.json.JsonArray;

/// Reads rows until a limit is reached. It holds no more than the limits allow.
public final class RowReader {
    private final RowLimits limits;
    private final CellReader cells;

    public RowReader(RowLimits limits) {
        this.limits = limits;
        this.cells = new CellReader(limits.cell());
    }

    public ResultRows read(ResultSet result) throws SQLException {
        List<ResultColumn> columns = columns(result.getMetaData());
        var rows = new ArrayList<Json>();
        long bytes = 0;
        String status = "complete";
        while (result.next()) {
            JsonArray row = row(result, columns);
            bytes += row.toString().length() + 1;
            if (rows.size() == limits.rows()) {
                status = truncated(rows.size(), limits.rows() + " rows");
                break;
            }
            if (bytes > limits.bytes() && !rows.isEmpty()) {
                status = truncated(rows.size(), limits.bytes() + " bytes");
                break;
            }
            rows.add(row);
        }
        return new ResultRows(ResultRows.UNTRUSTED, columns, new JsonArray(rows), rows.size(), status);
    }

    private static String truncated(int read, String limit) {
        return "truncated, " + read + " of at least " + (read + 1) + " rows: the limit is " + limit
                + ". Aggregate or name fewer columns; or go on by ORDER BY and a WHERE after the last value.";
    }

    private static List<ResultColumn> columns(ResultSetMetaData data) throws SQLException {
        var columns = new ArrayList<ResultColumn>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            columns.add(new ResultColumn(data.getColumnLabel(i), String.valueOf(data.getColumnTypeName(i)).toLowerCase(Locale.ROOT)));
        }
        return columns;
    }

    private JsonArray row(ResultSet result, List<ResultColumn> columns) throws SQLException {
        var row = new ArrayList<Json>(columns.size());
        for (int i = 1; i <= columns.size(); i++) {
            row.add(cells.read(result, i, columns.get(i - 1).type()));
        }
        return new JsonArray(row);
    }
}
