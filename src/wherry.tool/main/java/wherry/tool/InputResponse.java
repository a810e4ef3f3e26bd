package wherry.tool;

/// What the client's side gave for an [InputRequest]: an [Elicitation] gets an [ElicitResult], a [Sampling] a [SamplingResult], a
/// [RootsRequest] a [RootsResult].
///
/// A later revision may add a kind, which a handler only meets when it asks for it.
public sealed interface InputResponse permits ElicitResult, SamplingResult, RootsResult {
}
