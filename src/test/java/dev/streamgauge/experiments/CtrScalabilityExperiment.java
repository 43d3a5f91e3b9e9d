package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.claim.Slope;
import dev.streamgauge.claim.TrialFigure;
import dev.streamgauge.claim.audit.Audit;
import dev.streamgauge.experiment.Notation;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Pipeline pipeline = evidence.experiment().configurations().get(0).pipeline();
        String measured = evidence.by("engine").entrySet().stream()
                .map(engine -> "%s %s"
                        .formatted(
                                engine.getKey(),
                                evidence.over(engine.getValue()).by("producers").values().stream()
                                        .map(trials -> "%.2f".formatted(meanSeconds(trials)))
                                        .collect(Collectors.joining(" / "))))
                .collect(Collectors.joining(", "));
        return Audit.published()
                .about("A3")
                .ruling(
                        measured.isEmpty()
                                ? "not measured at this scale"
                                : "%s s, with W = %s and D = %s"
                                        .formatted(
                                                measured,
                                                Notation.write(pipeline.window()),
                                                Notation.write(pipeline.watermarkDelay())),
                        1,
                        evidence.ids());
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
        Map<String, Ruling> slopes = new LinkedHashMap<>();
        for (String engine : List.of("spark", "flink")) {
            for (String rateIs : List.of("total", "perProducer")) {
                ClaimEvidence line =
                        evidence.sharedBy(4).where("engine", engine).where("rateIs", rateIs);
                slopes.put(
                        "%s, rate %s".formatted(engine, rateIs.equals("total") ? "in total" : "per producer"),
                        Slope.of(line, TrialFigure.medianOverhead(), TrialFigure.count("producers", "producer"))
                                .rises(LEAST_RISE_MS));
            }
        }
        return Ruling.ofAll(slopes);
    }
}
