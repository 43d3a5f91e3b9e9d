package dev.streamgauge.experiment;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The logical job under test, the same on every engine, and the settings that only one engine has.
 *
 * @param job what it computes
 * @param model by which an inference job predicts; means nothing to another
 * @param window length of the tumbling event-time window (W); of a job without windows, the grid that its trials begin on
 * @param watermarkDelay how long the watermark lags behind event time (D); zero for a job without windows
 * @param grouping what each window is split by
 * @param outputMode when a window's row is published, on engines that have no output mode of their own
 * @param partitions partitions of the input topic (P)
 * @param parallelism parallel tasks that the engine is given
 * @param checkpointInterval time between checkpoints, on an engine that does not checkpoint each batch
 * @param cost what a load probe spends on each event
 * @param spark Spark's own settings
 * @param flink Flink's own settings
 * @param postgres those of Postgres
 * @param own the job, where it is not one of Streamgauge's; null where it is
 */
public record Pipeline(
        Job job,
        Model model,
        Duration window,
        Duration watermarkDelay,
        Grouping grouping,
        OutputMode outputMode,
        int partitions,
        int parallelism,
        Duration checkpointInterval,
        Cost cost,
        Spark spark,
        Flink flink,
        PostgresSettings postgres,
        @Nullable OwnJob own) {

    /**
     * @throws IllegalArgumentException for a window that is not positive, a negative delay, a count below 1, or a job that is
     *     your own and not there
     */
    public Pipeline {
        if ((job == Job.OWN) != (own != null)) {
            throw new RefusedValue("job", "a job of your own must say what it is", "Write job: own, and a section own");
        }
        RefusedValue.unlessPositive("window", window);
        RefusedValue.unlessWholeMillis("window", window);
        RefusedValue.ifNegative("watermarkDelay", watermarkDelay);
        RefusedValue.unlessWholeMillis("watermarkDelay", watermarkDelay);
        RefusedValue.unlessPositive("partitions", partitions);
        RefusedValue.unlessPositive("parallelism", parallelism);
        RefusedValue.unlessPositive("checkpointInterval", checkpointInterval);
    }

    /** The same with as many ingesters as parallel tasks, and otherwise the defaults of Postgres. */
    public Pipeline(
            Job job,
            Model model,
            Duration window,
            Duration watermarkDelay,
            Grouping grouping,
            OutputMode outputMode,
            int partitions,
            int parallelism,
            Duration checkpointInterval,
            Cost cost,
            Spark spark,
            Flink flink) {
        this(
                job,
                model,
                window,
                watermarkDelay,
                grouping,
                outputMode,
                partitions,
                parallelism,
                checkpointInterval,
                cost,
                spark,
                flink,
                PostgresSettings.ingestedByAsMany(parallelism),
                null);
    }

    /** A click-through rate by window. */
    public static Pipeline ctr(
            Duration window,
            Duration watermarkDelay,
            Grouping grouping,
            OutputMode outputMode,
            int partitions,
            int parallelism,
            Duration checkpointInterval,
            Spark spark,
            Flink flink) {
        return new Pipeline(
                Job.CTR,
                Model.FIXED,
                window,
                watermarkDelay,
                grouping,
                outputMode,
                partitions,
                parallelism,
                checkpointInterval,
                Cost.NONE,
                spark,
                flink);
    }

    /** What the job is sent. */
    public Input input() {
        return switch (job) {
            case CTR -> Input.AD_EVENTS;
            case INFERENCE -> Input.FEATURE_VECTORS;
            case LOAD_PROBE -> Input.PAGE_EVENTS;
            case OWN -> Objects.requireNonNull(own).input();
        };
    }

    /** The same with another number of parallel tasks. */
    public Pipeline atParallelism(int other) {
        return new Pipeline(
                job,
                model,
                window,
                watermarkDelay,
                grouping,
                outputMode,
                partitions,
                other,
                checkpointInterval,
                cost,
                spark,
                flink,
                postgres.ingestedBy(other),
                own);
    }

    /** The same with windows that are split otherwise. */
    public Pipeline groupedBy(Grouping other) {
        return new Pipeline(
                job,
                model,
                window,
                watermarkDelay,
                other,
                outputMode,
                partitions,
                parallelism,
                checkpointInterval,
                cost,
                spark,
                flink,
                postgres,
                own);
    }

    /** The same with other settings that only Postgres has. */
    public Pipeline running(PostgresSettings otherPostgres) {
        return new Pipeline(
                job,
                model,
                window,
                watermarkDelay,
                grouping,
                outputMode,
                partitions,
                parallelism,
                checkpointInterval,
                cost,
                spark,
                flink,
                otherPostgres,
                own);
    }

    /** The same with other settings that only one engine has. */
    public Pipeline running(Spark otherSpark, Flink otherFlink) {
        return new Pipeline(
                job,
                model,
                window,
                watermarkDelay,
                grouping,
                outputMode,
                partitions,
                parallelism,
                checkpointInterval,
                cost,
                otherSpark,
                otherFlink,
                postgres,
                own);
    }

    /** What a job computes. What is sent follows from it, but for a job of the user's own, which says what it is sent. */
    public enum Job {
        /** Click-through rate of ad events, by window (seeds 000, 001, 004). */
        CTR,
        /** A linear model's prediction for each record (seed 002). */
        INFERENCE,
        /** Each page event, parsed and passed on at a known cost (seed 003). */
        LOAD_PROBE,
        /** Whatever the user's own jar does with each event ({@link OwnJob}). */
        OWN;

        /** Whether it publishes windows, and not a result for each record. */
        public boolean windowed() {
            return this == CTR;
        }
    }

    /** A linear model (seed 002). */
    public enum Model {
        /** The mean of however many features there are. */
        FIXED,
        /** Least squares over vectors that are generated from a seed when the job starts. */
        TRAINED
    }

    /** What each window is split by. */
    public enum Grouping {
        /** One row a window. */
        NONE,
        /** A row for each campaign that has an event in the window; the job looks up which campaign an ad belongs to. */
        CAMPAIGN
    }

    /** When a window's row is published. */
    public enum OutputMode {
        /** Once, when the watermark has passed the window's end. */
        APPEND,
        /** Whenever the window has changed; the last row counts. */
        UPDATE
    }

    /** Where Spark's tasks run. */
    public enum Deployment {
        /** In the driver's own process: {@code local[k]}. */
        LOCAL,
        /** In an executor of a standalone cluster, a process of its own. */
        STANDALONE
    }

    /** What a result may suffer when a process is killed. */
    public enum Delivery {
        /** It may come out again. */
        AT_LEAST_ONCE,
        /** It comes out once, to whoever reads what is committed. */
        EXACTLY_ONCE
    }

    /**
     * Structured Streaming's own settings.
     *
     * @param trigger processing-time trigger interval (T); zero starts a batch as soon as the last one is done
     * @param deployment where its tasks run
     * @param outputMode when it publishes a window's row
     */
    public record Spark(Duration trigger, Deployment deployment, OutputMode outputMode) {

        /** The settings of a query that publishes each window once. */
        public Spark(Duration trigger, Deployment deployment) {
            this(trigger, deployment, OutputMode.APPEND);
        }

        /** @throws IllegalArgumentException for a negative trigger interval */
        public Spark {
            RefusedValue.ifNegative("trigger", trigger);
        }

        /** The same with another trigger interval. */
        public Spark triggeredEvery(Duration other) {
            return new Spark(other, deployment, outputMode);
        }
    }

    /**
     * Flink's own settings.
     *
     * @param watermarkInterval how often watermarks are emitted (I)
     * @param bufferTimeout how long a network buffer waits to be filled
     * @param idleTimeout after which a silent partition no longer holds the watermark back
     * @param delivery what its sink promises
     */
    public record Flink(Duration watermarkInterval, Duration bufferTimeout, Duration idleTimeout, Delivery delivery) {

        /** @throws IllegalArgumentException for an interval or idle time-out that is not positive, or a negative time-out */
        public Flink {
            RefusedValue.unlessPositive("watermarkInterval", watermarkInterval);
            RefusedValue.ifNegative("bufferTimeout", bufferTimeout);
            RefusedValue.unlessPositive("idleTimeout", idleTimeout);
        }

        /** The same with another watermark interval. */
        public Flink emittingEvery(Duration other) {
            return new Flink(other, bufferTimeout, idleTimeout, delivery);
        }
    }
}
