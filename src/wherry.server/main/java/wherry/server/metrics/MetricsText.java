package wherry.server.metrics;

/// Writes metrics in the text format of Prometheus or in that of OpenMetrics, which differ in the names of counters and in the end.
public final class MetricsText {
    private final StringBuilder text = new StringBuilder();
    private final boolean openMetrics;

    public MetricsText(boolean openMetrics) {
        this.openMetrics = openMetrics;
    }

    public String contentType() {
        return openMetrics ? "application/openmetrics-text; version=1.0.0; charset=utf-8" : "text/plain; version=0.0.4; charset=utf-8";
    }

    /// Begins a counter, whose name ends with `_total`.
    public void counter(String name, String help) {
        family(openMetrics ? name.substring(0, name.length() - "_total".length()) : name, "counter", help);
    }

    public void gauge(String name, String help) {
        family(name, "gauge", help);
    }

    void histogram(String name, String help) {
        family(name, "histogram", help);
    }

    private void family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    /// @param labels as [#with] made them; empty for none
    public void sample(String name, String labels, long value) {
        begin(name, labels).append(value).append('\n');
    }

    public void sample(String name, String labels, double value) {
        begin(name, labels).append(value).append('\n');
    }

    private StringBuilder begin(String name, String labels) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        return text.append(' ');
    }

    /// These labels and one more.
    public static String with(String labels, String name, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return labels + (labels.isEmpty() ? "" : ",") + name + "=\"" + escaped + '"';
    }

    /// All of it.
    public String end() {
        return openMetrics ? text.append("# EOF\n").toString() : text.toString();
    }
}
