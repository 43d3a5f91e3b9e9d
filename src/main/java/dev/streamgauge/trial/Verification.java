package dev.streamgauge.trial;

import dev.streamgauge.evidence.LatencyLog;
import dev.streamgauge.evidence.Manifest.Events;
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
import java.util.ArrayList;
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

    private final long clockStepMillis;

    /**
     * A verification of one trial.
     *
     * @param startEpochMillis wall clock of offset 0
     * @param clockStepMillis by how much the system clock moved against the monotonic one during the trial
     */
    Verification(
            PlannedTrial trial,
            Workload workload,
            long startEpochMillis,
            SendLedger ledger,
            ResultProbe probe,
            long clockStepMillis) {
        this.trial = trial;
        this.workload = workload;
        this.startEpochMillis = startEpochMillis;
        this.ledger = ledger;
        this.probe = probe;
        this.clockStepMillis = clockStepMillis;
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
        writeHistograms(directory, windows, lag);
        return new Findings(
                windows,
                results,
                Timeline.of(ledger, states, timing, audit),
                account(expected, windows),
                lag.getTotalCount() == 0 ? null : scheduleLag(lag),
                audit.streamSha256(),
                audit.receivedSha256(),
                audit.faults(),
                probe.unreadable(),
                audit.offered(),
                invalidReasons(lag),
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

    private List<String> invalidReasons(Histogram lag) {
        List<String> reasons = new ArrayList<>();
        long unaccounted = ledger.sent() - ledger.acknowledged() - ledger.failed();
        if (unaccounted != 0) {
            reasons.add("%d of %d events were neither acknowledged nor failed".formatted(unaccounted, ledger.sent()));
        }
        if (ledger.failed() > 0) {
            reasons.add("%d sends failed, first of all %s".formatted(ledger.failed(), ledger.failures()));
        }
        addIfBeyond(reasons, "half of the events", lag.getValueAtPercentile(50), Limits.SCHEDULE_LAG_P50);
        addIfBeyond(reasons, "one in a hundred events", lag.getValueAtPercentile(99), Limits.SCHEDULE_LAG_P99);
        addStall(reasons);
        if (Math.abs(clockStepMillis) > Limits.CLOCK_STEP.toMillis()) {
            reasons.add("the system clock was stepped by %d ms during the trial, limit %d ms"
                    .formatted(clockStepMillis, Limits.CLOCK_STEP.toMillis()));
        }
        return reasons;
    }

    /** A harness that stands still for long misses events that a median and a p99 of a long trial do not show. */
    private void addStall(List<String> reasons) {
        Timing timing = trial.configuration().timing();
        long limitNanos = trial.configuration().pipeline().window().toNanos() / Limits.STALLS_PER_WINDOW;
        long longestNanos = LongStream.range(
                        timing.warmUp().toSeconds(),
                        timing.warmUp().plus(timing.measure()).toSeconds())
                .map(second -> ledger.maxLagNanosIn((int) second))
                .max()
                .orElse(0);
        if (longestNanos > limitNanos) {
            reasons.add("the harness stalled: an event was sent %.1f ms after it was due, limit %.1f ms"
                    .formatted(longestNanos / 1e6, limitNanos / 1e6));
        }
    }

    private static void addIfBeyond(List<String> reasons, String share, long lagNanos, Duration limit) {
        if (lagNanos > limit.toNanos()) {
            reasons.add("the schedule was not kept: %s were sent %.1f ms or more after they were due, limit %d ms"
                    .formatted(share, lagNanos / 1e6, limit.toMillis()));
        }
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
