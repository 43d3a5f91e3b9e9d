package dev.streamgauge.claim.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.BoundOutcome.Outcome;
import org.junit.jupiter.api.Test;

class ChangeTest {

    private static final double[] STEADY = {100, 102, 98, 101, 99};

    private static Change of(double[] before, double[] now, boolean moreIsBetter, double tolerance) {
        return Change.of(before, now, moreIsBetter, tolerance, GatePolicy.DEFAULT, 1);
    }

    @Test
    void theIntervalIsStudentsWithTheSpreadOfBothSides() {
        // when
        Change change = of(new double[] {100, 102}, new double[] {103, 105}, false, 10);

        // then: pooled variance 2, two degrees, standard error root of 2
        assertThat(change.worse()).isEqualTo(3);
        assertThat(change.interval().low()).isCloseTo(3 - 14.0890 * Math.sqrt(2), within(1e-3));
        assertThat(change.interval().high()).isCloseTo(3 + 4.3027 * Math.sqrt(2), within(1e-3));
    }

    @Test
    void ofPairsOnlyTheDifferencesScatter() {
        // when: each pair on a level of its own
        Change change = Change.paired(
                new double[] {100, 500, 900}, new double[] {103, 504, 905}, false, 20, GatePolicy.DEFAULT, 1);

        // then: differences 3, 4, 5 with a standard error of 1 / root of 3, two degrees
        assertThat(change.worse()).isEqualTo(4);
        assertThat(change.interval().low()).isCloseTo(4 - 14.0890 / Math.sqrt(3), within(1e-3));
        assertThat(change.interval().high()).isCloseTo(4 + 4.3027 / Math.sqrt(3), within(1e-3));
        assertThat(change.outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void aPairedRegressionFailsOnALevelThatScattersMore() {
        double[] before = {100, 500, 900, 300, 700};
        double[] now = {151, 549, 952, 348, 750};

        assertThat(Change.paired(before, now, false, 20, GatePolicy.DEFAULT, 1).outcome())
                .isEqualTo(Outcome.FAIL);
        assertThat(of(before, now, false, 20).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void whatIsSurelyWithinTheTolerancePasses() {
        assertThat(of(STEADY, new double[] {103}, false, 20).outcome()).isEqualTo(Outcome.PASS);
        assertThat(of(STEADY, new double[] {30}, false, 20).outcome())
                .as("better is never worse")
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void oneTrialNeverFails() {
        Change one = of(STEADY, new double[] {500}, false, 20);
        Change two = of(STEADY, new double[] {500, 503}, false, 20);

        assertThat(one).returns(Outcome.INCONCLUSIVE, Change::outcome).returns(null, Change::detectable);
        assertThat(two.outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void whatIsWorseByLessThanToleratedDoesNotFail() {
        Change change = of(STEADY, new double[] {115, 116, 114, 115}, false, 20);

        assertThat(change.interval().low()).as("it is worse").isPositive();
        assertThat(change.outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void ofARateLessIsWorse() {
        assertThat(of(STEADY, new double[] {80, 81, 79}, true, 10).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(of(STEADY, new double[] {180, 181, 179}, true, 10).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void aWideSpreadDecidesNothing() {
        Change change = of(new double[] {60, 210, 100, 180, 140}, new double[] {190, 90}, false, 20);

        assertThat(change.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(change.detectable()).isGreaterThan(200);
    }

    @Test
    void valuesThatDoNotScatterAtAllScatterByTheResolutionOfTheHistogram() {
        Change change = of(new double[] {100, 100}, new double[] {100, 100}, false, 10);

        assertThat(change.interval().width()).isBetween(0.5, 5.0);
        assertThat(change.outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void ofMoreComparisonsEachNeedsMoreToFail() {
        double[] now = {130, 133};

        assertThat(Change.of(STEADY, now, false, 20, GatePolicy.DEFAULT, 1)
                        .interval()
                        .low())
                .isGreaterThan(Change.of(STEADY, now, false, 20, GatePolicy.DEFAULT, 8)
                        .interval()
                        .low());
    }
}
