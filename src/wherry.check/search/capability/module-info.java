/// Offers tools whose definitions are in a file, to measure the search among them.
module recorded {
    requires wherry.tool;

    provides wherry.tool.Capability with recorded.RecordedTools;
}
