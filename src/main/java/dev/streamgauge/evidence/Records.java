package dev.streamgauge.evidence;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of the records of a trial whose job publishes a result for each: {@code records.json}. Figures are over the
 * records that were due in the measured time, unless they say otherwise.
 *
 * @param results of all records that must have a result, what became of them
 * @param deadLetters of all records that must be set aside as malformed, what became of them
 * @param deadLetterReasons how many were set aside, by the reason that the job gave
 * @param unordered results whose stamps are not in the order sent, computed, appended, seen, to the millisecond where the
 *     broker's stamp takes part
 * @param faults the first records of which something is wrong, each with what
 * @param latencyMs seen minus intended; in a bulk, which has no schedule, seen minus sent
 * @param dialectMs the seed's t3 - t0: seen minus sent (seed 002)
 * @param partsMs what the latency from the send is made of, by part; of a job that does not say when it computes, the latency
 * @param sendingSeconds from the first measured send to the last
 * @param completionSeconds from the first measured send to the last measured result seen
 * @param resultsSha256 hash of all results, without their times: equal on every engine for the same stream; null if nobody knows
 *     what of a result is its time
 * @param model figures of the model, by name
 * @param seconds results seen in each second of the load
 */
public record Records(
        Summary.Counts results,
        Summary.Counts deadLetters,
        Map<String, Long> deadLetterReasons,
        long unordered,
        List<String> faults,
        Statistics latencyMs,
        Statistics dialectMs,
        Map<String, Statistics> partsMs,
        double sendingSeconds,
        double completionSeconds,
        @Nullable String resultsSha256,
        Map<String, Double> model,
        List<Second> seconds) {

    /** Name of the part from the send to the engine's computing. */
    public static final String SENT_TO_COMPUTED = "sentToComputed";

    /** Name of the part from the engine's computing to the result's append. */
    public static final String COMPUTED_TO_APPENDED = "computedToAppended";

    /** Name of the part from when the record was due to the result's append, where nobody says when it was computed. */
    public static final String DUE_TO_APPENDED = "dueToAppended";

    /** Name of the part from the result's append to the probe's seeing it. */
    public static final String APPENDED_TO_SEEN = "appendedToSeen";

    public Records {
        faults = List.copyOf(faults);
        seconds = List.copyOf(seconds);
    }

    /** Records a second from the first measured send to the last measured result. */
    public double throughputHz() {
        return latencyMs.count() / completionSeconds;
    }

    /**
     * One second.
     *
     * @param second seconds since the load's start, from 0
     * @param results results seen in it, whenever they were due
     * @param latencyMs of the measured ones among them
     */
    public record Second(int second, long results, Statistics latencyMs) {}
}
