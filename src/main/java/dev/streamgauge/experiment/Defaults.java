package dev.streamgauge.experiment;

import java.time.Duration;

/** What holds where an experiment file is silent, and why: all in one place. */
public final class Defaults {

    /** One: repeating is a decision about time that the file should make. */
    public static final int REPETITIONS = 1;

    /** One producer: more are a factor of some papers, not a need of the load. */
    public static final int PRODUCERS = 1;

    /** The catalogues of seed 001, section 3, and one click in ten views. */
    public static final Load.AdEvents EVENTS = new Load.AdEvents(10, 100, 1000, 200, 0.1, 0);

    /** The features of seed 002's trained model, and the smallest number of its records. */
    public static final Load.Regression REGRESSION = new Load.Regression(12, Load.Shape.PACED, 10_000, 0);

    /** The users of seed 003, and about the length of its events. */
    public static final Load.PageEvents PAGE_EVENTS = new Load.PageEvents(10_000, 200);

    /** What stands for the arrivals of a bulk, which has none. */
    static final Load.Arrivals STEADY = new Load.Arrivals(Load.ArrivalKind.UNIFORM, Duration.ZERO, Duration.ZERO, 1);

    /** The grid on which trials of a job without windows begin, so that they pair. */
    public static final Duration GRID = Duration.ofSeconds(1);

    /** Enough partitions that the slowest one matters, few enough for two cores. */
    public static final int PARTITIONS = 4;

    /** Two: the smallest that is parallel, and what the smallest supported machine has cores for. */
    public static final int PARALLELISM = 2;

    /** A second: what Spark does with the default trigger, so that both engines write state as often. */
    public static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

    /** The interval of seed 001, section 4.2. */
    public static final Pipeline.Spark SPARK = new Pipeline.Spark(Duration.ofSeconds(1), Pipeline.Deployment.LOCAL);

    /**
     * Flink's own watermark interval. Its buffer time-out is a tenth of Flink's default, which would alone cost a window
     * up to 100 ms; its idle time-out, which has no default, keeps a silent partition from stopping everything.
     */
    public static final Pipeline.Flink FLINK = new Pipeline.Flink(
            Duration.ofMillis(200), Duration.ofMillis(10), Duration.ofSeconds(1), Pipeline.Delivery.AT_LEAST_ONCE);

    /**
     * Postgres as it is unless told otherwise, written to in the fastest way that it has. It is asked for windows as often as
     * Flink emits watermarks, and waits as long for a silent partition.
     */
    public static final PostgresSettings POSTGRES = new PostgresSettings(
            PARALLELISM,
            PostgresSettings.Write.COPY,
            PostgresSettings.Fsync.ON,
            FLINK.watermarkInterval(),
            FLINK.idleTimeout());

    /** Traffic goes on this long, after the watermark delay, for the last measured window to come out. */
    public static final Duration DRAIN_AFTER_DELAY = Duration.ofSeconds(30);

    private Defaults() {}
}
