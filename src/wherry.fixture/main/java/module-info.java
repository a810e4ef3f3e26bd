/// A capability that tests call: never shipped. It has what the official conformance suite asks a server for (the names
/// that begin with `test_`, `json_schema_2020_12_tool`, and the resources `test://…`), and what our own tests need beyond.
///
/// | file | holds |
/// |---|---|
/// | `Fixture` | the capability: order of the lists, settings |
/// | `ContentTools` | each kind of content, structured results good and bad, big results |
/// | `ReportingTools` | progress, logs, letting go of the connection |
/// | `AskingTools` | elicitation, sampling and roots by plain calls |
/// | `InputRequiredTools` | `test_input_required_result_*` |
/// | `CallerTools` | what a call knows of its caller; headers mirrored from arguments |
/// | `TroubleTools` | slow, endless, throwing and printing handlers |
/// | `ChangingLists` | tools that change the lists and say that a resource changed |
/// | `FixtureResources`, `FixturePrompts` | resources, templates, prompts, completions |
/// | `PingExtension` | an extension with methods of its own |
/// | `ManyEntries` | long lists, to be read page by page |
/// | `Samples` | a tiny picture and a tiny sound |
module wherry.fixture {
    requires wherry.tool;

    provides wherry.tool.Capability with wherry.fixture.Fixture;
}
