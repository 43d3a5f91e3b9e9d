package dev.streamgauge.experiments;

import static dev.streamgauge.junit.StreamgaugeAssertions.assertThat;

import dev.streamgauge.claim.ClaimEvidence;
import dev.streamgauge.claim.ExactChecks;
import dev.streamgauge.claim.PairedTrials;
import dev.streamgauge.claim.Periodicity;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.claim.Side;
import dev.streamgauge.claim.Spread;
import dev.streamgauge.claim.StateEffect;
import dev.streamgauge.claim.TestbedOffset;
import dev.streamgauge.claim.Transport;
import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Latency of a windowed click-through rate on Spark and Flink, under steady and bursty traffic (seeds 000 and 001). */
@StreamExperiment("ctr-latency.yaml")
class CtrLatencyExperiment implements ClaimTests {

    private static final Side SPARK = Side.of("engine", "spark");
    private static final Side FLINK = Side.of("engine", "flink");

    @Trials
    void everyWindowIsExactAndInTime(Trial trial) {
        assertThat(trial.run()).holds();
    }

    @AfterTrials
    void theEnginesAreComparedFairlyAndAgree(Comparison comparison) {
        assertThat(comparison).isFair().sentTheSameStreams().agreesInEveryWindow();
    }

    /** Apart by what batches and timers explain, a quarter of a batch interval allowed for what the models leave out. */
    @Claim("A2")
    Ruling theSameDelayLeavesNothingUnexplained(ClaimEvidence evidence) {
        return atEachTrigger(
                evidence, (share, spark) -> PairedTrials.of(share, spark, FLINK).apartAsPredicted(250));
    }

    @Claim("A5")
    Ruling sparkOscillates(ClaimEvidence evidence) {
        ClaimEvidence unaligned =
                evidence.where("engine", "spark").where("arrivals", "spp").where("trigger", "700 ms");
        return Periodicity.of(unaligned, Duration.ofMillis(700)).oscillates(70);
    }

    @Claim("A6")
    Ruling sparkIsLaterInBursts(ClaimEvidence evidence) {
        return atEachTrigger(
                evidence.where("arrivals", "mmpp"),
                (share, spark) -> StateEffect.of(share.of(spark)).highIsLater());
    }

    @Claim("A7")
    Ruling flinkIsSmoother(ClaimEvidence evidence) {
        return atEachTrigger(
                evidence.where("arrivals", "spp"),
                (share, spark) -> Spread.of(share, spark, FLINK).secondIsSmoother());
    }

    @Claim("A8")
    Ruling flinkHasSmallerSpikes(ClaimEvidence evidence) {
        return atEachTrigger(
                evidence.where("arrivals", "mmpp"),
                (share, spark) -> Spread.of(share, spark, FLINK).secondIsSmoother());
    }

    @Claim("A9")
    Ruling flinkIsLowerUnderAllTraffic(ClaimEvidence evidence) {
        return atEachTrigger(
                evidence, (share, spark) -> PairedTrials.of(share, spark, FLINK).firstIsHigher());
    }

    @Claim("A12")
    Ruling twoKafkaHopsCostDelay(ClaimEvidence evidence) {
        Map<String, Ruling> cases = new LinkedHashMap<>();
        cases.put("Spark", Transport.of(evidence.sharedBy(2).of(SPARK)).costsMoreThan(0));
        cases.put("Flink", Transport.of(evidence.sharedBy(2).of(FLINK)).costsMoreThan(0));
        return Ruling.ofAll(cases);
    }

    /** All that were finished: one whose arrivals fail their certificate does not count elsewhere. */
    @Claim("A13")
    Ruling arrivalsAreAsDescribed(ClaimEvidence evidence, Comparison comparison) {
        return ExactChecks.arrivalsAsDescribed(evidence.over(comparison.finished()));
    }

    @Claim("A14")
    Ruling enginesAgreeInEveryWindow(ClaimEvidence evidence) {
        return ExactChecks.enginesAgree(evidence);
    }

    @Claim("A16")
    Ruling dockerLimitsBothEngines(ClaimEvidence evidence) {
        return TestbedOffset.containersHoldBack(evidence);
    }

    /** A trigger that divides the window and one that does not meet other phases: the claim must hold at each that was run. */
    private static Ruling atEachTrigger(ClaimEvidence evidence, BiFunction<ClaimEvidence, Side, Ruling> judge) {
        Set<String> triggers = evidence.of(SPARK).by("trigger").keySet();
        if (triggers.isEmpty()) {
            return judge.apply(evidence, SPARK);
        }
        Map<String, Ruling> cases = new LinkedHashMap<>();
        for (String trigger : triggers) {
            cases.put(
                    "At a trigger of " + trigger,
                    judge.apply(evidence.sharedBy(triggers.size()), SPARK.and("trigger", trigger)));
        }
        return Ruling.ofAll(cases);
    }
}
