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
import dev.streamgauge.claim.Transport;
import dev.streamgauge.junit.AfterTrials;
import dev.streamgauge.junit.Claim;
import dev.streamgauge.junit.ClaimTests;
import dev.streamgauge.junit.Comparison;
import dev.streamgauge.junit.StreamExperiment;
import dev.streamgauge.junit.Trial;
import dev.streamgauge.junit.Trials;
import java.time.Duration;

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

    /** Within Flink's default watermark interval: what is left to chance on either engine. */
    @Claim("A2")
    Ruling theSameDelayMakesTheEnginesEqual(ClaimEvidence evidence) {
        return PairedTrials.of(evidence, SPARK, FLINK).apartByAtMost(200);
    }

    @Claim("A5")
    Ruling sparkOscillates(ClaimEvidence evidence) {
        ClaimEvidence unaligned =
                evidence.where("engine", "spark").where("arrivals", "spp").where("trigger", "700 ms");
        return Periodicity.of(unaligned, Duration.ofMillis(700)).oscillates(70);
    }

    @Claim("A6")
    Ruling sparkIsLaterInBursts(ClaimEvidence evidence) {
        return StateEffect.of(evidence.where("engine", "spark").where("arrivals", "mmpp"))
                .highIsLater();
    }

    @Claim("A7")
    Ruling flinkIsSmoother(ClaimEvidence evidence) {
        return Spread.of(evidence.where("arrivals", "spp"), SPARK, FLINK).secondIsSmoother();
    }

    @Claim("A8")
    Ruling flinkHasSmallerSpikes(ClaimEvidence evidence) {
        return Spread.of(evidence.where("arrivals", "mmpp"), SPARK, FLINK).secondIsSmoother();
    }

    @Claim("A9")
    Ruling flinkIsLowerUnderAllTraffic(ClaimEvidence evidence) {
        return PairedTrials.of(evidence, SPARK, FLINK).firstIsHigher();
    }

    @Claim("A12")
    Ruling twoKafkaHopsCostDelay(ClaimEvidence evidence) {
        return Transport.of(evidence).costsMoreThan(0);
    }

    @Claim("A13")
    Ruling arrivalsAreAsDescribed(ClaimEvidence evidence) {
        return ExactChecks.arrivalsAsDescribed(evidence);
    }

    @Claim("A14")
    Ruling enginesAgreeInEveryWindow(ClaimEvidence evidence) {
        return ExactChecks.enginesAgree(evidence);
    }

    @Claim("A16")
    Ruling dockerLimitsBothEngines(ClaimEvidence evidence) {
        return Ruling.inconclusive(
                "not measured",
                0,
                "The claim compares the same trials outside and inside of containers, and the engines do not run in containers"
                        + " yet.",
                "The same trials with both engines in containers.",
                evidence.ids());
    }
}
