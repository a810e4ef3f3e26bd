package wherry.tool;

/// Something that only the client's side can give: a word of its user, of its model, or its roots.
public sealed interface InputRequest permits Elicitation, Sampling, RootsRequest {
}
