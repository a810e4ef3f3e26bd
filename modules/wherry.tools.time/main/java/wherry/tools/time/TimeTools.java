package wherry.tools.time;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import wherry.tool.Capability;
import wherry.tool.Host;
import wherry.tool.Setting;
import wherry.tool.Tool;

/// The capability `time`: world clock, differences, phrases and cron schedules. It only reads the clock.
public final class TimeTools implements Capability {
    private static final Setting<ZoneId> ZONE = Setting.of("MCP_TIME_ZONE",
            "time zone that the time tools take for the user's own; else the machine's",
            "a time zone such as Europe/London or +05:45", new Function<String, ZoneId>() {
                @Override
                public ZoneId apply(String text) {
                    return Zones.ofSetting(text);
                }
            });

    private final Clock clock;
    private volatile ZoneId local;

    /// For the service loader.
    public TimeTools() {
        this(Clock.system(MachineZone.ofThisMachine()));
    }

    /// @param clock its zone is the local one unless the setting names another
    TimeTools(Clock clock) {
        this.clock = clock;
        this.local = clock.getZone();
    }

    @Override
    public String name() {
        return "time";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(ZONE);
    }

    @Override
    public void start(Host host) {
        local = host.find(ZONE).orElse(local);
    }

    @Override
    public List<Tool> tools() {
        Clock here = clock.withZone(local);
        var tools = new ArrayList<>(new WorldClockCapability(new WorldClock(here)).tools());
        tools.addAll(new DateDiffCapability(new DateDiff(here)).tools());
        tools.addAll(new ResolveDatetimeCapability(new ResolveDatetime(here)).tools());
        tools.addAll(new CronNextCapability(new CronNext(here)).tools());
        return tools;
    }

    @Override
    public Optional<String> instructions() {
        return Optional.of("Time tools: the user's time zone is " + local + ". Call get_current_time before reasoning about "
                + "'now', and resolve_datetime rather than counting days.");
    }
}
