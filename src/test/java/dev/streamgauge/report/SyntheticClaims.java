package dev.streamgauge.report;

import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.experiment.PublishedClaim;
import dev.streamgauge.experiment.PublishedClaim.SampleSize;
import dev.streamgauge.experiment.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Invented claims, judged by nobody. */
final class SyntheticClaims {

    private SyntheticClaims() {}

    static PublishedClaim claim(String id, String text, @Nullable String published, String... deviations) {
        return new PublishedClaim(
                id,
                text,
                "001, section 9",
                published,
                "median overhead of a trial",
                "signed rank test of the differences between the trials of a pair",
                true,
                new SampleSize(8, "pairs of trials"),
                List.of(deviations),
                Map.of());
    }

    /** Flink is faster: twelve pairs say so. */
    static JudgedClaim confirmed() {
        return new JudgedClaim(
                SyntheticExperiment.ID,
                claim("A9", "Flink answers sooner than Spark under every kind of traffic", null),
                0.0125,
                new Ruling(
                        Verdict.CONFIRMED,
                        "1,212 ms sooner",
                        1212.4,
                        980.2,
                        1430.9,
                        0.00049,
                        12,
                        "ms",
                        null,
                        "In each of the twelve pairs of trials that ran the same stream, Spark’s median latency lies above"
                                + " Flink’s. The difference is what two batches and the wait for a trigger amount to.",
                        "A trigger interval below 100 ms, or a Flink whose timer for watermarks runs once a second.",
                        List.of("flink-spp-r1", "flink-spp-r2", "spark-spp-r1", "spark-spp-r2")),
                Verdict.CONFIRMED);
    }

    /** More producers do not make it slower; an earlier run had said that they do. */
    static JudgedClaim refutedAgainstTheRecord() {
        return new JudgedClaim(
                SyntheticExperiment.ID,
                claim("A4", "Latency grows with the number of producers", "3.9 s from 1 to 4 producers"),
                0.0125,
                new Ruling(
                        Verdict.REFUTED,
                        "−3 ms a producer",
                        -3.1,
                        -9.0,
                        2.4,
                        0.41,
                        24,
                        "ms a producer",
                        null,
                        "The slope over 24 trials has no sign; a rise as large as the published one is ruled out.",
                        "A broker that is short of capacity at 1500 events a second.",
                        List.of("flink-spp-r1")),
                Verdict.CONFIRMED);
    }

    /** No run can bear it out: the published value is below the floor. */
    static JudgedClaim infeasible() {
        return new JudgedClaim(
                SyntheticExperiment.ID,
                claim(
                        "A3",
                        "Average latency is 12.5, 13.8 and 16.4 s with 1, 2 and 4 producers",
                        "12.5 / 13.8 / 16.4 s",
                        "Windows of 2 s and a delay of 4 s <at quick scale>."),
                null,
                Ruling.of(
                                Verdict.INFEASIBLE,
                                "4.1 / 4.1 / 4.1 s at D = 4 s",
                                6,
                                "A window in append mode waits for its watermark, which lags 20 s behind the events. No result can be"
                                        + " out before that, so an average of 16.4 s or less is not possible with the published settings.",
                                "Update mode, event time that runs at 1.6 times the wall clock, or a delay below 12 s.",
                                List.of())
                        .bounded("20 s at the published delay"),
                Verdict.INFEASIBLE);
    }

    /** Too few trials to say. */
    static JudgedClaim undecided() {
        return new JudgedClaim(
                SyntheticExperiment.ID,
                claim("A10", "Spark cannot be faster than about one trigger interval", "about one interval"),
                0.0125,
                Ruling.inconclusive(
                        "1.6 times the interval",
                        4,
                        "Four trials at two intervals leave the slope between 0.4 and 2.7.",
                        "More intervals, or eight pairs.",
                        List.of("spark-spp-r1", "spark-spp-r2")),
                null);
    }

    static List<JudgedClaim> all() {
        return List.of(undecided(), confirmed(), refutedAgainstTheRecord(), infeasible());
    }
}
