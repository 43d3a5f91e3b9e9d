package dev.streamgauge.evidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * A histogram of nanoseconds in HdrHistogram's compressed form, as text: every count, at three significant digits.
 *
 * @param base64 the compressed bytes
 */
public record EncodedHistogram(@JsonValue String base64) {

    private static final int SIGNIFICANT_DIGITS = 3;
    private static final double NANOS_PER_MS = 1e6;

    /** @throws IllegalArgumentException if that is no histogram */
    @JsonCreator
    public EncodedHistogram {
        decoded(base64);
    }

    /** Encodes a histogram. */
    public static EncodedHistogram of(Histogram nanos) {
        ByteBuffer buffer = ByteBuffer.allocate(nanos.getNeededByteBufferCapacity());
        int length = nanos.encodeIntoCompressedByteBuffer(buffer);
        return new EncodedHistogram(Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length)));
    }

    /**
     * Records a sample.
     *
     * @throws IllegalArgumentException for a negative value, which no histogram holds
     */
    public static EncodedHistogram ofMillis(double[] milliseconds) {
        Histogram nanos = new Histogram(SIGNIFICANT_DIGITS);
        nanos.setAutoResize(true);
        for (double each : milliseconds) {
            if (each < 0) {
                throw new IllegalArgumentException(
                        "%s ms is below 0, which no histogram of times holds".formatted(each));
            }
            nanos.recordValue(Math.round(each * NANOS_PER_MS));
        }
        return of(nanos);
    }

    /** The histogram, in nanoseconds. */
    public Histogram histogram() {
        return decoded(base64);
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
