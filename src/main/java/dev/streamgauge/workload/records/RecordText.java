package dev.streamgauge.workload.records;

import dev.streamgauge.workload.RecordOracle;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Records as text, and the line of each that makes a stream the same stream. */
public final class RecordText {

    /** As many bytes as no well-formed record has: a longer value is told by its length. */
    private static final int SHOWN = 65_536;

    private static final int MOST_DIGITS = Long.toString(Long.MAX_VALUE).length();

    private RecordText() {}

    /** One byte a character; a character that needs more becomes a question mark. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One character a byte: bytes that differ are texts that differ. */
    public static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The canonical line of what stands at a position: a tombstone's is that of an empty value. */
    public static String canonicalLine(long index, byte @Nullable [] value) {
        if (value == null) {
            return index + "|";
        }
        return index + "|" + (value.length > SHOWN ? value.length + " bytes" : text(value));
    }

    /**
     * The number whose digits stand in part of a value, without a sign; {@link RecordOracle#UNKNOWN} if anything else stands
     * there. Allocates nothing.
     */
    public static long number(byte[] value, int from, int to) {
        int digits = to - from;
        if (digits <= 0 || digits > MOST_DIGITS) {
            return RecordOracle.UNKNOWN;
        }
        long number = 0;
        for (int at = from; at < to; at++) {
            if (value[at] < '0' || value[at] > '9') {
                return RecordOracle.UNKNOWN;
            }
            number = 10 * number + value[at] - '0';
        }
        return number < 0 ? RecordOracle.UNKNOWN : number; // so many digits can be too many by one bit at most
    }
}
