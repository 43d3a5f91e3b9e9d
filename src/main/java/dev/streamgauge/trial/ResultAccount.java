package dev.streamgauge.trial;

import dev.streamgauge.evidence.BatchLatencyRow;
import dev.streamgauge.evidence.Manifest.Events;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.load.EventSink;
import dev.streamgauge.load.SendLedger;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.arrivals.StatePath;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of a job, held against what must: windows, or a result for each record. Results are taken on the probe's
 * threads, everything else is for one thread.
 */
interface ResultAccount {

    /** The account for a trial. */
    static ResultAccount of(PlannedTrial trial, Workload workload, Intervention intervention) {
        Optional<RecordOracle> oracle = workload.records();
        return oracle.isPresent()
                ? new RecordAccount(trial, workload, oracle.get())
                : new WindowAccount(trial, workload, intervention);
    }

    /** Takes the results. */
    ResultProbe.Reader results();

    /** Takes the records that the job sets aside as malformed; empty where it only counts them. */
    Optional<ResultProbe.Reader> deadLetters();

    /** The way that events take to where they are sent, for who must know when each was. */
    default EventSink watching(EventSink sink) {
        return sink;
    }

    /** Results so far. */
    long seen();

    /** Enters the latency of each result there, from the first one on; to be said before any is taken. */
    void enterInto(SeenLatency latency);

    /** Events whose answer has been seen; empty where the results are windows. Asked by any thread. */
    default OptionalLong answered() {
        return OptionalLong.empty();
    }

    /** When each result came; none if nothing strikes the trial. A window is due when it may come out first. */
    default ResultTimes times() {
        return new ResultTimes();
    }

    /** The load is about to start. */
    void begins(long startEpochMillis);

    /**
     * Warm-up and measurement are over: what they sent is awaited.
     *
     * @param sent events handed over so far
     */
    void await(long sent);

    /** Whether everything that is awaited is out. */
    boolean complete();

    /** How much longer to look, once it is: something might come out again. */
    Duration grace();

    /**
     * Holds what came against what must.
     *
     * @param ledger what was sent
     * @param states what the arrival process passed through
     * @param source where to read again what came; null if the broker is gone
     */
    Outcome outcome(SendLedger ledger, StatePath states, @Nullable ResultSource source);

    /**
     * What the account comes to.
     *
     * @param windows every window, judged
     * @param results every window as it came
     * @param records what became of the records; null where the results are windows
     * @param batchLatencies what was taken up together, and how late; empty if the job does not tell
     * @param events where every event went
     * @param latencyNanos the latency of what came out right in the measured time
     */
    record Outcome(
            List<WindowRow> windows,
            List<ResultRow> results,
            @Nullable Records records,
            List<BatchLatencyRow> batchLatencies,
            Events events,
            Histogram latencyNanos) {}
}
