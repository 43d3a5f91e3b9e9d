package dev.streamgauge.claim;

import dev.streamgauge.experiment.PublishedClaim.SampleSize;
import dev.streamgauge.experiment.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the searches of an experiment found, against a configuration that a paper calls the best (claim A15).
 *
 * @param evidence the claim and its evidence
 * @param thresholds one for each combination of levels that was searched
 * @param best the configuration that follows; empty if there is none in which every engine sustains a rate
 */
public record BestConfigurationCheck(
        ClaimEvidence evidence, List<Threshold> thresholds, Optional<BestConfiguration> best) {

    /** By how much a rate may differ from the published one and still be the same. */
    private static final double SAME_RATE = 0.1;

    public BestConfigurationCheck {
        thresholds = List.copyOf(thresholds);
    }

    /** Takes the best configuration of these thresholds. */
    public static BestConfigurationCheck of(ClaimEvidence evidence, List<Threshold> thresholds) {
        return new BestConfigurationCheck(
                evidence, thresholds, BestConfiguration.of(evidence.experiment(), thresholds));
    }

    /**
     * The best configuration is the published one: confirmed if number of producers and representative rate are, refuted if
     * either is not, and undecided where fewer combinations were searched than the claim asks for. A search that ended before
     * it met its limit has found a lower bound: that refutes a lower rate, and nothing else.
     */
    public Ruling is(int producers, double rateHz) {
        int n = (int) thresholds.stream()
                .filter(threshold -> threshold.lowHz() != null)
                .count();
        if (best.isEmpty()) {
            return Ruling.inconclusive(
                    "no rate that every engine sustains",
                    n,
                    "The searches found no combination of levels in which every engine sustains a rate.",
                    "Searches that find one: -Dscale=full.",
                    evidence.ids());
        }
        BestConfiguration found = best.get();
        String measured = String.format(
                Locale.ROOT,
                "%s, %,.0f/s",
                found.producers() == null ? "given producers" : Phrase.count(found.producers(), "producer"),
                found.representativeRateHz());
        boolean same = Objects.equals(found.producers(), producers)
                && Math.abs(found.representativeRateHz() - rateHz) <= SAME_RATE * rateHz;
        SampleSize least = evidence.claim().decidesAt();
        boolean bounded = thresholds.stream().allMatch(threshold -> threshold.limitedBy() == null);
        boolean higher = found.representativeRateHz() > (1 + SAME_RATE) * rateHz;
        boolean enough = n >= least.n() && (bounded || higher);
        return new Ruling(
                !enough ? Verdict.INCONCLUSIVE : same ? Verdict.CONFIRMED : Verdict.REFUTED,
                measured,
                found.representativeRateHz(),
                null,
                null,
                null,
                n,
                "events/s",
                null,
                "Sustained were %s. %s"
                        .formatted(
                                sustained(),
                                enough
                                        ? "The representative rate is what the slower engine sustains, divided by how much"
                                                + " higher the rate is in a burst."
                                        : "That is %d %s, and %s decide%s."
                                                .formatted(
                                                        n,
                                                        least.of(n),
                                                        least,
                                                        bounded ? "" : ", if each ends at a limit of the engine")),
                enough
                        ? "Another machine: what is sustained is a property of its cores and of the job, not of the engine alone."
                        : "Searches for every number of producers: -Dscale=full.",
                found.restsOn());
    }

    private String sustained() {
        return thresholds.stream()
                .filter(threshold -> threshold.lowHz() != null)
                .map(threshold -> String.format(
                        Locale.ROOT,
                        "%,.0f/s (%s%s)",
                        threshold.lowHz(),
                        threshold.levels().entrySet().stream()
                                .sorted(java.util.Map.Entry.comparingByKey())
                                .map(level -> level.getKey() + " " + level.getValue())
                                .collect(Collectors.joining(", ")),
                        threshold.limitedBy() == null ? "" : "; the search ended at " + threshold.limitedBy()))
                .collect(Collectors.joining(", "));
    }
}
