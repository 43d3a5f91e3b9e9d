package dev.streamgauge.experiment;

import java.time.Duration;

/**
 * The settings of the SQL baseline (seeds 000 and 004).
 *
 * @param ingesters how many threads bring events into the table, each from partitions of its own; takes the place of
 *     parallel tasks
 * @param write how they do it
 * @param fsync whether their commits wait for the disk
 * @param pollInterval how often the aggregator looks whether a window can be closed
 * @param idleAfter after which a silent partition no longer holds the watermark back
 */
public record PostgresSettings(int ingesters, Write write, Fsync fsync, Duration pollInterval, Duration idleAfter) {

    /** @throws IllegalArgumentException for no ingester, or an interval or time-out that is not positive */
    public PostgresSettings {
        RefusedValue.unlessPositive("ingesters", ingesters);
        RefusedValue.unlessPositive("pollInterval", pollInterval);
        RefusedValue.unlessPositive("idleAfter", idleAfter);
    }

    /** The defaults with an ingester for each parallel task; a parallelism that is none is refused as such elsewhere. */
    static PostgresSettings ingestedByAsMany(int parallelism) {
        return Defaults.POSTGRES.ingestedBy(Math.max(1, parallelism));
    }

    /** The same with another number of ingesters. */
    public PostgresSettings ingestedBy(int other) {
        return new PostgresSettings(other, write, fsync, pollInterval, idleAfter);
    }

    /** How an ingester brings rows into Postgres. */
    public enum Write {
        /** {@code COPY}, binary. */
        COPY,
        /** {@code INSERT} statements of many rows each, as the driver rewrites a batch. */
        BATCHES
    }

    /** Whether a commit waits for the disk. */
    public enum Fsync {
        /** It does: {@code fsync} and {@code synchronous_commit} are on. */
        ON,
        /** It does not: both are off, and a crash of the machine may lose what was committed. */
        OFF
    }
}
