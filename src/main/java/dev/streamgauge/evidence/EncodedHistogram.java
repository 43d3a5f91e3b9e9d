package dev.streamgauge.evidence;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * A histogram of times in HdrHistogram's compressed form, as text: every count, at three significant digits.
 *
 * @param base64 the compressed bytes of a histogram of nanoseconds
 * @param shiftMs what was added to each value before it was recorded, since no HdrHistogram holds a negative one: 0 unless a
 *     window came out a little before its floor
 */
public record EncodedHistogram(String base64, double shiftMs) {

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NANOS_PER_MS = 1e6;

    /** @throws IllegalArgumentException if that is no histogram */
    public EncodedHistogram {
        decoded(base64);
    }

    /** Encodes a histogram of nanoseconds. */
    public static EncodedHistogram of(Histogram nanos) {
        return of(nanos, 0);
    }

    /** Records a sample. */
    public static EncodedHistogram ofMillis(double[] milliseconds) {
        double least = Arrays.stream(milliseconds).min().orElse(0);
        double shift = least < 0 ? Math.ceil(-least) : 0;
        Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
        nanos.setAutoResize(true);
        for (double each : milliseconds) {
            nanos.recordValue(Math.round((each + shift) * NANOS_PER_MS));
        }
        return of(nanos, shift);
    }

    private static EncodedHistogram of(Histogram nanos, double shiftMs) {
        ByteBuffer buffer = ByteBuffer.allocate(nanos.getNeededByteBufferCapacity());
        int length = nanos.encodeIntoCompressedByteBuffer(buffer);
        return new EncodedHistogram(Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length)), shiftMs);
    }

    /** Size of the sample. */
    public long count() {
        return decoded(base64).getTotalCount();
    }

    /** A percentile in milliseconds, to the histogram's precision. */
    public double millisAt(double percent) {
        return decoded(base64).getValueAtPercentile(percent) / NANOS_PER_MS - shiftMs;
    }

    private static Histogram decoded(String base64) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(base64)), 0);
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException("this is no HdrHistogram in compressed base64 form", e);
        }
    }
}
