package dev.streamgauge.evidence;

import org.jspecify.annotations.Nullable;

/**
 * One second of the load: a row of {@code timeline.csv}.
 *
 * @param second seconds since the start of the load, from 0
 * @param phase the phase that the second belongs to
 * @param highShare share of the second that the modulating chain spent in its high state, 0 to 1
 * @param due events due in this second
 * @param sent of these, events handed to a producer
 * @param acknowledged of these, events acknowledged by the broker
 * @param failed of these, events whose send failed
 * @param maxScheduleLagMicros the longest an event of this second was sent after it was due
 * @param maxStallMicros the longest that this JVM stood still within the second, as a thread that does nothing else noticed
 * @param backlog events acknowledged and not yet read by the engine at the end of the second; a little below 0
 *     if the engine read on while it was asked; null if it cannot say
 * @param pending records that the engine itself said at the end of the second it had still to read; null if it does not say,
 *     and in evidence from before it was asked
 */
public record TimelineRow(
        int second,
        String phase,
        double highShare,
        long due,
        long sent,
        long acknowledged,
        long failed,
        long maxScheduleLagMicros,
        long maxStallMicros,
        @Nullable Long backlog,
        @Nullable Long pending) {

    /** A second at whose end the engine did not say what it had still to read. */
    public TimelineRow(
            int second,
            String phase,
            double highShare,
            long due,
            long sent,
            long acknowledged,
            long failed,
            long maxScheduleLagMicros,
            long maxStallMicros,
            @Nullable Long backlog) {
        this(
                second,
                phase,
                highShare,
                due,
                sent,
                acknowledged,
                failed,
                maxScheduleLagMicros,
                maxStallMicros,
                backlog,
                null);
    }
}
