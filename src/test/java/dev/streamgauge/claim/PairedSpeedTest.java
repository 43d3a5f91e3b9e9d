package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.PairedSpeed.Measure;
import dev.streamgauge.claim.PairedSpeed.Pair;
import dev.streamgauge.experiment.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedSpeedTest {

    private static final Side SPARK = Side.of("engine", "spark");
    private static final Side FLINK = Side.of("engine", "flink");

    private static PairedSpeed compare(int decidesAt, MadeInference... trials) {
        return PairedSpeed.of(MadeInference.tested(decidesAt, "pairs of trials", trials), SPARK, FLINK);
    }

    /** Bulks that Flink completes in 2 s, and Spark in so many. */
    private static PairedSpeed sparkTakes(int decidesAt, double... seconds) {
        return compare(
                decidesAt,
                IntStream.range(0, seconds.length)
                        .boxed()
                        .flatMap(i -> List.of(
                                MadeInference.bulk("flink", "r" + i).completedIn(2),
                                MadeInference.bulk("spark", "r" + i).completedIn(seconds[i]))
                                .stream())
                        .toArray(MadeInference[]::new));
    }

    @Test
    void aPairOfBulksIsWorthTheRatioOfItsThroughputs() {
        PairedSpeed speed = sparkTakes(1, 4);

        assertThat(speed.measure()).isEqualTo(Measure.THROUGHPUT);
        assertThat(speed.pairs()).hasSize(1).first().satisfies(pair -> {
            assertThat(pair.ratio()).as("500/s against 1,000/s").isCloseTo(0.5, within(1e-9));
            assertThat(pair.trials()).containsExactly("flink-r0", "spark-r0");
        });
    }

    @Test
    void aPairOfPacedTrialsIsWorthTheInverseRatioOfItsMedians() {
        PairedSpeed speed = compare(
                1,
                MadeInference.paced("spark", "r1").withMedian(600),
                MadeInference.paced("flink", "r1").withMedian(20));

        assertThat(speed.measure()).isEqualTo(Measure.MEDIAN_LATENCY);
        assertThat(speed.pairs()).extracting(Pair::ratio).allMatch(ratio -> Math.abs(ratio - 1 / 30.0) < 1e-9);
    }

    @Test
    void theFasterEngineIsNamedWhicheverItIs() {
        Ruling flinkIs = sparkTakes(6, 3.8, 4.0, 4.1, 4.2, 3.9, 4.05).oneIsFaster();
        Ruling sparkIs = sparkTakes(6, 1.0, 1.1, 0.9, 1.05, 0.95, 1.02).oneIsFaster();

        assertThat(flinkIs.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(flinkIs.measured()).isEqualTo("Flink 2.01 times as fast as Spark");
        assertThat(flinkIs.pValue()).isEqualTo(0.03125);
        assertThat(flinkIs.ciLow()).isBetween(1.9, 2.0);
        assertThat(flinkIs.ciHigh()).isBetween(2.0, 2.1);
        assertThat(flinkIs.narrative())
                .startsWith("On the same stream, Flink has the higher throughput in 6 of 6 pairs.")
                .contains("So Flink is the faster one.");
        assertThat(flinkIs.wouldChange()).isEqualTo("Pairs in which Spark is no slower than Flink: 0 of 6 so far.");
        assertThat(sparkIs.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(sparkIs.measured()).startsWith("Spark 1.9").endsWith("times as fast as Flink");
    }

    @Test
    void fivePairsAreTooFewAndSayHowManyWouldDo() {
        Ruling ruling = sparkTakes(1, 4, 4, 4.1, 4.2, 3.9).oneIsFaster();

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.ciLow())
                .as("no interval of a sample that cannot decide")
                .isNull();
        assertThat(ruling.wouldChange()).startsWith("At least 6 streams on both");
    }

    @Test
    void enginesThatTakeTurnsAreNotToldApart() {
        assertThat(sparkTakes(6, 1, 4, 1.2, 3.8, 0.9, 4.1, 1.1, 3.9)
                        .oneIsFaster()
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(sparkTakes(6, 2, 2, 2, 2, 2, 2, 2).oneIsFaster().verdict())
                .as("all equal")
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void eachParallelismOfAStreamIsAPairOfItsOwn() {
        PairedSpeed speed = compare(
                1,
                MadeInference.bulk("flink", "r1").with("parallelism", "1").completedIn(2),
                MadeInference.bulk("spark", "r1").with("parallelism", "1").completedIn(4),
                MadeInference.bulk("flink", "r1").with("parallelism", "2").completedIn(1),
                MadeInference.bulk("spark", "r1").with("parallelism", "2").completedIn(3),
                MadeInference.bulk("spark", "r1").with("parallelism", "8").completedIn(3));

        assertThat(speed.pairs())
                .extracting(Pair::ratio)
                .satisfiesExactly(
                        one -> assertThat(one).isCloseTo(1 / 2.0, within(1e-9)),
                        two -> assertThat(two).isCloseTo(1 / 3.0, within(1e-9)));
    }

    @Test
    void aTrialThatLeftOutWorkIsNotComparedAndIsTold() {
        PairedSpeed speed =
                compare(1, MadeInference.bulk("flink", "r1").spoilt(1, 0, 0), MadeInference.bulk("spark", "r1"));

        assertThat(speed.pairs()).isEmpty();
        assertThat(speed.oneIsFaster().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(speed.oneIsFaster().narrative()).contains("1 trial with a result that is not right is left out.");
    }

    @Test
    void bulksAndPacedTrialsTogetherAreRefused() {
        assertThatThrownBy(() -> compare(1, MadeInference.bulk("flink", "r1"), MadeInference.paced("spark", "r1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 bulks and 1 paced trials");
    }

    @Test
    void aTrialOnBothSidesIsRefused() {
        ClaimEvidence evidence = MadeInference.tested(
                1, "pairs", MadeInference.bulk("spark", "r1").with("parallelism", "1"));

        assertThatThrownBy(() -> PairedSpeed.of(evidence, SPARK, Side.of("parallelism", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both hold the trial spark-r1-parallelism_1");
    }

    /** Ratios that scatter by a tenth around a true one, from as many pairs. */
    private static Ruling ofChance(int pairs, ToDoubleFunction<MadeEngine> logarithm, MadeEngine engine) {
        ClaimEvidence evidence = MadeInference.tested(1, "pairs");
        double[] logarithms = new double[pairs];
        Arrays.setAll(logarithms, i -> logarithm.applyAsDouble(engine));
        return PairedSpeed.of(
                        evidence,
                        SPARK,
                        FLINK,
                        Measure.THROUGHPUT,
                        Arrays.stream(logarithms)
                                .mapToObj(each -> new Pair("r", Math.exp(each), List.of()))
                                .toList(),
                        0,
                        Verdicts.quick(evidence))
                .oneIsFaster();
    }

    @Test
    void equallyFastEnginesAreRarelyToldApart() {
        assertThat(Verdicts.of(11, engine -> ofChance(10, made -> made.normal(0, 0.1), engine))
                        .decided())
                .isLessThanOrEqualTo(Verdicts.FEW_AND_CHANCE);
    }

    @Test
    void aDifferenceOfAFifthIsFoundInMostExperimentsOfTenPairs() {
        assertThat(Verdicts.of(12, engine -> ofChance(10, made -> made.normal(Math.log(1.2), 0.1), engine))
                        .confirmed())
                .isGreaterThanOrEqualTo(Verdicts.MOST);
    }
}
