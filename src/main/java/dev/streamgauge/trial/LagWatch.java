package dev.streamgauge.trial;

import dev.streamgauge.evidence.ArrivalRow;
import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.probe.GrowingList;
import dev.streamgauge.process.WallClock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** How far results are behind events, in tenths of a second. */
final class LagWatch implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(ArrivalRow.SLOT_MS);

    private final GrowingList<LagRow> rows = new GrowingList<>();
    private final Sampling sampling;

    /**
     * Starts watching.
     *
     * @param startMillis wall clock of the start of the load
     * @param sent events handed to a producer
     * @param acknowledged events that the broker has
     * @param answered events whose answer has been seen
     */
    LagWatch(long startMillis, LongSupplier sent, LongSupplier acknowledged, LongSupplier answered) {
        this.sampling = Sampling.start("the lag", startMillis, EVERY, tenth -> {
            // From the answer back: an event that takes a step meanwhile must not be ahead of itself.
            long seen = answered.getAsLong();
            long taken = acknowledged.getAsLong();
            rows.add(new LagRow(WallClock.epochMillis() - startMillis, sent.getAsLong(), taken, seen));
        });
    }

    /** Every sample so far. */
    List<LagRow> rows() {
        return rows.soFar();
    }

    @Override
    public void close() {
        sampling.close();
    }
}
