/// Dates and times: what time it is somewhere, how far apart two moments are, what "next friday 15:00" means, and when a
/// cron schedule fires.
module wherry.tools.time {
    requires wherry.tool;

    provides wherry.tool.Capability with wherry.tools.time.TimeTools;
}
