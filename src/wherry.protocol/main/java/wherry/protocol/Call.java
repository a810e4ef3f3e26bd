package wherry.protocol;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wherry.json.JsonObject;
import wherry.tool.ClientCapabilities;
import wherry.tool.Implementation;
import wherry.tool.LogLevel;

/// A request of the protocol with its params checked. Nothing below the place that makes it sees raw params, but for
/// what belongs to a tool.
public sealed interface Call {

    /// Opens a session of a legacy revision.
    record Initialize(String protocolVersion, ClientCapabilities capabilities, Implementation clientInfo) implements Call {
    }

    record Discover() implements Call {
    }

    record Ping() implements Call {
    }

    /// One of the four list methods.
    record ListItems(Kind kind, Optional<String> cursor) implements Call {
        public enum Kind {
            TOOLS,
            RESOURCES,
            RESOURCE_TEMPLATES,
            PROMPTS
        }
    }

    record CallTool(String name, JsonObject arguments, Retry retry) implements Call {
    }

    record ReadResource(String uri, Retry retry) implements Call {
    }

    record GetPrompt(String name, Map<String, String> arguments, Retry retry) implements Call {
    }

    record Subscribe(String uri) implements Call {
    }

    record Unsubscribe(String uri) implements Call {
    }

    /// @param others values already given
    record Complete(Reference reference, String argument, String typed, Map<String, String> others) implements Call {
    }

    /// What is being completed.
    sealed interface Reference {
        record ToPrompt(String name) implements Reference {
        }

        /// @param uri of a template, or of a plain resource
        record ToResource(String uri) implements Reference {
        }
    }

    record SetLevel(LogLevel level) implements Call {
    }

    /// @param resources URIs whose updates are wanted
    record Listen(boolean tools, boolean prompts, boolean resourceList, Set<String> resources) implements Call {
    }

    /// A method that the core protocol of this revision does not have: an extension's, or nobody's.
    record Other(String method, JsonObject params) implements Call {
    }
}
