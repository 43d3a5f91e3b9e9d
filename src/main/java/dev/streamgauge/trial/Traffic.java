package dev.streamgauge.trial;

import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.load.LoadGenerator;
import dev.streamgauge.load.RunningLoad;
import dev.streamgauge.load.SendLedger;
import dev.streamgauge.probe.ResourceSampler;
import dev.streamgauge.process.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The load of a trial, and what is taken down beside it while it goes on. For one thread. */
final class Traffic implements AutoCloseable {

    private final Timing timing;
    private final boolean bulk;
    private final long startMillis;
    private final RunningLoad load;
    private final HarnessWatch harness;
    private final EngineFigure backlog;
    private final EngineFigure pending;
    private final @Nullable LagWatch lag;
    private Duration loadedFor = Duration.ZERO;

    /** The load starts soon, at an instant that aligns windows and cycles, so that windows pair across engines. */
    Traffic(
            PlannedTrial trial,
            LoadGenerator generator,
            ResultAccount account,
            EngineJob job,
            ResourceSampler resources) {
        this.timing = trial.configuration().timing();
        this.bulk = trial.configuration().load().bulk();
        this.startMillis = Alignment.nextStart(
                trial.configuration(),
                WallClock.epochMillis() + generator.lead().toMillis());
        Duration atMost = measuredUntil().plus(timing.drainDeadline());
        account.begins(startMillis);
        this.harness = HarnessWatch.start(startMillis, atMost, resources);
        this.load = generator.start(startMillis * 1_000_000L, atMost, bulk ? Duration.ZERO : measuredUntil());
        this.backlog = new EngineFigure("the engine's backlog", startMillis, () -> backlogOf(job));
        this.pending = new EngineFigure("what the engine has still to read", startMillis, job::recordsPending);
        this.lag = account.answered().isEmpty()
                ? null
                : new LagWatch(
                        startMillis,
                        ledger()::sent,
                        ledger()::acknowledged,
                        () -> account.answered().orElse(0));
    }

    /**
     * Events that the broker has and the engine has not read yet. An engine that tells a later count than the one of the moment
     * makes it a little less, or negative.
     */
    private OptionalLong backlogOf(EngineJob job) {
        long acknowledged = ledger().acknowledged();
        OptionalLong read = job.recordsRead();
        return read.isEmpty() ? read : OptionalLong.of(acknowledged - read.getAsLong());
    }

    /**
     * Tells an onlooker of each second when it is over.
     *
     * @param seen results seen so far, asked by another thread
     */
    void tell(LiveSampler onlooker, LongSupplier seen) {
        harness.tell(
                (second, used) -> onlooker.ended(second, ledger().sent(), seen.getAsLong(), used, backlogAsOf(second)));
    }

    /** The engine may not have answered yet at a second's end; then what it said a second before is the latest that there is. */
    private @Nullable Long backlogAsOf(int second) {
        Long now = backlog.after(second);
        return now == null ? backlog.after(second - 1) : now;
    }

    /** Wall clock of offset 0. */
    long startMillis() {
        return startMillis;
    }

    Instant start() {
        return Instant.ofEpochMilli(startMillis);
    }

    /** When the stream is at that offset. */
    long epochMillis(Duration offset) {
        return startMillis + offset.toMillis();
    }

    /** How far the stream is by now. */
    Duration offset() {
        return Duration.ofMillis(WallClock.epochMillis() - startMillis);
    }

    /** Offset at which measuring ends. */
    Duration measuredUntil() {
        return timing.warmUp().plus(timing.measure());
    }

    /** Offset at which the drain ends at the latest. */
    Duration drainedUntil() {
        return measuredUntil().plus(timing.drainDeadline());
    }

    /** Whether all is due at once. */
    boolean bulk() {
        return bulk;
    }

    SendLedger ledger() {
        return load.ledger();
    }

    /** Whether nothing is sent any more. */
    boolean ended() {
        return load.ended();
    }

    /** Why the load broke off, or null. */
    @Nullable
    Throwable failure() {
        return load.failure();
    }

    /** How the thread that keeps the schedule is scheduled. */
    String timer() {
        return load.timer();
    }

    HarnessWatch harness() {
        return harness;
    }

    /** Events acknowledged and not yet read by the engine at the end of the second; null if that is not known. */
    @Nullable
    Long backlogAfter(int second) {
        return backlog.after(second);
    }

    /** What the engine itself said at the end of the second that it had still to read; null if it does not say. */
    @Nullable
    Long pendingAfter(int second) {
        return pending.after(second);
    }

    /** How far results are behind events; none where results are windows. */
    List<LagRow> lag() {
        return lag == null ? List.of() : lag.rows();
    }

    /** How long it went on; when closed. */
    Duration loadedFor() {
        return loadedFor;
    }

    /** Stops the load and the taking down. Legal more than once. A load that was to begin later has not gone on at all. */
    @Override
    public void close() {
        if (loadedFor.isZero()) {
            loadedFor = Duration.ofMillis(Math.max(0, WallClock.epochMillis() - startMillis));
        }
        load.close();
        harness.close();
        backlog.close();
        pending.close();
        if (lag != null) {
            lag.close();
        }
    }
}
