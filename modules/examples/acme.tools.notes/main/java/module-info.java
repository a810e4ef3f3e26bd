module acme.tools.notes {
    requires wherry.tool;

    provides wherry.tool.Capability with acme.tools.notes.NotesCapability;
}
