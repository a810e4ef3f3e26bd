/// Greets people.
module acme.tools.hello {
    requires wherry.tool;

    provides wherry.tool.Capability with acme.tools.hello.HelloCapability;
}
