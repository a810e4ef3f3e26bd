module acme.bills {
    requires wherry.tool;

    provides wherry.tool.Capability with acme.bills.BillsCapability;
}
