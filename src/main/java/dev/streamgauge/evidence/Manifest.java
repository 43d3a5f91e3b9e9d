package dev.streamgauge.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was run, where, how, and what became of it: {@code manifest.json}.
 *
 * @param schemaVersion version of this form
 * @param experiment id of the experiment
 * @param title title of the experiment
 * @param trial id of the trial, also its folder's name
 * @param levels the level of each factor
 * @param settings the whole pipeline as the engine runs it, by name
 * @param scale {@code quick}, {@code full} or {@code paper}
 * @param testbed {@code embedded}, {@code containers} or {@code existing}
 * @param seed seed of the stream
 * @param repetition repetition, from 1
 * @param pairId equal for trials that ran the same stream on different engines
 * @param position position in the randomised order, from 1
 * @param orderSeed seed of that order
 * @param clock the trial's instants
 * @param versions version of each part, by name
 * @param environment facts about the machine, by name
 * @param commit the checkout's commit; null where there is none, and in evidence from before it was noted
 * @param processes the processes that took part
 * @param phases what was done when
 * @param streamSha256 hash of the events of warm-up and measurement as scheduled
 * @param receivedSha256 the same, over the records read back from the input topic; null if there was no reading back
 * @param events where every event went
 * @param earliestEmissionMs how long after a window's end the engine may publish its row at the earliest: the watermark
 *     delay, by the engine's own rule of when a watermark has passed
 * @param scheduleLagMicros how late events were handed to their producer
 * @param certificate what certifies the arrivals; null if nothing was sent
 * @param harness how the JVM that measures fared; null if the load never started
 * @param engine what the engine says of itself; null if it never ran
 * @param predictedOverheadMs what the engine's latency model says of the overhead; null if it has nothing to say
 * @param offeredInMeasurement events, malformed records not among them, that were due in the measured time
 * @param inputFaults events of the stream that the input topic does not hold exactly once, each with its window
 * @param unreadableResults records of the result topic that are no results, and why
 * @param discarded why an earlier attempt at the same trial did not count; empty if this is the first
 * @param invalidReasons why the trial does not count; empty if it does
 * @param failure why the trial could not be finished; null if it was
 */
public record Manifest(
        int schemaVersion,
        String experiment,
        String title,
        String trial,
        Map<String, String> levels,
        Map<String, String> settings,
        String scale,
        String testbed,
        long seed,
        int repetition,
        String pairId,
        int position,
        long orderSeed,
        Clock clock,
        Map<String, String> versions,
        Map<String, String> environment,
        @Nullable String commit,
        List<ProcessRecord> processes,
        List<Phase> phases,
        @Nullable String streamSha256,
        @Nullable String receivedSha256,
        Events events,
        double earliestEmissionMs,
        @Nullable ScheduleLag scheduleLagMicros,
        @Nullable Certificate certificate,
        @Nullable Harness harness,
        @Nullable EngineFigures engine,
        @Nullable Prediction predictedOverheadMs,
        long offeredInMeasurement,
        List<String> inputFaults,
        List<String> unreadableResults,
        List<String> discarded,
        List<String> invalidReasons,
        @Nullable String failure) {

    /** The version of the form that this class reads and writes. */
    public static final int SCHEMA_VERSION = 2;

    /** Whether the harness was not the bottleneck, so that the trial's figures are the engine's. */
    public boolean valid() {
        return invalidReasons.isEmpty() && failure == null;
    }

    /**
     * The trial's instants.
     *
     * @param startedAt when preparing began
     * @param loadStart offset 0 of the stream: whole windows and cycles since the epoch; null if the load never started
     * @param warmUpMs length of the warm-up
     * @param measureMs length of the measurement
     * @param drainDeadlineMs how long the drain might take at most; null in evidence from before it was noted
     * @param loadMs how long the load really went on, drain included
     */
    public record Clock(
            Instant startedAt,
            @Nullable Instant loadStart,
            long warmUpMs,
            long measureMs,
            @Nullable Long drainDeadlineMs,
            long loadMs) {}

    /** One phase: prepare, warm up, measure, drain, verify, tear down. */
    public record Phase(String name, Instant startedAt, Instant endedAt) {}

    /**
     * One process of the trial.
     *
     * @param name its role
     * @param pid its process id, null where the testbed does not know it
     * @param log its log's file name in the trial's folder
     */
    public record ProcessRecord(String name, @Nullable Long pid, String log) {}

    /**
     * Where every event went: sent = inMeasuredWindows + inOtherWindows + droppedLate + malformed, and sent =
     * acknowledged + failed. Where each record has a result of its own, one that came out again has its place once.
     */
    public record Events(
            long sent,
            long acknowledged,
            long failed,
            long inMeasuredWindows,
            long inOtherWindows,
            long droppedLate,
            long malformed) {

        /** Events that have a place: equal to those sent if none is lost. */
        public long placed() {
            return inMeasuredWindows + inOtherWindows + droppedLate + malformed;
        }

        /** Nothing was sent. */
        public static final Events NONE = new Events(0, 0, 0, 0, 0, 0, 0);
    }

    /** How late events were handed to their producer, in microseconds. */
    public record ScheduleLag(double p50, double p99, double max) {}

    /**
     * How the JVM that keeps the schedule and stamps the results fared while the load went on.
     *
     * @param stallP99Ms a thread that only sleeps a millisecond at a time woke up later than this once in a hundred times
     * @param stallMaxMs and this much later at the worst
     * @param gcPauses pauses for garbage collection
     * @param gcTotalMs their sum
     * @param gcMaxMs the longest of them
     * @param clockMovedMs by how much the system clock moved at most against the monotonic one, either way
     * @param timer priority and slack that the operating system gave to the thread that keeps the schedule
     */
    public record Harness(
            double stallP99Ms,
            double stallMaxMs,
            long gcPauses,
            double gcTotalMs,
            double gcMaxMs,
            double clockMovedMs,
            String timer) {}

    /**
     * What the engine says of itself.
     *
     * @param read records that it read from the input topic; null if it cannot say
     * @param malformed records that it counted as malformed; null if it cannot say
     * @param droppedLate what it counted as dropped late; partial aggregates, not events, where it aggregates before it
     *     looks at the watermark, as both Spark and Flink SQL do; null if it cannot say
     * @param batchMs durations of its batches during the measurement, in order; empty on an engine without batches
     */
    public record EngineFigures(
            @Nullable Long read,
            @Nullable Long malformed,
            @Nullable Long droppedLate,
            List<Double> batchMs) {}

    /**
     * Where the overhead of a window should lie, in milliseconds.
     *
     * @param low lower end
     * @param high upper end
     * @param formula how the ends follow from the settings and the measured figures, for a reader
     */
    public record Prediction(double low, double high, String formula) {}
}
