package wherry.protocol;

import java.util.Map;
import java.util.Set;
import wherry.json.JsonObject;
import wherry.tool.ClientCapabilities;
import wherry.tool.Implementation;
import wherry.tool.LogLevel;

/// A request of the protocol with its params checked. The code that handles a call sees no raw params, except the arguments of
/// a tool and the params of an extension.
///
/// A call is of one of three kinds: a capability's code handles it, the server answers it at once, or it opens a subscription.
public sealed interface Call {

    /// The code of a capability answers it.
    sealed interface Handled extends Call {
    }

    /// A handled call whose handler may ask the client (specification: basic/patterns/mrtr).
    sealed interface MayAsk extends Handled {

        /// The answers that the client sends when it repeats the call; [Retry#NONE] the first time and in legacy revisions.
        Retry retry();
    }

    /// The server answers it without the code of a capability.
    sealed interface Immediate extends Call {
    }

    /// Opens a session of a legacy revision.
    record Initialize(String protocolVersion, ClientCapabilities capabilities, Implementation clientInfo) implements Immediate {
    }

    record Discover() implements Immediate {
    }

    record Ping() implements Immediate {
    }

    /// One of the four list methods.
    record ListItems(Kind kind, Page page) implements Immediate {
        public enum Kind {
            TOOLS,
            RESOURCES,
            RESOURCE_TEMPLATES,
            PROMPTS
        }
    }

    /// Which page of a list the client asks for (specification: server/utilities/pagination).
    sealed interface Page {
        record First() implements Page {
        }

        /// @param cursor the client's, unchecked
        record Next(String cursor) implements Page {
        }
    }

    record CallTool(String name, JsonObject arguments, Retry retry) implements MayAsk {
    }

    record ReadResource(String uri, Retry retry) implements MayAsk {
    }

    record GetPrompt(String name, Map<String, String> arguments, Retry retry) implements MayAsk {
    }

    record Subscribe(String uri) implements Immediate {
    }

    record Unsubscribe(String uri) implements Immediate {
    }

    /// @param others the arguments that already have values
    record Complete(Reference reference, String argument, String typed, Map<String, String> others) implements Handled {
    }

    /// The thing whose argument is completed.
    sealed interface Reference {
        record ToPrompt(String name) implements Reference {
        }

        /// @param uri the URI of a template or of a resource
        record ToResource(String uri) implements Reference {
        }
    }

    record SetLevel(LogLevel level) implements Immediate {
    }

    /// @param resources the URIs of resources whose updates the client wants
    record Listen(boolean tools, boolean prompts, boolean resourceList, Set<String> resources) implements Call {
    }

    /// A method that the core protocol of this revision lacks: a method of an extension, or an unknown one.
    record Other(String method, JsonObject params) implements Handled {
    }
}
