package wherry.tools.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Compares every zone of the IANA list with the C library's data on several dates.
class ZonesOfTheSystemTest {
    private static final Path LIST = Path.of("/usr/share/zoneinfo/tzdata.zi");
    private static final Path PERL = Path.of("/usr/bin/perl");
    /// The laws of Ireland and, until 2017, of Namibia define the winter time as the exception, but people regard the summer time as
    /// one. Scoresbysund changed its standard time in a summer.
    private static final Set<String> TOLD_OTHERWISE = Set.of("Europe/Dublin", "Eire", "Africa/Windhoek", "America/Scoresbysund");
    /// From 2017 on. Future dates are left out, because the two lists may be of different versions.
    private static final String DATES = "1500000000,1704067200,1719792000,1735689600,1751328000";

    /// The names and links in tzdata's own list.
    private static Set<String> names() throws IOException {
        var names = new TreeSet<String>();
        for (String line : Files.readAllLines(LIST)) {
            String[] words = line.split(" ");
            if (words[0].equals("Z")) {
                names.add(words[1]);
            } else if (words[0].equals("L")) {
                names.add(words[2]);
            }
        }
        names.remove("Factory");
        return names;
    }

    @Test
    void takesEveryNameOfTheList() throws IOException {
        assumeTrue(Files.exists(LIST), "this system has no " + LIST);
        Set<String> names = names();
        assertTrue(names.size() > 500, names::toString);
        names.forEach(Zones::of);
    }

    @Test
    void tellsOffsetAndDaylightSavingAsTheSystemDoes() throws Exception {
        assumeTrue(Files.exists(LIST) && Files.isExecutable(PERL), "this system has no " + LIST + " or no " + PERL);
        List<String> told = told(names());
        assertTrue(told.size() > 2500, "the system told of " + told.size());
        assertEquals(List.of(), told.stream().filter(line -> !TOLD_OTHERWISE.contains(line.split(" ")[0]))
                .filter(line -> !line.equals(ours(line))).toList());
    }

    private static String ours(String line) {
        String[] words = line.split(" ");
        Instant at = Instant.ofEpochSecond(Long.parseLong(words[1]));
        ZoneId zone = Zones.of(words[0]);
        return words[0] + " " + words[1] + " " + zone.getRules().getOffset(at).getTotalSeconds() + " "
                + (Zones.isDaylightSaving(zone, at) ? 1 : 0);
    }

    private static List<String> told(Set<String> names) throws Exception {
        Process perl = new ProcessBuilder(PERL.toString(), "-e", """
                use POSIX;
                while (my $zone = <STDIN>) {
                  chomp $zone; $ENV{TZ} = $zone; POSIX::tzset();
                  for my $at (split /,/, $ARGV[0]) {
                    my @l = localtime($at);
                    my ($sign, $h, $m) = POSIX::strftime("%z", @l) =~ /([+-])(..)(..)/;
                    printf "%s %d %d %d\\n", $zone, $at, ($sign eq "-" ? -1 : 1) * ($h * 3600 + $m * 60), $l[8] ? 1 : 0;
                  }
                }
                """, DATES).redirectErrorStream(true).start();
        try (var in = perl.getOutputStream()) {
            in.write((String.join("\n", names) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        try (Stream<String> lines = perl.inputReader(StandardCharsets.UTF_8).lines()) {
            return lines.toList();
        }
    }
}
