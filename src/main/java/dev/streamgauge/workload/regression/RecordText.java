package dev.streamgauge.workload.regression;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Records as text, and the line of each that makes a stream the same stream. */
final class RecordText {

    /** As many bytes as no well-formed record has: a longer value is told by its length. */
    private static final int SHOWN = 65_536;

    private RecordText() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One character a byte: bytes that differ are texts that differ. */
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The canonical line of what stands at a position: a tombstone's is that of an empty value. */
    static String canonicalLine(long index, byte @Nullable [] value) {
        if (value == null) {
            return index + "|";
        }
        return index + "|" + (value.length > SHOWN ? value.length + " bytes" : text(value));
    }
}
