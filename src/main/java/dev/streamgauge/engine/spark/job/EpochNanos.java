package dev.streamgauge.engine.spark.job;

import java.time.Instant;

/** The time at which a row is computed. {@code current_timestamp()} would be the batch's start. */
final class EpochNanos {

    private EpochNanos() {}

    /** Nanoseconds since the epoch, read anew by each call. */
    static long now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
