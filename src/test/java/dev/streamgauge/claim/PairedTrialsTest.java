package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.claim.PairedTrials.Pair;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;
import org.junit.jupiter.api.Test;

class PairedTrialsTest {

    private static final Side SPARK = Side.of("engine", "spark");
    private static final Side FLINK = Side.of("engine", "flink");
    private static final int WINDOWS = 12;

    private static PairedTrials compare(int decidesAt, MadeTrial... trials) {
        return PairedTrials.of(MadeTrial.tested(decidesAt, "pairs of trials", List.of(trials)), SPARK, FLINK);
    }

    /** Streams on which Spark is so much later than Flink. */
    private static PairedTrials apart(int decidesAt, double... differencesMs) {
        return compare(
                decidesAt,
                IntStream.range(0, differencesMs.length)
                        .boxed()
                        .flatMap(i -> List.of(
                                MadeTrial.of("spark", "spp-r" + i)
                                        .withOverheads(WINDOWS, k -> 100 * i + k + differencesMs[i]),
                                MadeTrial.of("flink", "spp-r" + i).withOverheads(WINDOWS, k -> 100 * i + k))
                                .stream())
                        .toArray(MadeTrial[]::new));
    }

    @Test
    void aPairIsWorthTheMedianOverItsWindows() {
        PairedTrials pairs = compare(
                1,
                MadeTrial.of("spark", "spp-r1").withOverheads(WINDOWS, k -> 1_000 * k + (k == 3 ? 90_000 : 40)),
                MadeTrial.of("flink", "spp-r1").withOverheads(WINDOWS, k -> 1_000 * k));

        assertThat(pairs.pairs())
                .containsExactly(new Pair("spp-r1", 40, WINDOWS, List.of("spark-spp-r1", "flink-spp-r1")));
    }

    @Test
    void byProcessingLatencyAPairIsWorthWhenItsWindowsWereComputed() {
        PairedTrials pairs = PairedTrials.ofProcessing(
                MadeTrial.tested(
                        1,
                        "pairs of trials",
                        List.of(
                                MadeTrial.of("spark", "spp-r1")
                                        .predicting(1_300, 2_300)
                                        .withOverheads(WINDOWS, k -> 10 * k + 40),
                                MadeTrial.of("flink", "spp-r1")
                                        .predicting(0, 250)
                                        .withOverheads(WINDOWS, k -> 10 * k))),
                SPARK,
                FLINK);

        assertThat(pairs.pairs())
                .containsExactly(new Pair("spp-r1", 40, WINDOWS, List.of("spark-spp-r1", "flink-spp-r1")));
        assertThat(pairs.predicted()).isNull();
        assertThat(pairs.firstIsHigher().narrative())
                .startsWith("Window by window, Spark is computed later than Flink on 1 of 1 stream.");
    }

    /** Spark so much later than Flink on two streams, where the models predict 1,050 to 2,300 ms. */
    private static Ruling explained(double... differencesMs) {
        return compare(
                        2,
                        IntStream.range(0, differencesMs.length)
                                .boxed()
                                .flatMap(i -> List.of(
                                        MadeTrial.of("spark", "spp-r" + i)
                                                .predicting(1_300, 2_300)
                                                .withOverheads(WINDOWS, k -> 100 + differencesMs[i]),
                                        MadeTrial.of("flink", "spp-r" + i)
                                                .predicting(0, 250)
                                                .withOverheads(WINDOWS, k -> 100))
                                        .stream())
                                .toArray(MadeTrial[]::new))
                .apartAsPredicted(100);
    }

    @Test
    void aDifferenceThatTheModelsPredictIsExplained() {
        assertThat(explained(1_200, 1_400, 1_300).verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(explained(1_000, 1_010).verdict()).as("within the margin").isEqualTo(Verdict.CONFIRMED);
    }

    @Test
    void aDifferenceBeyondTheModelsIsNot() {
        Ruling ruling = explained(300, 400, 350);

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.narrative())
                .contains("So something else than their batches and timers sets the engines apart.");
    }

    @Test
    void aDifferenceOnBothSidesOfThePredictionsEndIsOpen() {
        assertThat(explained(500, 1_500, 600, 1_400).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void windowsAreMatchedByWhenTheyStartAfterTheLoadAndLeftOutUnlessRightOnBoth() {
        MadeTrial spark = MadeTrial.of("spark", "spp-r1")
                .plus(WindowRow.Status.MISSING, 0)
                .plus(500, 0);
        MadeTrial flink = MadeTrial.of("flink", "spp-r1").plus(7, 0).plus(WindowRow.Status.WRONG, 51);
        for (int k = 0; k < WINDOWS; k++) {
            spark = spark.plus(1_000 * k + 40, 0);
            flink = flink.plus(1_000 * k, 0);
        }

        Pair pair = compare(1, spark, flink).pairs().get(0);

        assertThat(pair.windows()).isEqualTo(WINDOWS);
        assertThat(pair.medianMs()).isEqualTo(40);
    }

    @Test
    void streamsThatRanOnOneSideAloneOrHaveFewerThanTenWindowsMakeNoPair() {
        PairedTrials pairs = compare(
                1,
                MadeTrial.of("spark", "spp-r1").withOverheads(WINDOWS, k -> 40),
                MadeTrial.of("flink", "spp-r2").withOverheads(WINDOWS, k -> 0),
                MadeTrial.of("spark", "spp-r3").withOverheads(9, k -> 40),
                MadeTrial.of("flink", "spp-r3").withOverheads(9, k -> 0));

        assertThat(pairs.pairs()).isEmpty();
        assertThat(pairs.firstIsHigher().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(pairs.firstIsHigher().narrative()).startsWith("No stream ran on both Spark and Flink");
    }

    @Test
    void severalTrialsOfAStreamOnOneSideAreOnePair() {
        MadeTrial aligned =
                MadeTrial.of("spark", "spp-r1").with("trigger", "1 s").withOverheads(WINDOWS, k -> 40);
        MadeTrial unaligned =
                MadeTrial.of("spark", "spp-r1").with("trigger", "700 ms").withOverheads(WINDOWS, k -> 60);
        MadeTrial flink = MadeTrial.of("flink", "spp-r1").withOverheads(WINDOWS, k -> 0);

        assertThat(compare(1, aligned, unaligned, flink).pairs())
                .extracting(Pair::medianMs)
                .containsExactly(50.0);
        ClaimEvidence evidence = MadeTrial.tested(1, "pairs", List.of(aligned, unaligned, flink));
        assertThat(PairedTrials.of(evidence, SPARK.and("trigger", "700 ms"), FLINK)
                        .pairs())
                .extracting(Pair::medianMs)
                .containsExactly(60.0);
        assertThatThrownBy(() -> PairedTrials.of(evidence, SPARK, SPARK.and("trigger", "1 s")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both hold the trial spark-spp-r1-trigger_1 s");
    }

    @Test
    void aDifferenceOnAllStreamsIsConfirmedAndTold() {
        Ruling ruling = apart(6, 1_010, 1_020, 1_030, 1_040, 1_050, 1_060).firstIsHigher();

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.n()).isEqualTo(6);
        assertThat(ruling.effect()).isEqualTo(1_035);
        assertThat(ruling.ciLow()).isBetween(1_010.0, 1_025.0);
        assertThat(ruling.ciHigh()).isBetween(1_045.0, 1_060.0);
        assertThat(ruling.pValue()).isEqualTo(2 / 64.0);
        assertThat(ruling.unit()).isEqualTo("ms");
        assertThat(ruling.measured()).isEqualTo("Spark 1,035 ms above Flink");
        assertThat(ruling.narrative())
                .startsWith(
                        "Window by window, Spark comes out later than Flink on 6 of 6 streams. The difference is 1,035 ms"
                                + " in the median over streams (")
                .endsWith(" in the 95 % interval); Wilcoxon's signed-rank test over streams has p = 0.0312."
                        + " So Spark comes out later than Flink. The chance of error is 0.05.");
        assertThat(ruling.wouldChange())
                .isEqualTo("Streams on which Spark comes out no later than Flink: 0 of 6 so far.");
        assertThat(ruling.evidence()).hasSize(12).contains("spark-spp-r0", "flink-spp-r5");
    }

    @Test
    void theOppositeRefutesTheClaim() {
        Ruling ruling = apart(6, -10, -20, -30, -40, -50, -60).firstIsHigher();

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.measured()).isEqualTo("Spark 35 ms below Flink");
        assertThat(ruling.narrative()).contains("So it is Flink that comes out later, against the claim.");
    }

    @Test
    void fivePairsAreTooFewForTheTestAndItSaysHowManyAreNeeded() {
        Ruling ruling = apart(3, 1_010, 1_020, 1_030, 1_040, 1_050).firstIsHigher();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.wouldChange())
                .isEqualTo(
                        "At least 6 streams on both: of n the signed-rank test cannot fall below 2^(1-n), which is 0.0625"
                                + " for 5.");
    }

    @Test
    void nothingIsDecidedBelowTheNumberThatTheClaimStates() {
        Ruling ruling = apart(7, 1_010, 1_020, 1_030, 1_040, 1_050, 1_060).firstIsHigher();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.effect()).isEqualTo(1_035);
        assertThat(ruling.narrative()).contains("The claim is decided at 7 pairs of trials, and there are 6.");
        assertThat(ruling.wouldChange()).isEqualTo("7 pairs of trials instead of 6.");
    }

    @Test
    void theModelsPredictionStandsBesideTheDifference() {
        PairedTrials pairs = compare(
                1,
                MadeTrial.of("spark", "spp-r1").predicting(1_300, 2_300).withOverheads(WINDOWS, k -> 1_500),
                MadeTrial.of("flink", "spp-r1").predicting(0, 250).withOverheads(WINDOWS, k -> 100));

        assertThat(pairs.predicted()).isEqualTo(new Interval(1_050, 2_300));
        assertThat(pairs.firstIsHigher().narrative())
                .contains("The engines' latency models predict 1,050 to 2,300 ms.");
    }

    @Test
    void equalityIsConfirmedWithinTheMarginAndRefutedBeyondIt() {
        PairedTrials pairs = apart(6, 40, 41, 42, 43, 44, 45);

        assertThat(pairs.apartByAtMost(50).verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(pairs.apartByAtMost(30).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(pairs.apartByAtMost(42).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(apart(6, -40, -41, -42, -43, -44, -45).apartByAtMost(30).verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    @Test
    void theShareOfTheChanceOfErrorIsTold() {
        Ruling ruling = simulated(
                        MadeTrial.testedAmongTwelve(3, "pairs"), List.of(pair(1_000), pair(1_100), pair(1_200)))
                .firstIsHigher();

        assertThat(ruling.narrative())
                .endsWith("The chance of error is 0.00417, an equal share of 0.05 among the 12 claims that are tested"
                        + " together (Bonferroni).");
    }

    private static Pair pair(double medianMs) {
        return new Pair("any", medianMs, 20, List.of());
    }

    private static PairedTrials simulated(ClaimEvidence evidence, List<Pair> pairs) {
        return PairedTrials.of(evidence, SPARK, FLINK, pairs, null, Verdicts.quick(evidence));
    }

    /** Trials of 20 windows on either side of each stream. */
    private static List<Pair> pairs(int count, IntFunction<double[]> first, IntFunction<double[]> second) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] ofFirst = first.apply(20);
            double[] ofSecond = second.apply(20);
            Arrays.setAll(ofFirst, k -> ofFirst[k] - ofSecond[k]);
            pairs.add(pair(Median.withDefaults().evaluate(ofFirst)));
        }
        return pairs;
    }

    private static Verdicts rates(
            ClaimEvidence evidence, Function<MadeEngine, List<Pair>> pairs, Function<PairedTrials, Ruling> ruling) {
        return Verdicts.of(1, engine -> ruling.apply(simulated(evidence, pairs.apply(engine))));
    }

    @Test
    void equalEnginesAreSeldomToldApart() {
        ClaimEvidence tenPairs = MadeTrial.tested(10, "pairs", List.of());

        assertThat(rates(
                                tenPairs,
                                engine -> pairs(10, engine::frozenTimer, engine::frozenTimer),
                                PairedTrials::firstIsHigher)
                        .decided())
                .as("of 1000, with a timer frozen at each start")
                .isLessThanOrEqualTo(Verdicts.FEW);
        assertThat(rates(
                                tenPairs,
                                engine -> pairs(10, engine::alignedTrigger, engine::alignedTrigger),
                                PairedTrials::firstIsHigher)
                        .decided())
                .as("of 1000, with T + B or 2T + B")
                .isLessThanOrEqualTo(Verdicts.FEW);
    }

    @Test
    void aDifferenceOf120MillisecondsIsFoundInTwelvePairsDespiteTheFrozenTimer() {
        Verdicts verdicts = rates(
                MadeTrial.testedAmongTwelve(12, "pairs"),
                engine -> pairs(
                        12,
                        n -> DoubleStream.of(engine.frozenTimer(n))
                                .map(ms -> ms + 120)
                                .toArray(),
                        engine::frozenTimer),
                PairedTrials::firstIsHigher);

        assertThat(verdicts.confirmed()).as("of 1000").isGreaterThanOrEqualTo(Verdicts.MOST);
        assertThat(verdicts.refuted()).isZero();
    }

    @Test
    void aTriggerOfOneSecondIsFoundInTenPairsHoweverItsRaceGoes() {
        Verdicts verdicts = rates(
                MadeTrial.testedAmongTwelve(10, "pairs"),
                engine -> pairs(10, engine::alignedTrigger, engine::frozenTimer),
                PairedTrials::firstIsHigher);

        assertThat(verdicts.confirmed()).as("of 1000").isGreaterThanOrEqualTo(Verdicts.MOST);
    }

    @Test
    void equalityIsSeldomConfirmedAtTheMarginOrRefutedWithinIt() {
        ClaimEvidence tenPairs = MadeTrial.tested(10, "pairs", List.of());

        assertThat(rates(
                                tenPairs,
                                engine -> pairs(
                                        10,
                                        n -> DoubleStream.of(engine.frozenTimer(n))
                                                .map(ms -> ms + 200)
                                                .toArray(),
                                        engine::frozenTimer),
                                pairs -> pairs.apartByAtMost(200))
                        .decided())
                .as("of 1000, just as far apart as the margin")
                .isLessThanOrEqualTo(Verdicts.FEW);
        assertThat(rates(
                                MadeTrial.testedAmongTwelve(12, "pairs"),
                                engine -> pairs(12, engine::frozenTimer, engine::frozenTimer),
                                pairs -> pairs.apartByAtMost(200))
                        .confirmed())
                .as("of 1000, equal, with a margin of 200 ms")
                .isGreaterThanOrEqualTo(Verdicts.MOST);
    }
}
