package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.experiment.Bound;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundOutcomeTest {

    private static final Manifest.Prediction BAND = new Manifest.Prediction(1_300, 2_300, "T + B to 2T + B");

    private static Statistics median(Double milliseconds) {
        return new Statistics(10, 0.0, milliseconds, null, null, null, 0.0, 0.0, 0.0);
    }

    private static Map<String, Statistics> overheads(Double median) {
        return Map.of("overhead", median(median), "latency", median(-1.0), "dialect", median(-2.0));
    }

    private static Duration millis(Long milliseconds) {
        return milliseconds == null ? null : Duration.ofMillis(milliseconds);
    }

    private static Bound bound(Long atMost, Long atLeast, Long widenedBy) {
        return new Bound("overhead.p50", Map.of(), millis(atMost), millis(atLeast), millis(widenedBy));
    }

    @ParameterizedTest
    @CsvSource({"10, PASS", "20, PASS", "15, PASS", "9.999999, FAIL", "20.000001, FAIL"})
    void bothEndsBelongToTheBound(double observed, Outcome outcome) {
        assertThat(BoundOutcome.within("latency.min", observed, 10.0, 20.0))
                .isEqualTo(new BoundOutcome("latency.min", observed, 10.0, 20.0, null, null, outcome));
    }

    @Test
    void anEndThatIsNotThereIsNoLimit() {
        assertThat(BoundOutcome.within("x", -1e9, null, 20.0).outcome()).isEqualTo(Outcome.PASS);
        assertThat(BoundOutcome.within("x", 1e9, 10.0, null).outcome()).isEqualTo(Outcome.PASS);
        assertThat(BoundOutcome.within("x", 1e9, null, 20.0).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(BoundOutcome.within("x", -1e9, 10.0, null).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void noValueDecidesNothing() {
        assertThat(BoundOutcome.within("x", null, 10.0, 20.0).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(BoundOutcome.of(bound(500L, null, null), overheads(null), Map.of(), null))
                .isEqualTo(new BoundOutcome("overhead.p50", null, null, 500.0, null, null, Outcome.INCONCLUSIVE));
    }

    @Test
    void aBoundHoldsTheStatisticThatItNamesAgainstItsLimits() {
        assertThat(BoundOutcome.of(bound(500L, 100L, null), overheads(500.5), Map.of(), null))
                .isEqualTo(new BoundOutcome("overhead.p50", 500.5, 100.0, 500.0, null, null, Outcome.FAIL));
        Bound ofTheDialect = new Bound("dialect.p50", Map.of(), Duration.ZERO, null, null);
        assertThat(BoundOutcome.of(ofTheDialect, overheads(500.5), Map.of(), null)
                        .observed())
                .isEqualTo(-2.0);
    }

    @Test
    void limitsKeepTheirNanoseconds() {
        Bound fine = new Bound("overhead.p50", Map.of(), Duration.ofNanos(1_500_001), null, null);

        assertThat(BoundOutcome.of(fine, overheads(1.5), Map.of(), null).high()).isEqualTo(1.500001);
    }

    @ParameterizedTest
    @CsvSource({"1200, PASS", "2400, PASS", "1199.9, FAIL", "2400.1, FAIL"})
    void thePredictedBandIsWidenedOnBothSides(double observed, Outcome outcome) {
        assertThat(BoundOutcome.of(bound(null, null, 100L), overheads(observed), Map.of(), BAND))
                .isEqualTo(new BoundOutcome("overhead.p50", observed, 1_200.0, 2_400.0, null, null, outcome));
    }

    @Test
    void aLimitNarrowsTheBandAndNeverWidensIt() {
        assertThat(BoundOutcome.of(bound(2_000L, 1_500L, 100L), overheads(1_800.0), Map.of(), BAND))
                .returns(1_500.0, BoundOutcome::low)
                .returns(2_000.0, BoundOutcome::high);
        assertThat(BoundOutcome.of(bound(9_000L, 1L, 100L), overheads(1_800.0), Map.of(), BAND))
                .returns(1_200.0, BoundOutcome::low)
                .returns(2_400.0, BoundOutcome::high);
    }

    @Test
    void withoutAPredictionItsBoundDecidesNothing() {
        assertThat(BoundOutcome.of(bound(500L, null, 100L), overheads(400.0), Map.of(), null))
                .isEqualTo(new BoundOutcome("overhead.p50", 400.0, null, 500.0, null, null, Outcome.INCONCLUSIVE));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 20, PASS, within the ends",
        "12, 20, INCONCLUSIVE, below is in doubt",
        "0, 12, INCONCLUSIVE, above is in doubt",
        "16, 20, FAIL, all of it below",
        "0, 9, FAIL, all of it above",
        "10, 15, PASS, the ends belong to it"
    })
    void anIntervalIsDecidedIfItLiesOnOneSideOfEachEnd(double low, double high, Outcome outcome, String as) {
        assertThat(BoundOutcome.decided(new Interval(10, 15), low, high)).as(as).isEqualTo(outcome);
    }

    @Test
    void whereTheValuesAreKnownTheirMediansIntervalDecides() {
        double[] alternating = {100, 190, 110, 180, 120, 170, 130, 160, 140, 150};

        BoundOutcome near =
                BoundOutcome.of(bound(150L, null, null), overheads(145.0), Map.of("overhead", alternating), null);
        BoundOutcome far =
                BoundOutcome.of(bound(99L, null, null), overheads(145.0), Map.of("overhead", alternating), null);

        assertThat(near)
                .isEqualTo(new BoundOutcome("overhead.p50", 145.0, null, 150.0, 100.0, 190.0, Outcome.INCONCLUSIVE))
                .returns(90.0, BoundOutcome::detectable);
        assertThat(far.outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void aLeastOrGreatestValueIsHeldAsItIs() {
        Bound least = new Bound("overhead.max", Map.of(), Duration.ofMillis(1), null, null);

        BoundOutcome outcome =
                BoundOutcome.of(least, overheads(145.0), Map.of("overhead", new double[] {0, 145}), null);

        assertThat(outcome).returns(Outcome.PASS, BoundOutcome::outcome).returns(null, BoundOutcome::detectable);
    }
}
