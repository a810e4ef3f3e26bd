package wherry.http.check;

import java.util.Locale;
import wherry.http.request.RequestHead;

/// The kinds of answer that a client takes.
public record Accept(boolean json, boolean events) {
    private static final Accept BOTH = new Accept(true, true);

    /// A request without the header `Accept` takes all of them (RFC 9110, 12.5.1).
    public static Accept of(RequestHead head) {
        return head.accept().map(Accept::parse).orElse(BOTH);
    }

    private static Accept parse(String header) {
        if (header.equals("application/json, text/event-stream")) {
            return BOTH;
        }
        boolean json = false;
        boolean events = false;
        for (String range : header.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.split(";");
            if (!isRefused(parts)) {
                switch (parts[0].strip()) {
                    case "application/json", "application/*" -> json = true;
                    case "text/event-stream", "text/*" -> events = true;
                    case "*/*" -> {
                        json = true;
                        events = true;
                    }
                    default -> {
                    }
                }
            }
        }
        return new Accept(json, events);
    }

    private static boolean isRefused(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q=0(\\.0{0,3})?")) {
                return true;
            }
        }
        return parts.length == 0;
    }
}
