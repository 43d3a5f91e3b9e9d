package dev.streamgauge.junit;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.opentest4j.TestAbortedException;

/** Assertions on one trial. Each failure says which trial, at which levels, how many samples, what was seen and what is bound. */
public final class TrialAssert extends AbstractAssert<TrialAssert, Judgement> {

    TrialAssert(Judgement actual) {
        super(actual, TrialAssert.class);
    }

    /**
     * Everything that must hold of a trial: it was finished, lost nothing, is exact, is valid, and keeps its bounds. If
     * something was done to it, it also kept its guarantee, and recovered.
     *
     * @throws TestAbortedException if it is not valid, and whatever is wrong may be the harness's own doing
     */
    public TrialAssert holds() {
        wasFinished();
        if (actual.inDoubt()) {
            isValid();
        }
        if (actual.evidence().recovery() != null) {
            keepsItsGuarantee().recovered();
        }
        return lostNothing().hasExactResults().isValid().keepsItsBounds();
    }

    /**
     * Nothing was lost, nothing is wrong, and nothing came out again unless the engine's guarantee admits that once something
     * was done to the trial.
     */
    public TrialAssert keepsItsGuarantee() {
        if (!actual.keepsItsGuarantee()) {
            failWithMessage("%s", Messages.brokenGuarantee(actual));
        }
        return this;
    }

    /**
     * Something was done to the trial, and after each time a result came, and the events that waited for theirs became as few
     * as before.
     */
    public TrialAssert recovered() {
        if (!actual.recovered()) {
            failWithMessage("%s", Messages.notRecovered(actual));
        }
        return this;
    }

    /**
     * What must hold of a trial of a search, in which the engine may fall behind: it was finished, no window is wrong or
     * repeated, and the input topic holds the stream. Windows that did not come out in time are what a search looks for.
     *
     * @throws TestAbortedException if it is not valid: the search takes notice
     */
    public TrialAssert isUsableInSearch() {
        wasFinished();
        if (actual.inDoubt()) {
            isValid();
        }
        if (actual.duplicate() > 0
                || actual.wrong() > 0
                || !actual.evidence().manifest().inputFaults().isEmpty()
                || !Objects.equals(
                        actual.evidence().manifest().streamSha256(),
                        actual.evidence().manifest().receivedSha256())) {
            failWithMessage("%s", Messages.unusableRung(actual));
        }
        return isValid();
    }

    /** The trial came to its end: no process died, no deadline passed. */
    public TrialAssert wasFinished() {
        String failure = actual.evidence().manifest().failure();
        if (failure != null) {
            failWithMessage("%s", Messages.brokenOff(actual.evidence().manifest(), failure));
        }
        return this;
    }

    /** The input topic holds every event that was sent, once and unchanged, and every event has its place. */
    public TrialAssert lostNothing() {
        if (!actual.lostNothing()) {
            failWithMessage("%s", Messages.lostEvents(actual.evidence().manifest()));
        }
        return this;
    }

    /** Everything that must come out, windows or records, came out as often as it must, as the oracle says. */
    public TrialAssert hasExactResults() {
        if (!actual.exact()) {
            failWithMessage("%s", Messages.wrongResults(actual));
        }
        return this;
    }

    /**
     * The harness was not the bottleneck.
     *
     * @throws TestAbortedException otherwise: the trial then says nothing about the engine
     */
    public TrialAssert isValid() {
        Manifest manifest = actual.evidence().manifest();
        if (!manifest.valid()) {
            throw new TestAbortedException(Messages.notValid(manifest));
        }
        return this;
    }

    /** Latency is nowhere below what is possible, and every bound of the experiment that applies holds. */
    public TrialAssert keepsItsBounds() {
        List<BoundOutcome> missed = actual.bounds().stream()
                .filter(bound -> bound.outcome() == BoundOutcome.Outcome.FAIL)
                .toList();
        if (!missed.isEmpty()) {
            failWithMessage("%s", Messages.missedBounds(actual, missed));
        }
        return this;
    }

    /**
     * The seed's L1 and L2 divide the latency of every window that came out: L1 + L2 = T3 - T1, and both are at least -1 ms, for
     * the broker stamps in whole milliseconds (seed 004; {@link dev.streamgauge.claim.SplitLatency}). A trial without a window
     * shows nothing, and fails.
     */
    public TrialAssert dividesItsLatency() {
        if (actual.split().cameOut() == 0 || !actual.split().violations().isEmpty()) {
            failWithMessage("%s", Messages.undivided(actual));
        }
        return this;
    }
}
