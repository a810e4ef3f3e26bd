package wherry.tool;

/// Asks which directories the client works in (specification: client/roots).
public record RootsRequest() implements InputRequest {
}
