package dev.streamgauge.claim;

import static dev.streamgauge.claim.SearchedExperiment.threshold;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class SustainedRatesTest {

    private static final Side DATABASE = Side.of("engine", "postgres");

    private static SustainedRates of(Threshold... thresholds) {
        return new SustainedRates(MadeTrial.checked(3, "searches", List.of(), List.of()), List.of(thresholds));
    }

    /** The search ended before it met a limit of the engine. */
    private static Threshold unbounded(String levels, double lowHz) {
        Threshold bounded = threshold(levels, lowHz, 2 * lowHz, 900);
        return new Threshold(bounded.levels(), lowHz, null, "the number of trials, 4", bounded.rungs());
    }

    @Test
    void aRateThatEachSustainsIsConfirmedAlsoWhereTheSearchEndedAboveIt() {
        Ruling ruling = of(
                        threshold("engine=postgres, fsync=on", 32_000, 64_000, 900),
                        unbounded("engine=spark", 64_000),
                        unbounded("engine=flink", 128_000))
                .eachSustains(20_000);

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.measured()).isEqualTo("Postgres (fsync on): sustains 32,000/s, and not 64,000/s");
        assertThat(ruling.narrative())
                .startsWith(
                        "By search, Postgres (fsync on) sustains 32,000/s, and not 64,000/s; Spark sustains 64,000/s; the"
                                + " search ended at the number of trials, 4;");
    }

    @Test
    void oneThatDoesNotSustainTheRateRefutes() {
        Ruling ruling = of(
                        threshold("engine=postgres", 16_000, 20_000, 900),
                        threshold("engine=spark", 64_000, 80_000, 900),
                        threshold("engine=flink", 128_000, 160_000, 100))
                .eachSustains(20_000);

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.narrative()).endsWith("So Postgres does not sustain 20,000/s.");
    }

    @Test
    void aThresholdAroundTheRateLeavesItOpen() {
        assertThat(of(
                                threshold("engine=postgres", 16_000, 32_000, 900),
                                threshold("engine=spark", 64_000, 80_000, 900),
                                threshold("engine=flink", 128_000, 160_000, 100))
                        .eachSustains(20_000)
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void fewerSearchesThanTheClaimAsksForOrNoneDecideNothing() {
        assertThat(of(threshold("engine=postgres", 32_000, 64_000, 900))
                        .eachSustains(20_000)
                        .narrative())
                .contains("The claim is decided at 3 searches, and there is 1.");
        assertThat(of().eachSustains(20_000).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(of().sustainsLess(DATABASE).measured()).isEqualTo("no search");
    }

    @Test
    void whatEachOfTheOthersSustainsAndOneSideDoesNotConfirmsThatItIsSlower() {
        Ruling ruling = of(
                        threshold("engine=postgres, fsync=on", 16_000, 32_000, 900),
                        threshold("engine=postgres, fsync=off", 32_000, 45_000, 900),
                        threshold("engine=spark", 45_000, 64_000, 900),
                        unbounded("engine=flink", 128_000))
                .sustainsLess(DATABASE);

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.effect()).isEqualTo(32_000);
    }

    @Test
    void aRateThatItSustainsAndAnotherDoesNotRefutesIt() {
        Ruling ruling = of(
                        threshold("engine=postgres", 64_000, 90_000, 900),
                        threshold("engine=spark", 45_000, 64_000, 900),
                        unbounded("engine=flink", 128_000))
                .sustainsLess(DATABASE);

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.narrative()).endsWith("Not so: Postgres sustains 64,000/s, which Spark does not.");
    }

    @Test
    void searchesThatOverlapOrEndedTooSoonLeaveItOpen() {
        assertThat(of(
                                threshold("engine=postgres", 32_000, 64_000, 900),
                                threshold("engine=spark", 45_000, 64_000, 900),
                                unbounded("engine=flink", 128_000))
                        .sustainsLess(DATABASE)
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(of(
                                unbounded("engine=postgres", 32_000),
                                threshold("engine=spark", 45_000, 64_000, 900),
                                unbounded("engine=flink", 128_000))
                        .sustainsLess(DATABASE)
                        .verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }
}
