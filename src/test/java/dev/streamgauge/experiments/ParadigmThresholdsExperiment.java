package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.claim.Side;
import dev.streamgauge.claim.SustainedRates;
import dev.streamgauge.claim.Threshold;
import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The highest rate that a database, Spark and Flink sustain on the same streams (seed 004). */
@StreamExperiment("ctr-paradigm-thresholds.yaml")
class ParadigmThresholdsExperiment implements ClaimTests {

    private static final Side DATABASE = Side.of("engine", "postgres");

    /** The plural of ten thousand begins at two of them. */
    private static final double TENS_OF_THOUSANDS = 20_000;

    @Trials
    void theParadigmKeepsUpOrFallsBehind(Trial trial) {
        assertThat(trial.run()).isUsableInSearch();
    }

    @AfterTrials
    void theParadigmsClimbedOnTheSameStreams(Comparison comparison) {
        assertThat(comparison).isFair().sentTheSameStreams();
    }

    @Claim("D1")
    Ruling tensOfThousandsOfEventsASecond(ClaimEvidence evidence, Comparison comparison) {
        return new SustainedRates(evidence, comparison.thresholds()).eachSustains(TENS_OF_THOUSANDS);
    }

    @Claim("D2-rate")
    Ruling theDatabaseSustainsLess(ClaimEvidence evidence, Comparison comparison) {
        List<Threshold> ofTheDatabase = comparison.thresholds().stream()
                .filter(threshold -> "postgres".equals(threshold.levels().get("engine")))
                .toList();
        Map<String, Ruling> cases = new LinkedHashMap<>();
        cases.put(
                "The database against the engines",
                new SustainedRates(evidence, comparison.thresholds()).sustainsLess(DATABASE));
        cases.put(
                "With fsync against without",
                new SustainedRates(evidence, ofTheDatabase).sustainsLess(DATABASE.and("fsync", "on")));
        return Ruling.ofAll(cases);
    }
}
