/// One tool, as an annotated method and written by hand.
module bench.methods {
    requires wherry.tool;

    provides wherry.tool.Capability with bench.GeneratedCapability, bench.Written;
}
