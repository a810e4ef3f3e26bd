/// What a tool author sees: a capability and the tools, resources and prompts in it.
///
/// A capability module requires this module alone and provides [wherry.tool.Capability]. Its values speak JSON, so
/// `wherry.json` comes along. Nothing here knows a transport or a protocol revision. The annotations in
/// `wherry.tool.method` are for methods that `wherry.processor` makes tools, resources and prompts of.
/// `wherry.tool.portable` finds what not every client takes in a tool.
/// `wherry.tool.search` finds things by words.
module wherry.tool {
    requires transitive wherry.json;

    exports wherry.tool;
    exports wherry.tool.method;
    exports wherry.tool.portable;
    exports wherry.tool.search;
}
