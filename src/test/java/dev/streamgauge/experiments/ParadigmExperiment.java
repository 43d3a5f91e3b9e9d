package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.PairedTrials;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.claim.Side;
import dev.streamgauge.claim.SplitLatency;
import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A database that is written to and asked, Spark and Flink compute the same windows of the same stream (seed 004). */
@StreamExperiment("ctr-paradigms.yaml")
class ParadigmExperiment implements ClaimTests {

    private static final Side DATABASE = Side.of("engine", "postgres").and("fsync", "on");
    private static final Side DATABASE_WITHOUT_FSYNC =
            Side.of("engine", "postgres").and("fsync", "off");
    private static final Side SPARK = Side.of("engine", "spark");
    private static final Side FLINK = Side.of("engine", "flink");

    @Trials
    void everyWindowIsExactAndItsLatencyDivides(Trial trial) {
        assertThat(trial.run()).holds().dividesItsLatency();
    }

    @AfterTrials
    void theParadigmsAreComparedFairlyAndAgree(Comparison comparison) {
        assertThat(comparison).isFair().sentTheSameStreams().agreesInEveryWindow();
    }

    @Claim("D2")
    Ruling theDatabaseIsSlowerAndBoundToTheDisk(ClaimEvidence evidence) {
        List<Side> engines = new ArrayList<>(sparkAtEachTrigger(evidence));
        engines.add(FLINK);
        ClaimEvidence share = evidence.sharedBy(engines.size() + 1);
        Map<String, Ruling> cases = new LinkedHashMap<>();
        engines.forEach(engine -> cases.put(
                "Against " + engine.name(),
                PairedTrials.ofProcessing(share, DATABASE, engine).firstIsHigher()));
        cases.put(
                "With fsync against without",
                PairedTrials.ofProcessing(share, DATABASE, DATABASE_WITHOUT_FSYNC)
                        .firstIsHigher());
        return Ruling.ofAll(cases);
    }

    @Claim("D3")
    Ruling flinkIsLowest(ClaimEvidence evidence) {
        List<Side> others = new ArrayList<>(sparkAtEachTrigger(evidence));
        others.add(DATABASE);
        ClaimEvidence share = evidence.sharedBy(others.size());
        Map<String, Ruling> cases = new LinkedHashMap<>();
        others.forEach(other -> cases.put(
                "Against " + other.name(), PairedTrials.of(share, other, FLINK).firstIsHigher()));
        return Ruling.ofAll(cases);
    }

    @Claim("D5")
    Ruling processingAndSinkLatencyDivideTheTotal(ClaimEvidence evidence) {
        return SplitLatency.dividesEveryWindow(evidence);
    }

    private static List<Side> sparkAtEachTrigger(ClaimEvidence evidence) {
        return evidence.of(SPARK).by("trigger").keySet().stream()
                .map(trigger -> SPARK.and("trigger", trigger))
                .toList();
    }
}
