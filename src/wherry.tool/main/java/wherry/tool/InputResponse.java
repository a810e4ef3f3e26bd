package wherry.tool;

/// What the client's side gave for an [InputRequest].
public sealed interface InputResponse permits ElicitResult, SamplingResult, RootsResult {
}
