/// A capability that only tests call. It has the tools, resources and prompts that the official conformance suite needs (the
/// names that begin with `test_`, `json_schema_2020_12_tool`, and the resources `test://…`), and those that our tests need.
///
/// | file | holds |
/// |---|---|
/// | `Fixture` | the capability: order of the lists, settings |
/// | `ContentTools` | each kind of content, valid and invalid structured results, large results |
/// | `ReportingTools` | progress, logs, release of the connection |
/// | `AskingTools` | elicitation, sampling and roots |
/// | `InputRequiredTools` | `test_input_required_result_*` |
/// | `CallerTools` | properties of the caller; arguments that HTTP clients repeat in headers |
/// | `TroubleTools` | slow, endless, throwing and printing handlers |
/// | `ChangingLists` | tools that change the lists and announce changes of a resource |
/// | `FixtureResources`, `FixturePrompts` | resources, templates, prompts, completions |
/// | `PingExtension` | an extension with methods of its own |
/// | `ManyEntries` | lists of several pages |
/// | `META-INF/skills` | a skill with folders, and a skill in it |
/// | `Samples` | a tiny picture and a tiny sound |
module wherry.fixture {
    requires wherry.tool;

    provides wherry.tool.Capability with wherry.fixture.Fixture;
}
