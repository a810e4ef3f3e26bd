package wherry.server.options;

import java.util.Map;

/// What the server changes of arguments and refuses of results, because clients differ.
///
/// @param textArguments whether an argument may come as JSON text where the schema wants another type than a text
/// @param resultLimit   bytes of a tool's result, without images, sound and other data in base64
/// @param exceptions    the tools that need not be portable, with the reason
public record ClientOptions(boolean textArguments, int resultLimit, Map<String, String> exceptions) {
    /// Claude Desktop takes 1 MB.
    public static final ClientOptions DEFAULT = new ClientOptions(true, 1 << 20, Map.of());

    public ClientOptions {
        exceptions = Map.copyOf(exceptions);
    }
}
