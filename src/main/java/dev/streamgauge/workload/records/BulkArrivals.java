package dev.streamgauge.workload.records;

import dev.streamgauge.experiment.Load;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.arrivals.Arrivals;
import dev.streamgauge.workload.arrivals.StateCursor;
import java.time.Duration;

/** Records that are all due at once (seed 002): those of the warm-up at offset 0, the others when it ends, and then none. */
final class BulkArrivals implements Arrivals {

    private final long warmUpCount;
    private final long count;
    private final long warmUpNanos;
    private long arrived;

    BulkArrivals(Load load, Duration warmUp) {
        this.warmUpCount = load.regression().warmUpCount();
        this.count = load.regression().count();
        this.warmUpNanos = warmUp.toNanos();
    }

    @Override
    public void advance() {
        arrived++;
    }

    @Override
    public long offsetNanos() {
        if (arrived <= warmUpCount) {
            return 0;
        }
        return arrived <= warmUpCount + count ? warmUpNanos : EventStream.NEVER;
    }

    @Override
    public int state() {
        return StateCursor.LOW;
    }
}
