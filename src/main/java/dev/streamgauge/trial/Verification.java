package dev.streamgauge.trial;

import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.LatencyLog;
import dev.streamgauge.evidence.Manifest.Events;
import dev.streamgauge.evidence.Manifest.Harness;
import dev.streamgauge.evidence.Manifest.ScheduleLag;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.load.SendLedger;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.workload.ExpectedWindows;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.arrivals.StateCursor;
import dev.streamgauge.workload.arrivals.StatePath;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Holds all that was seen against all that was sent, by replaying the stream. */
final class Verification {

    private static final double NANOS_PER_MICRO = 1e3;

    private final PlannedTrial trial;
    private final Workload workload;
    private final long startEpochMillis;
    private final SendLedger ledger;
    private final ResultProbe probe;
    private final @Nullable HarnessWatch watch;
    private final String timer;
    private final Duration loadedFor;

    /**
     * A verification of one trial.
     *
     * @param startEpochMillis wall clock of offset 0
     * @param watch what was noticed of the harness; null if the load never started
     * @param timer priority and slack of the thread that kept the schedule
     * @param loadedFor how long the load went on
     */
    Verification(
            PlannedTrial trial,
            Workload workload,
            long startEpochMillis,
            SendLedger ledger,
            ResultProbe probe,
            @Nullable HarnessWatch watch,
            String timer,
            Duration loadedFor) {
        this.trial = trial;
        this.workload = workload;
        this.startEpochMillis = startEpochMillis;
        this.ledger = ledger;
        this.probe = probe;
        this.watch = watch;
        this.timer = timer;
        this.loadedFor = loadedFor;
    }

    /**
     * Verifies.
     *
     * @param bootstrapServers where to read the input topic back; null if the broker is gone
     */
    Findings findings(@Nullable String bootstrapServers, String inputTopic, Path directory) {
        Timing timing = trial.configuration().timing();
        Duration measuredUntil = timing.warmUp().plus(timing.measure());
        ExpectedWindows expected = workload.expect(ledger.sent(), startEpochMillis, timing.warmUp(), measuredUntil);
        Duration horizon = measuredUntil
                .plus(timing.drainDeadline())
                .plus(trial.configuration().pipeline().watermarkDelay());
        StatePath states = workload.path(horizon);
        List<ResultRow> results = probe.results();
        List<WindowRow> windows = new WindowVerifier(
                        startEpochMillis * 1_000_000L,
                        trial.configuration().pipeline().watermarkDelay().toMillis(),
                        offset -> offset >= 0 && offset < horizon.toNanos() ? states.stateAt(offset) : StateCursor.LOW)
                .verify(
                        expected.windows(),
                        results,
                        startEpochMillis + timing.warmUp().toMillis(),
                        startEpochMillis + measuredUntil.toMillis());
        InputAudit audit = InputAudit.of(
                workload,
                ledger.sent(),
                timing.warmUp(),
                measuredUntil,
                startEpochMillis,
                trial.configuration().pipeline().window().toMillis());
        if (bootstrapServers != null) {
            audit.readBack(bootstrapServers, inputTopic);
        }
        Histogram lag = ledger.lagNanos();
        Duration certified = loadedFor.compareTo(measuredUntil) < 0 ? loadedFor : measuredUntil;
        Certificate certificate = certified.toSeconds() < 1 || ledger.sent() == 0
                ? null
                : Certification.of(workload, ledger::sentInSlot, ledger.maxUnsent(), certified);
        Harness harness = watch == null ? null : watch.harness(timer);
        writeHistograms(directory, windows, lag);
        return new Findings(
                windows,
                results,
                Timeline.of(ledger, states, timing, audit, watch),
                audit.slots().rows(states, ledger::sentInSlot, ledger.slots()),
                watch == null ? List.of() : watch.resources(),
                account(expected, windows),
                lag.getTotalCount() == 0 ? null : scheduleLag(lag),
                certificate,
                harness,
                audit.streamSha256(),
                audit.receivedSha256(),
                audit.faults(),
                probe.unreadable(),
                audit.offered(),
                Validity.reasons(
                        ledger,
                        lag,
                        longestLag(),
                        certificate,
                        harness,
                        trial.configuration().pipeline().window(),
                        certified,
                        loadedFor),
                audit.loadNanos() / 1_000_000);
    }

    /**
     * Where every event went. What the engine counted in measured windows is its own figure; so the sum is what was sent
     * only if it counted every event that is surely in time, and no more than those that may be.
     */
    private Events account(ExpectedWindows expected, List<WindowRow> windows) {
        long counted = windows.stream()
                .filter(window -> window.views() != null && window.clicks() != null)
                .mapToLong(window -> window.views() + window.clicks())
                .sum();
        long racesLost = expected.eventsInMeasuredWindows() + expected.possiblyDroppedLate() - counted;
        return new Events(
                ledger.sent(),
                ledger.acknowledged(),
                ledger.failed(),
                counted,
                expected.eventsInOtherWindows(),
                expected.surelyDroppedLate() + Math.max(0, Math.min(racesLost, expected.possiblyDroppedLate())),
                expected.malformed());
    }

    /** A harness that stands still for long misses events that a median and a p99 of a long trial do not show. */
    private Duration longestLag() {
        long warm = trial.configuration().timing().warmUp().toSeconds();
        return Duration.ofNanos(LongStream.rangeClosed(warm, loadedFor.toSeconds())
                .map(second -> ledger.maxLagNanosIn((int) second))
                .max()
                .orElse(0));
    }

    private static ScheduleLag scheduleLag(Histogram lagNanos) {
        return new ScheduleLag(
                lagNanos.getValueAtPercentile(50) / NANOS_PER_MICRO,
                lagNanos.getValueAtPercentile(99) / NANOS_PER_MICRO,
                lagNanos.getMaxValue() / NANOS_PER_MICRO);
    }

    private void writeHistograms(Path directory, List<WindowRow> windows, Histogram lagNanos) {
        Histogram latency = new Histogram(3);
        windows.stream()
                .filter(window -> window.status() == WindowRow.Status.MATCHED && window.seenNs() != null)
                .forEach(window -> latency.recordValue(window.seenNs() - window.maxIntendedNs()));
        Instant from = Instant.ofEpochMilli(
                startEpochMillis + trial.configuration().timing().warmUp().toMillis());
        LatencyLog.write(
                directory,
                Map.of("latency", latency, "scheduleLag", lagNanos),
                from,
                from.plus(trial.configuration().timing().measure()));
    }
}
