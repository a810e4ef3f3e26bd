package wherry.dev;

import java.util.ServiceConfigurationError;
import java.util.stream.Stream;

/// What code of a capability threw, in one line for its author.
final class Thrown {
    private Thrown() {
    }

    /// Class, message, and the first frame that is code of a module in a layer, as the modules under development are.
    static String inOneLine(Throwable thrown) {
        Throwable cause = thrown;
        while (isWrapper(cause) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause + Stream.of(cause.getStackTrace()).filter(Thrown::isOwn).findFirst()
                .map(frame -> " at " + frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                        + frame.getLineNumber() + ")").orElse("");
    }

    private static boolean isWrapper(Throwable thrown) {
        return thrown instanceof ServiceConfigurationError || thrown instanceof ExceptionInInitializerError;
    }

    /// Whether a frame is code of a module that the runtime itself did not start with.
    private static boolean isOwn(StackTraceElement frame) {
        return frame.getModuleName() != null && ModuleLayer.boot().findModule(frame.getModuleName()).isEmpty();
    }
}
