package dev.streamgauge.workload.ctr;

import dev.streamgauge.experiment.Pipeline;
import java.time.Duration;

/**
 * Whether an event is counted, by its lateness alone: how far its event time lies before its intended time.
 *
 * <p>When an event is due, the watermark trails it by at least D, for no event is dated later than it is sent, and by at
 * most {@code D + 2T}, for a micro-batch reads an event up to one trigger interval T after it was sent and goes by the
 * watermark of the batch before. The window ends at most W after the event. So an event less than D late finds its
 * window open, one more than {@code D + W + 2T} late finds it closed, and between it is a race. T is Spark's on every
 * engine, so that all are held to the same windows; but no less than a second, which a batch may take, nor may 2T be less
 * than what Flink's timers for watermarks and idle partitions add up to.
 *
 * @param watermarkDelay D
 * @param surelyClosed {@code D + W + 2T}
 */
record LateRule(Duration watermarkDelay, Duration surelyClosed) {

    /** Where the trigger is shorter than a batch, or there is none, batches set the pace: up to about a second each. */
    private static final Duration SHORTEST_BATCH = Duration.ofSeconds(1);

    /** What becomes of an event. */
    enum Fate {
        COUNTED,
        RACE,
        DROPPED
    }

    static LateRule of(Pipeline pipeline) {
        Duration delay = pipeline.watermarkDelay();
        Duration trigger = pipeline.spark().trigger();
        Duration interval = trigger.compareTo(SHORTEST_BATCH) < 0 ? SHORTEST_BATCH : trigger;
        Duration byTimer =
                pipeline.flink().watermarkInterval().plus(pipeline.flink().idleTimeout());
        Duration twoIntervals = interval.multipliedBy(2);
        Duration behind = twoIntervals.compareTo(byTimer) < 0 ? byTimer : twoIntervals;
        return new LateRule(delay, delay.plus(pipeline.window()).plus(behind));
    }

    /**
     * @param latenessMillis how far the event's time lies before its intended time
     * @param datedBeforeStart whether its time lies before the stream's start: an engine that has read little so far
     *     may have no watermark yet that would close its window
     */
    Fate fate(long latenessMillis, boolean datedBeforeStart) {
        Duration lateness = Duration.ofMillis(latenessMillis);
        if (lateness.compareTo(watermarkDelay) < 0) {
            return Fate.COUNTED;
        }
        return lateness.compareTo(surelyClosed) > 0 && !datedBeforeStart ? Fate.DROPPED : Fate.RACE;
    }
}
