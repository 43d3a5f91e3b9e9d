package dev.streamgauge.junit;

import dev.streamgauge.claim.Fairness;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.WindowKey;
import dev.streamgauge.evidence.WindowRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.api.AbstractAssert;
import org.opentest4j.TestAbortedException;

/** Assertions on all trials of an experiment side by side. */
public final class ComparisonAssert extends AbstractAssert<ComparisonAssert, Comparison> {

    ComparisonAssert(Comparison actual) {
        super(actual, ComparisonAssert.class);
        if (actual.finished().isEmpty()) {
            throw new TestAbortedException("There is nothing to compare: no trial was finished");
        }
    }

    /** The engines ran with the same settings, but for the differences that the experiment declares. */
    public ComparisonAssert isFair() {
        for (Fairness pair : actual.fairness()) {
            if (!pair.undeclared().isEmpty()) {
                failWithMessage("%s", Messages.unfair(actual, pair));
            }
        }
        return this;
    }

    /** Trials of the same pair were sent the same stream. */
    public ComparisonAssert sentTheSameStreams() {
        for (List<Judgement> pair : actual.pairs()) {
            List<String> hashes = pair.stream()
                    .map(judgement ->
                            String.valueOf(judgement.evidence().manifest().receivedSha256()))
                    .distinct()
                    .toList();
            if (hashes.size() > 1) {
                failWithMessage("%s", Messages.differentStreams(pair, hashes));
            }
        }
        return this;
    }

    /** Trials of the same pair computed the same click-through rate in each window that they share. */
    public ComparisonAssert agreesInEveryWindow() {
        for (List<Judgement> pair : actual.pairs()) {
            Map<WindowKey, Double> first = ctrByOffset(pair.get(0));
            for (Judgement other : pair.subList(1, pair.size())) {
                ctrByOffset(other).forEach((offset, ctr) -> {
                    if (!Objects.equals(first.getOrDefault(offset, ctr), ctr)) {
                        failWithMessage(
                                "%s", Messages.disagreement(pair.get(0), other, offset, first.get(offset), ctr));
                    }
                });
            }
        }
        return this;
    }

    /**
     * Trials of the same pair published the same results, record for record, but for their times.
     *
     * @throws IllegalArgumentException for jobs of your own: what of their results is a time is not known
     */
    public ComparisonAssert agreesOnEveryRecord() {
        if (actual.experiment().configurations().stream()
                .anyMatch(configuration -> configuration.pipeline().own() != null)) {
            throw new IllegalArgumentException(
                    "What of the results of a job of your own is a time is not known, so that they cannot be compared. Let an oracle say of each whether it is right: pipeline.own.oracle.");
        }
        for (List<Judgement> pair : actual.pairs()) {
            List<String> hashes = pair.stream()
                    .map(judgement -> judgement.evidence().records())
                    .map(records -> records == null ? "none" : String.valueOf(records.resultsSha256()))
                    .distinct()
                    .toList();
            if (hashes.size() > 1) {
                failWithMessage("%s", Messages.differentResults(pair, hashes));
            }
        }
        return this;
    }

    /** The click-through rates that came out once and right, by the window's start after the load's start, and by campaign. */
    private static Map<WindowKey, Double> ctrByOffset(Judgement judgement) {
        long start = Objects.requireNonNull(
                        judgement.evidence().manifest().clock().loadStart())
                .toEpochMilli();
        Map<WindowKey, Double> ctr = new TreeMap<>();
        for (WindowRow window : judgement.evidence().windows()) {
            if (window.status() != WindowRow.Status.MATCHED || !window.exact()) {
                continue; // a late event may be counted by one engine and dropped by the other
            }
            ctr.put(window.key().since(start), Objects.requireNonNull(window.ctr()));
        }
        return ctr;
    }
}
