package dev.streamgauge.trial;

import dev.streamgauge.evidence.ResourceRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes each second of a trial's load a sample, and tells it to whoever looks on. For one thread. */
final class LiveSampler {

    /** Of the records, if nobody looks closely; a heartbeat's median needs no more. */
    private static final int ONE_IN_MANY = 64;

    private final PlannedTrial trial;
    private final Progress progress;
    private final SeenLatency latency;
    private int lastSecond = -1;
    private long lastSent;
    private long lastResults;

    LiveSampler(PlannedTrial trial, Progress progress) {
        this.trial = trial;
        this.progress = progress;
        boolean few = trial.configuration().pipeline().job().windowed();
        this.latency = new SeenLatency(few || progress.looksClosely() ? 1 : ONE_IN_MANY);
    }

    /** Where the latency of each result is entered, by the probe's thread. */
    SeenLatency latency() {
        return latency;
    }

    /**
     * A second is over; one or more before it may have been passed over.
     *
     * @param sent events handed to a producer so far
     * @param results results seen so far
     */
    void ended(int second, long sent, long results, List<ResourceRow> resources, @Nullable Long backlog) {
        double seconds = second - lastSecond;
        progress.samples(
                trial,
                new LiveSample(
                        second,
                        sent,
                        results,
                        (sent - lastSent) / seconds,
                        (results - lastResults) / seconds,
                        latency.take(),
                        backlog,
                        resources));
        lastSecond = second;
        lastSent = sent;
        lastResults = results;
    }
}
