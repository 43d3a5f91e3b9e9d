package dev.streamgauge.claim;

import dev.streamgauge.evidence.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one trial and what they amount to. Statistics are over the matched windows.
 *
 * @param evidence what was judged
 * @param latency arrival minus latest intended time
 * @param floor least latency that each window admits
 * @param overhead latency minus floor
 * @param dialect the seeds' T1 - T0
 * @param predicted predicted overhead; null where there is no model
 * @param bounds each bound that applies
 * @param expected windows that must come out
 * @param matched windows that came out once and right
 * @param missing windows that did not come out
 * @param duplicate windows that came out more than once
 * @param wrong windows that came out with counts the oracle does not admit, or should not have come out
 */
public record Judgement(
        Evidence evidence,
        Statistics latency,
        Statistics floor,
        Statistics overhead,
        Statistics dialect,
        @Nullable PredictedBand predicted,
        List<BoundOutcome> bounds,
        long expected,
        long matched,
        long missing,
        long duplicate,
        long wrong) {

    public Judgement {
        bounds = List.copyOf(bounds);
    }
}
