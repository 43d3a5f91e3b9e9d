package dev.streamgauge.claim;

import dev.streamgauge.claim.RateCurve.Rate;
import dev.streamgauge.experiment.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where throughput no longer follows the offered rate (claim C1). The knee lies between the highest rate that is sustained,
 * with a throughput within 5 % of what came, as closely as that is known, and no more and more events waiting, and the lowest
 * rate above it that is not. Several trials at a rate decide by majority.
 *
 * @param evidence the claim and its evidence
 * @param curves one for each combination of the other levels
 */
public record Knee(ClaimEvidence evidence, List<RateCurve> curves) {

    /** Latency jumps if its 95th percentile is at least so many times as high beyond the knee as below it. */
    static final double JUMP = 2;

    public Knee {
        curves = List.copyOf(curves);
    }

    /** Finds the knees in the trials that have a rate. */
    public static Knee of(ClaimEvidence evidence) {
        return new Knee(evidence, RateCurve.of(evidence.trials()));
    }

    /**
     * Throughput follows the rate up to a knee, and beyond it latency jumps, as the claim has it; on each engine. Confirmed if
     * each rate up to the knee is sustained, one beyond it is not, and the 95th percentile of latency at least doubles from
     * the last rate at which batches keep their trigger to the first beyond. Refuted if a rate is not sustained although a higher one is. Undecided without a
     * rate on either side. Counts as its n the trials.
     */
    public Ruling followsToTheKnee() {
        if (curves.isEmpty()) {
            return Grounds.none(evidence, 0, "no rate", List.of())
                    .rule(
                            Verdict.INCONCLUSIVE,
                            "No trial has a rate and a result for each event.",
                            "There is nothing to judge.",
                            "Trials at several rates.");
        }
        Map<String, Ruling> cases = new LinkedHashMap<>();
        curves.forEach(curve -> cases.put(curve.side().name(), rule(curve)));
        return Ruling.ofAll(cases);
    }

    private Ruling rule(RateCurve curve) {
        Double low = curve.lowHz();
        Double high = curve.highHz();
        Double jump = curve.jump();
        Grounds grounds = grounds(curve);
        if (!curve.gaps().isEmpty()) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts(curve),
                    "Not so: %s, though a higher rate is sustained."
                            .formatted(curve.gaps().stream()
                                    .map(gap ->
                                            "%s came out of %s".formatted(hz(gap.throughputHz()), hz(gap.offeredHz())))
                                    .collect(Collectors.joining("; "))),
                    "Trials in which each rate below the knee is sustained.");
        }
        if (low == null || high == null) {
            return grounds.rule(
                    Verdict.INCONCLUSIVE,
                    facts(curve),
                    low == null ? "No rate is below the knee." : "No rate is beyond the knee.",
                    low == null ? "Lower rates." : "Higher rates.");
        }
        if (jump == null || jump < JUMP) {
            return grounds.rule(
                    Verdict.INCONCLUSIVE,
                    facts(curve),
                    jump == null
                            ? "There are too few results for a 95th percentile."
                            : "Throughput has a knee, but latency does not double there.",
                    "Longer trials beyond the knee, in which more events come to wait.");
        }
        return grounds.rule(
                Verdict.CONFIRMED,
                facts(curve),
                "So throughput follows the rate up to a knee, and there latency jumps.",
                "A rate below the knee whose throughput is off by more than %s."
                        .formatted(Phrase.percent(LoadPoint.FOLLOWS)));
    }

    private Grounds grounds(RateCurve curve) {
        Double low = curve.lowHz();
        Double high = curve.highHz();
        String measured;
        if (low != null && high != null) {
            measured = "knee from %s to %s".formatted(hz(low), hz(high));
        } else if (low != null) {
            measured = "no knee up to %s".formatted(hz(low));
        } else {
            measured = "knee below %s".formatted(hz(curve.rates().get(0).rateHz()));
        }
        return new Grounds(
                evidence,
                curves.stream().mapToInt(each -> each.points().size()).sum(),
                measured,
                low,
                low != null && high != null ? new Interval(low, high) : null,
                null,
                low == null ? null : "events/s",
                curve.points().stream().map(LoadPoint::trial).toList());
    }

    private static String facts(RateCurve curve) {
        Double low = curve.lowHz();
        Double high = curve.highHz();
        StringBuilder facts = new StringBuilder("In %s at %s to %s, "
                .formatted(
                        Phrase.count(curve.points().size(), "trial"),
                        hz(curve.rates().get(0).rateHz()),
                        hz(curve.rates().get(curve.rates().size() - 1).rateHz())));
        if (low == null) {
            facts.append("no rate is sustained.");
        } else {
            Rate last = curve.at(low);
            facts.append("%s is the highest rate that is sustained, with a throughput of %s%s."
                    .formatted(hz(low), hz(last.throughputHz()), p95(last)));
            Double calm = curve.calmHz();
            if (calm != null && !calm.equals(low)) {
                facts.append(" Up to %s, batches keep their trigger%s.".formatted(hz(calm), p95(curve.at(calm))));
            }
        }
        if (high != null) {
            Rate first = curve.at(high);
            facts.append(" At %s, %s %s came out%s."
                    .formatted(
                            hz(high),
                            first.off() > LoadPoint.FOLLOWS ? "only" : "where events come to wait,",
                            hz(first.throughputHz()),
                            p95(first)));
        }
        facts.append(" Throughput is known to %s of the rate or better."
                .formatted(Phrase.percent(curve.points().stream()
                        .mapToDouble(point -> point.marginHz() / point.offeredHz())
                        .max()
                        .orElse(0))));
        CapacityModel model = curve.model();
        return model == null ? facts.toString() : "%s %s%s".formatted(facts, model.sentence(), against(model, curve));
    }

    private static String p95(Rate rate) {
        Double p95 = rate.p95Ms();
        return p95 == null ? "" : ", at a p95 of " + Phrase.ms(p95);
    }

    private static String against(CapacityModel model, RateCurve curve) {
        Double capacity = curve.capacityHz();
        return capacity == null
                ? ""
                : " The trials beyond the knee came to %s, %s of that most."
                        .formatted(hz(capacity), Phrase.percent(capacity / model.capacityHz()));
    }

    private static String hz(double rate) {
        return Phrase.figure(rate) + "/s";
    }
}
