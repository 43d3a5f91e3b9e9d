package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.Transport.TrialMean;
import dev.streamgauge.experiment.Verdict;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransportTest {

    private static Transport of(double... meansMs) {
        return Transport.of(
                MadeTrial.tested(3, "trials", List.of()),
                DoubleStream.of(meansMs)
                        .mapToObj(ms -> new TrialMean("trial at " + ms, ms, ms / 4_000))
                        .toList());
    }

    @Test
    void bothHopsOfAWindowAreAddedAndAveragedOverTheTrial() {
        ClaimEvidence evidence = MadeTrial.tested(
                1, "trials", List.of(MadeTrial.of("spark", "r1").withOverheads(200, 300), MadeTrial.of("flink", "r1")));

        Transport transport = Transport.of(evidence);

        assertThat(transport.trials()).as("one has no window").hasSize(1);
        assertThat(transport.trials().get(0).trial()).isEqualTo("spark-r1");
        assertThat(transport.trials().get(0).ms())
                .as("1 ms to the input topic, 3 ms to the result topic")
                .isCloseTo(4, within(1e-9));
        assertThat(transport.share()).isCloseTo(8 / (4_201.0 + 4_301.0), within(1e-9));
        assertThat(transport.costsMoreThan(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void aCostAboveTheDelayIsConfirmedAndToldWithTheRounding() {
        Ruling ruling = of(2.9, 3.0, 3.1, 3.0).costsMoreThan(0);

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.effect()).isCloseTo(3, within(1e-9));
        assertThat(ruling.ciLow()).as("3 - 3.182 * 0.0816 / 2").isCloseTo(2.870, within(1e-3));
        assertThat(ruling.measured()).isEqualTo("3 ms, 0.075 % of the latency");
        assertThat(ruling.narrative())
                .contains("whole milliseconds, rounded down: the hops together may take up to 2 ms more, not less.")
                .contains("So they cost more than 0 ms.");
        assertThat(ruling.evidence()).hasSize(4);
    }

    @Test
    void onlyACostBelowTheDelayByMoreThanTheRoundingRefutes() {
        assertThat(of(2.9, 3.0, 3.1, 3.0).costsMoreThan(6).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(of(2.9, 3.0, 3.1, 3.0).costsMoreThan(4).verdict())
                .as("it may be 5 ms, rounded down twice")
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(of(3).costsMoreThan(0).wouldChange()).isEqualTo("3 trials instead of 1.");
    }

    private static Verdicts rates(ClaimEvidence evidence, double costMs) {
        return Verdicts.of(
                6,
                engine -> Transport.of(
                                evidence,
                                Stream.generate(() -> new TrialMean("any", trial(engine, costMs), 0.001))
                                        .limit(8)
                                        .toList())
                        .costsMoreThan(0));
    }

    /** The mean of 20 windows, and an offset of 0.3 ms that the trial's windows share. */
    private static double trial(MadeEngine engine, double costMs) {
        return costMs + engine.normal(0, 0.3) + engine.normal(0, 1 / Math.sqrt(20));
    }

    @Test
    void hopsThatCostNothingAreSeldomFoundToCostAnything() {
        assertThat(rates(MadeTrial.tested(8, "trials", List.of()), 0).decided())
                .as("of 1000, with stamps that are not even rounded down")
                .isLessThanOrEqualTo(Verdicts.FEW);
    }

    @Test
    void aCostOfOneMillisecondIsFoundInEightTrials() {
        assertThat(rates(MadeTrial.testedAmongTwelve(8, "trials"), 1).confirmed())
                .as("of 1000")
                .isGreaterThanOrEqualTo(Verdicts.MOST);
    }
}
