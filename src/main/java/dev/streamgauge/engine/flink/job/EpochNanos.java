package dev.streamgauge.engine.flink.job;

import java.time.Instant;

/** Wall-clock time as results carry it. */
final class EpochNanos {

    static final long SECOND = 1_000_000_000L;

    private EpochNanos() {}

    /** Nanoseconds since the epoch, now. */
    static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * SECOND + now.getNano();
    }
}
