/// Makes capabilities of annotated methods, at compile time alone; no runtime has this module.
///
/// [wherry.processor.CapabilityProcessor] is an annotation processor. For each class with methods that bear the annotations of
/// `wherry.tool.method` it writes a class that offers them.
///
/// | package | holds |
/// |---|---|
/// | `wherry.processor` | the processor, and what it writes for a tool, resource, prompt and completion |
/// | `wherry.processor.type` | how a Java type is in JSON: its schema, how it is read and written |
/// | `wherry.processor.text` | names and descriptions, from Java's names and comments |
/// | `wherry.processor.code` | a Java file that is being written |
@SuppressWarnings("module")
module wherry.processor {
    // The server compiles modules while it serves, and gives its compiler the processor itself.
    exports wherry.processor to wherry.dev;

    requires java.compiler;
    requires wherry.tool;

    provides javax.annotation.processing.Processor with wherry.processor.CapabilityProcessor;
}
