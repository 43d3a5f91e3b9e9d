package dev.streamgauge.trial;

import dev.streamgauge.evidence.TimelineRow;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.load.SendLedger;
import dev.streamgauge.workload.arrivals.StatePath;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The load of a trial, second by second. */
final class Timeline {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private Timeline() {}

    /**
     * Second by second.
     *
     * @param untilNanos the last second is the one of this offset
     * @param traffic what was taken down beside the load; null if nothing was
     */
    static List<TimelineRow> of(
            SendLedger ledger,
            StatePath states,
            Timing timing,
            InputAudit audit,
            long untilNanos,
            @Nullable Traffic traffic) {
        return IntStream.rangeClosed(0, (int) (untilNanos / SECOND_NANOS))
                .mapToObj(second -> new TimelineRow(
                        second,
                        phaseOf(second * SECOND_NANOS, timing).label(),
                        states.highShare(second * SECOND_NANOS, (second + 1) * SECOND_NANOS),
                        audit.dueIn(second),
                        ledger.sentIn(second),
                        ledger.acknowledgedIn(second),
                        ledger.failedIn(second),
                        ledger.maxLagNanosIn(second) / 1000,
                        traffic == null ? 0 : traffic.harness().maxStallNanosIn(second) / 1000,
                        traffic == null ? null : traffic.backlogAfter(second),
                        traffic == null ? null : traffic.pendingAfter(second)))
                .toList();
    }

    private static Phase phaseOf(long offsetNanos, Timing timing) {
        if (offsetNanos < timing.warmUp().toNanos()) {
            return Phase.WARM_UP;
        }
        return offsetNanos < timing.warmUp().plus(timing.measure()).toNanos() ? Phase.MEASURE : Phase.DRAIN;
    }
}
