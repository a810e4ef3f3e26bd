import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.CRC32;

/// Makes a class-data archive that depends only on its classes. With `-XX:+AOTClassLinking` the archive holds objects with a
/// `SoftReference`, each of which has the time of the dump, on a clock that starts with the machine. Two dumps differ only in these
/// times. This program replaces them by zero in the first dump, and computes its checksums again.
///
/// Run as `java SettleArchive.java FIRST SECOND`, on two dumps of one class list. It checks that the layout is that of JDK 25; if not,
/// it fails and changes nothing.
final class SettleArchive {
    private static final int MAGIC = 0xf00baba2;
    private static final int CHECKSUM = 4;
    private static final int HEADER_SIZE = 12;
    /// Where the part of the header begins that its checksum covers.
    private static final int CHECKED = 16;
    /// Offsets in the entry of a region, which begins with its checksum.
    private static final int REGION_PLACE = 24;
    private static final int REGION_USED = 40;

    private final ByteBuffer first;
    private final ByteBuffer second;

    private SettleArchive(ByteBuffer first, ByteBuffer second) {
        this.first = first;
        this.second = second;
    }

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        var settled = new SettleArchive(read(file), read(Path.of(arguments[1])));
        settled.settle();
        Files.write(file, settled.first.array());
    }

    private static ByteBuffer read(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
    }

    private void settle() {
        int header = first.getInt(HEADER_SIZE);
        require(first.getInt(0) == MAGIC && first.limit() == second.limit(), "two archives of one class list");
        require(checksum(CHECKED, header - CHECKED) == first.getInt(CHECKSUM), "a header as JDK 25 writes it");
        for (int place = (header + 7) & -8; place + 8 <= first.limit(); place += 8) {
            if (first.getLong(place) != second.getLong(place)) {
                requireMoments(place);
                first.putLong(place, 0);
            }
        }
        for (int place = CHECKED; place < header; place += 4) {
            if (first.getInt(place) != second.getInt(place)) {
                first.putInt(place, regionChecksum(place, header));
            }
        }
        first.putInt(CHECKSUM, checksum(CHECKED, header - CHECKED));
    }

    private void requireMoments(int place) {
        long between = second.getLong(place) - first.getLong(place);
        require(first.getLong(place) > 0 && between > 0 && between < Duration.ofHours(1).toMillis(),
                "nothing but moments to differ, not " + first.getLong(place) + " and " + second.getLong(place) + " at " + place);
    }

    private int regionChecksum(int entry, int header) {
        require(entry + REGION_USED + 8 <= header, "no difference in the header but of checksums");
        int region = Math.toIntExact(second.getLong(entry + REGION_PLACE));
        int used = Math.toIntExact(second.getLong(entry + REGION_USED));
        require(checksum(second, region, used) == second.getInt(entry), "the entry of a region as JDK 25 writes it");
        return checksum(region, used);
    }

    private int checksum(int place, int length) {
        return checksum(first, place, length);
    }

    private static int checksum(ByteBuffer archive, int place, int length) {
        var checksum = new CRC32();
        checksum.update(archive.array(), place, length);
        return (int) checksum.getValue();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("expected " + what);
        }
    }
}
