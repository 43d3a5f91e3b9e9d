package dev.streamgauge.trial;

import dev.streamgauge.process.WallClock;
import java.time.Duration;

/**
 * The end of a trial's traffic, which goes on until everything that is awaited of the measured time is out and what was struck has
 * recovered, or until the deadline. For one thread.
 */
final class Drain {

    /** What the last events come to is out within a commit of the engine. */
    private static final Duration REST = Duration.ofSeconds(15);

    private final PlannedTrial trial;
    private final ResultAccount account;
    private final FaultInjection faults;
    private final Traffic traffic;
    private final Vigil vigil;
    private final long deadlineMillis;
    private boolean drained;

    /** The measured time is over: what it sent is awaited. */
    Drain(PlannedTrial trial, ResultAccount account, FaultInjection faults, Traffic traffic, Vigil vigil) {
        this.trial = trial;
        this.account = account;
        this.faults = faults;
        this.traffic = traffic;
        this.vigil = vigil;
        this.deadlineMillis = traffic.epochMillis(traffic.drainedUntil());
        account.await(traffic.ledger().sent());
    }

    /**
     * Waits for results and recovery.
     *
     * @throws TrialBrokenException if the deadline comes before all that is to strike the trial has struck it, and been got over
     */
    void awaitResults() {
        vigil.until("the last result", trial.configuration().timing().drainDeadline(), () -> {
            drained = account.complete() && faults.over() && recovered();
            return drained || WallClock.epochMillis() >= deadlineMillis;
        });
        if (!faults.over()) {
            throw new TrialBrokenException(
                    "The drain's deadline came when %d of %d strikes had happened, and the last of them was not got over"
                            .formatted(
                                    faults.strikes().size(),
                                    trial.configuration().fault().times()),
                    null);
        }
    }

    private boolean recovered() {
        return RecoveryMeasure.of(trial, faults, traffic, account).caughtUp();
    }

    /** Waits for a while more, in which some of the results might come out again. */
    void awaitRepetitions() {
        vigil.until(
                "what might come out again",
                Math.min(WallClock.epochMillis() + account.grace().toMillis(), deadlineMillis));
    }

    /**
     * Waits, when traffic has ended, until each event that the broker has is answered: an engine that publishes when it commits is
     * given the time for that. One that is behind at the deadline is not waited for.
     */
    void awaitTheRest() {
        long acknowledged = traffic.ledger().acknowledged();
        long restMillis = WallClock.epochMillis() + REST.toMillis();
        if (drained) {
            vigil.until(
                    "the results of the last events",
                    REST,
                    () -> account.answered().orElse(acknowledged) >= acknowledged
                            || WallClock.epochMillis() >= restMillis);
        }
    }
}
