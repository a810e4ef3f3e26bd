package wherry.tools.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineZoneTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {
        "Europe/Oslo, Europe/Oslo",
        ":Europe/Oslo, Europe/Oslo",
        "/usr/share/zoneinfo/Europe/Oslo, Europe/Oslo",
        ":/usr/share/zoneinfo/Asia/Tokyo, Asia/Tokyo",
        "CST-8, +08:00",
        "EST5, -05:00",
        "~CET-1CEST,M3.5.0,M10.5.0/3~, +01:00",
        "<+08>-8, +08:00",
        "<+0545>-5:45, +05:45"})
    void isWhatTheOperatingSystemMeansByTz(String variable, String zone) {
        assertEquals(ZoneId.of(zone), MachineZone.of(variable, ZoneId.of("UTC")));
    }

    @Test
    void isANameThatTheToolsTake() {
        assertEquals("+01:00", MachineZone.of(null, ZoneId.of("GMT+01:00")).getId());
        assertEquals("Europe/Oslo", MachineZone.of(null, ZoneId.of("Europe/Oslo")).getId());
        assertEquals("UTC", MachineZone.of("", ZoneId.of("UTC")).getId());
        assertEquals("UTC", MachineZone.of("nonsense", ZoneId.of("UTC")).getId());
        Zones.of(MachineZone.ofThisMachine().getId());
    }
}
