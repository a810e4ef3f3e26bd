package acme.tools.table;

import java.io.IOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import wherry.tool.method.ToolMethod;

/// Reads a line of CSV by a library that is an automatic module.
public final class Table {

    /// Counts the cells of a line.
    ///
    /// @param name the line
    @ToolMethod
    public String table(String name) throws IOException {
        try (var parser = CSVParser.parse(name, CSVFormat.RFC4180)) {
            return parser.getRecords().get(0).size() + " cells";
        }
    }
}
