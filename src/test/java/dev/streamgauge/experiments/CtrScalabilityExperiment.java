package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.claim.Slope;
import dev.streamgauge.claim.TrialFigure;
import dev.streamgauge.claim.audit.Audit;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Latency against the number of producers, at a fixed rate for each of them and in total (seed 001, section 8.1). */
@StreamExperiment("ctr-scalability.yaml")
class CtrScalabilityExperiment implements ClaimTests {

    /** A tenth of the published 1.3 s for each producer: less than that is no support of the claim. */
    private static final double LEAST_RISE_MS = 130;

    @Trials
    void everyWindowIsExact(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @Claim("A3")
    Ruling latenciesAreAsPublished(ClaimEvidence evidence) {
        String measured = evidence.by("producers").entrySet().stream()
                .map(level -> "%.2f s with %s".formatted(meanSeconds(level.getValue()), level.getKey()))
                .collect(Collectors.joining(", "));
        return Audit.published()
                .about("A3")
                .ruling(measured.isEmpty() ? "not measured at this scale" : measured, 1, evidence.ids());
    }

    private static double meanSeconds(List<Judgement> trials) {
        return trials.stream()
                .map(trial -> trial.latency().mean())
                .filter(Objects::nonNull)
                .mapToDouble(mean -> mean / 1000)
                .average()
                .orElse(Double.NaN);
    }

    /** The paper says it of the pipeline at large, so that it must hold on both engines and in both ways to add producers. */
    @Claim("A4")
    Ruling moreProducersMeanMoreLatency(ClaimEvidence evidence) {
        ClaimEvidence ofFour = evidence.sharedBy(4);
        List<Ruling> slopes = new ArrayList<>();
        for (String engine : List.of("spark", "flink")) {
            for (String rateIs : List.of("total", "perProducer")) {
                slopes.add(Slope.of(
                                ofFour.where("engine", engine).where("rateIs", rateIs),
                                TrialFigure.medianOverhead(),
                                TrialFigure.count("producers", "producer"))
                        .rises(LEAST_RISE_MS));
            }
        }
        return Ruling.ofAll(slopes);
    }
}
