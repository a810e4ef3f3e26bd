/// A capability with all that the page can show.
module acme.trial {
    requires wherry.tool;

    provides wherry.tool.Capability with acme.trial.TrialCapability;
}
