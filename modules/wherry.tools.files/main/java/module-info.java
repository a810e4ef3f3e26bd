/// Files below the directories that the operator names: the tools of the reference filesystem server, and a search of contents.
///
/// | package | holds |
/// |---|---|
/// | `wherry.tools.files` | the tools |
/// | `wherry.tools.files.access` | how a path becomes an open file or folder: the only code that opens one |
module wherry.tools.files {
    requires wherry.tool;

    provides wherry.tool.Capability with wherry.tools.files.FileTools;
}
