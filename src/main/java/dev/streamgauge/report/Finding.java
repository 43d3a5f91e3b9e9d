package dev.streamgauge.report;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.experiment.InvalidExperimentException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.jspecify.annotations.Nullable;

/**
 * Why a test did not pass, as the report sorts it. The first line of a failure's message names its findings, and the report's
 * categories look for them there.
 */
enum Finding {
    MISSED_BOUND("Missed bound"),
    WINDOWS("Wrong or missing windows"),
    RECORDS("Wrong or missing records"),
    LOST("Lost records after a fault"),
    GUARANTEE("Guarantee broken by a fault"),
    NOT_RECOVERED("Not recovered from a fault"),
    FLIPPED("A verdict turned against the one on record"),
    GATE("Not through the gate"),
    NOT_FINISHED("Engine or broker died, or the trial could not be finished"),
    EXPECTATION("Another expectation of the test does not hold"),
    CONFIGURATION("Configuration error"),
    ABORTED("Aborted: invalid trial or missing ability");

    private final String title;

    Finding(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The statuses, by Allure's names, that a test with this finding can have. */
    List<String> statuses() {
        return this == ABORTED ? List.of("skipped") : List.of("failed", "broken");
    }

    /** What is wrong with the judged trials themselves; empty if nothing is. */
    static Set<Finding> in(List<Judgement> judgements) {
        Set<Finding> findings = EnumSet.noneOf(Finding.class);
        for (Judgement judgement : judgements) {
            if (judgement.evidence().manifest().failure() != null) {
                findings.add(NOT_FINISHED);
            }
            findings.addAll(ofResults(judgement));
            if (judgement.bounds().stream().anyMatch(bound -> bound.outcome() == BoundOutcome.Outcome.FAIL)) {
                findings.add(MISSED_BOUND);
            }
        }
        return findings;
    }

    /** After a fault, what was promised of results is what matters; whatever else is wrong is so in any trial. */
    private static Set<Finding> ofResults(Judgement judgement) {
        Set<Finding> findings = EnumSet.noneOf(Finding.class);
        Evidence evidence = judgement.evidence();
        Records records = evidence.records();
        boolean struck = evidence.recovery() != null;
        if (struck && !judgement.recovered() && evidence.manifest().failure() == null) {
            findings.add(NOT_RECOVERED);
        }
        if (struck && !judgement.keepsItsGuarantee()) {
            boolean lost = judgement.missing() > 0
                    || (records != null && records.deadLetters().missing() > 0);
            findings.add(lost ? LOST : GUARANTEE);
        } else if (!judgement.exact() || !judgement.lostNothing()) {
            findings.add(records == null ? WINDOWS : RECORDS);
        }
        return findings;
    }

    /**
     * What a test's end amounts to; empty if it passed.
     *
     * @param described what its page tells, if that is why it failed: a verdict that turned, a gate that did not let it through
     */
    static Set<Finding> of(
            @Nullable Throwable failure, boolean aborted, List<Judgement> judgements, Set<Finding> described) {
        if (aborted) {
            return EnumSet.of(ABORTED);
        }
        if (failure == null) {
            return EnumSet.noneOf(Finding.class);
        }
        if (ExceptionUtils.indexOfType(failure, InvalidExperimentException.class) >= 0) {
            return EnumSet.of(CONFIGURATION);
        }
        Set<Finding> findings = in(judgements);
        if (failure instanceof AssertionError) {
            findings.addAll(described);
        }
        if (findings.isEmpty()) {
            findings.add(failure instanceof AssertionError ? EXPECTATION : NOT_FINISHED);
        }
        return findings;
    }
}
