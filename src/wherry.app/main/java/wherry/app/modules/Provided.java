package wherry.app.modules;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.function.Supplier;
import wherry.tool.Capability;

/// The capabilities that modules provide, each with a name of its own. What their code does wrong is told in one line.
public final class Provided {
    private static final Duration LONG = Duration.ofSeconds(3);

    private Provided() {
    }

    /// Says on standard error when that takes long, since there is no log yet.
    ///
    /// @param type     the name of its class
    /// @param provider makes it
    /// @throws IllegalArgumentException when its code throws, or when it has no name
    public static Capability capability(String type, Supplier<Capability> provider) {
        try {
            long begin = System.nanoTime();
            Capability capability = provider.get();
            warnOfLongMaking(type, Duration.ofNanos(System.nanoTime() - begin));
            if (capability.name() == null) {
                throw new IllegalArgumentException("capability " + type + ": name() gave null; give a short name, such as time");
            }
            return capability;
        } catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException("capability " + type + ": cannot be made: " + reason(e), e);
        }
    }

    private static void warnOfLongMaking(String type, Duration took) {
        if (took.compareTo(LONG) > 0) {
            System.err.println("wherry: capability " + type + " took " + took.toMillis() + " ms to be made; its constructor and static "
                    + "fields should do little, and start the rest");
        }
    }

    private static Object reason(ServiceConfigurationError error) {
        Throwable cause = error;
        while (cause.getCause() != null && (cause == error || cause instanceof ExceptionInInitializerError)) {
            cause = cause.getCause();
        }
        return cause == error ? error.getMessage() : cause;
    }

    /// @throws IllegalArgumentException when two have one name
    public static void requireOwnNames(List<Capability> capabilities) {
        var types = new HashMap<String, String>();
        for (Capability capability : capabilities) {
            String type = capability.getClass().getName();
            String other = types.putIfAbsent(capability.name(), type);
            if (other != null) {
                throw new IllegalArgumentException("two capabilities are named " + capability.name() + ": " + other + " and " + type
                        + "; rename one of them");
            }
        }
    }
}
