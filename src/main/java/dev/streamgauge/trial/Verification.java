package dev.streamgauge.trial;

import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.LatencyLog;
import dev.streamgauge.evidence.Manifest.Harness;
import dev.streamgauge.evidence.Manifest.ScheduleLag;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.load.SendLedger;
import dev.streamgauge.workload.Workload;
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

    /** A bulk keeps none. */
    private static final Histogram NO_SCHEDULE = new Histogram(1);

    private final PlannedTrial trial;
    private final Workload workload;
    private final Traffic traffic;
    private final SendLedger ledger;
    private final StatePath states;
    private final ResultAccount.Outcome outcome;
    private final Duration loadedFor;

    /**
     * A verification of one trial.
     *
     * @param traffic what was sent, and taken down beside it; closed
     * @param states what the arrival process passed through
     * @param outcome what came out
     */
    Verification(
            PlannedTrial trial, Workload workload, Traffic traffic, StatePath states, ResultAccount.Outcome outcome) {
        this.trial = trial;
        this.workload = workload;
        this.traffic = traffic;
        this.ledger = traffic.ledger();
        this.states = states;
        this.outcome = outcome;
        this.loadedFor = traffic.loadedFor();
    }

    /**
     * Verifies.
     *
     * @param bootstrapServers where to read the input topic back; null if the broker is gone
     * @param unreadable records of the result topic that are no results
     */
    Findings findings(@Nullable String bootstrapServers, String inputTopic, List<String> unreadable, Path directory) {
        Timing timing = trial.configuration().timing();
        Duration measuredUntil = timing.warmUp().plus(timing.measure());
        InputAudit audit = InputAudit.of(
                workload,
                ledger.sent(),
                timing.warmUp(),
                measuredUntil,
                traffic.startMillis(),
                trial.configuration().pipeline().window().toMillis());
        if (bootstrapServers != null) {
            audit.readBack(bootstrapServers, inputTopic);
        }
        Histogram lag = ledger.lagNanos();
        Duration certified = loadedFor.compareTo(measuredUntil) < 0 ? loadedFor : measuredUntil;
        boolean bulk = traffic.bulk();
        Certificate certificate = bulk || certified.toSeconds() < 1 || ledger.sent() == 0
                ? null
                : Certification.of(workload, ledger::sentInSlot, ledger.maxUnsent(), certified);
        Harness harness = traffic.harness().harness(traffic.timer());
        // All of a bulk is due at once, and its engine goes on with it.
        long untilNanos = bulk ? loadedFor.toNanos() : audit.loadNanos();
        writeHistograms(directory, lag);
        return new Findings(
                outcome.windows(),
                outcome.results(),
                outcome.records(),
                outcome.batchLatencies(),
                Timeline.of(ledger, states, timing, audit, untilNanos, traffic),
                audit.slots().rows(states, ledger::sentInSlot, ledger.slots()),
                traffic.harness().resources(),
                outcome.events(),
                bulk || lag.getTotalCount() == 0 ? null : scheduleLag(lag),
                certificate,
                harness,
                audit.streamSha256(),
                audit.receivedSha256(),
                audit.faults(),
                unreadable,
                audit.offered(),
                Validity.reasons(
                        ledger,
                        bulk ? NO_SCHEDULE : lag,
                        bulk ? Duration.ZERO : longestLag(),
                        certificate,
                        harness,
                        trial.configuration().pipeline().window(),
                        certified,
                        loadedFor),
                untilNanos / 1_000_000);
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

    private void writeHistograms(Path directory, Histogram lagNanos) {
        Instant from = traffic.start().plus(trial.configuration().timing().warmUp());
        LatencyLog.write(
                directory,
                Map.of("latency", outcome.latencyNanos(), "scheduleLag", lagNanos),
                from,
                from.plus(trial.configuration().timing().measure()));
    }
}
