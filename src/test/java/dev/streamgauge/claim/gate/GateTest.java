package dev.streamgauge.claim.gate;

import static dev.streamgauge.claim.gate.FootingTest.ELSEWHERE;
import static dev.streamgauge.claim.gate.FootingTest.HERE;
import static dev.streamgauge.claim.gate.FootingTest.calibration;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.evidence.Baseline;
import dev.streamgauge.evidence.Baseline.Run;
import dev.streamgauge.evidence.Calibration;
import dev.streamgauge.evidence.EncodedHistogram;
import dev.streamgauge.evidence.GateSummary.Comparison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final String SHA = "a".repeat(64);

    private static Run windows(String configuration, int repetition, double overheadMs, String sha) {
        double[] overheads =
                IntStream.range(0, 15).mapToDouble(i -> overheadMs + i - 7).toArray();
        return new Run(
                configuration,
                configuration + "-r" + repetition,
                Map.of(),
                Map.of(),
                40 + repetition,
                repetition,
                Instant.EPOCH,
                sha,
                Map.of(
                        "latency",
                        EncodedHistogram.ofMillis(Arrays.stream(overheads)
                                .map(each -> 4_000 + each)
                                .toArray()),
                        "overhead",
                        EncodedHistogram.ofMillis(overheads)),
                null);
    }

    private static List<Run> windows(double... overheadsMs) {
        return IntStream.range(0, overheadsMs.length)
                .mapToObj(i -> windows("flink", i + 1, overheadsMs[i], SHA))
                .toList();
    }

    private static List<Run> bulks(double... hz) {
        return IntStream.range(0, hz.length)
                .mapToObj(i -> new Run(
                        "bulk",
                        "bulk-r" + (i + 1),
                        Map.of(),
                        Map.of(),
                        40 + i,
                        i + 1,
                        Instant.EPOCH,
                        SHA,
                        Map.of(),
                        hz[i]))
                .toList();
    }

    /** Records, all but one in fifty as late as the median. */
    private static Run records(int repetition, double medianMs, double tailMs) {
        double[] latencies = IntStream.range(0, 1_000)
                .mapToDouble(i -> i < 980 ? medianMs : tailMs)
                .toArray();
        return new Run(
                "records",
                "records-r" + repetition,
                Map.of(),
                Map.of(),
                40 + repetition,
                repetition,
                Instant.EPOCH,
                SHA,
                Map.of("latency", EncodedHistogram.ofMillis(latencies)),
                null);
    }

    private static Baseline baseline(List<Run> runs) {
        return new Baseline(1, "small", "quick", "embedded", Instant.EPOCH, null, HERE, calibration(100, 1_000), runs);
    }

    private static List<Comparison> compare(
            Baseline baseline, Map<String, String> machine, Calibration calibration, List<Run> runs) {
        return Gate.of(baseline, GatePolicy.DEFAULT, "quick", "embedded", machine, calibration)
                .compare(runs.stream().map(Run::configuration).distinct().toList(), runs);
    }

    private static Comparison only(List<Comparison> comparisons) {
        assertThat(comparisons).hasSize(1);
        return comparisons.get(0);
    }

    @Test
    void anUnchangedRunPassesWithItsFirstTrial() {
        Comparison comparison = only(compare(
                baseline(windows(1_300, 1_310, 1_290, 1_305, 1_295)), HERE, calibration(100, 1_000), windows(1_302)));

        assertThat(comparison)
                .returns("PASS", Comparison::outcome)
                .returns("overhead.p50", Comparison::figure)
                .returns(5, Comparison::baselineTrials)
                .returns(1, Comparison::trials);
        assertThat(comparison.tolerance()).isBetween(129.0, 131.0);
        assertThat(comparison.reason()).matches("worse by at most [0-9.]+ ms, of 130 tolerated");
    }

    @Test
    void aRegressionFailsOnceASecondTrialShowsIt() {
        Baseline baseline = baseline(windows(1_300, 1_310, 1_290, 1_305, 1_295));
        Gate gate = Gate.of(baseline, GatePolicy.DEFAULT, "quick", "embedded", HERE, calibration(100, 1_000));

        List<Comparison> first = gate.compare(List.of("flink"), windows(1_560));
        List<Comparison> second = gate.compare(List.of("flink"), windows(1_560, 1_555));

        assertThat(only(first).outcome()).isEqualTo("INCONCLUSIVE");
        assertThat(gate.open(first)).containsExactly("flink");
        assertThat(only(second).outcome()).isEqualTo("FAIL");
        assertThat(only(second).reason()).startsWith("worse by at least ");
        assertThat(gate.open(second)).isEmpty();
    }

    @Test
    void aConfigurationThatFailedInOneFigureIsNotRunAgainForAnother() {
        Gate gate = Gate.of(
                baseline(List.of(records(1, 10, 100), records(2, 11, 900), records(3, 10, 400))),
                GatePolicy.DEFAULT,
                "quick",
                "embedded",
                HERE,
                calibration(100, 1_000));

        List<Comparison> comparisons =
                gate.compare(List.of("records"), List.of(records(1, 210, 300), records(2, 211, 800)));

        assertThat(comparisons)
                .extracting(Comparison::figure, Comparison::outcome)
                .containsExactly(tuple("latency.p50", "FAIL"), tuple("latency.p99", "INCONCLUSIVE"));
        assertThat(gate.open(comparisons)).isEmpty();
    }

    @Test
    void inADuetEachTrialIsHeldAgainstItsOwnPartner() {
        // given: the third trial of the baseline, and the fourth of the candidate, have no partner
        List<Run> before = List.of(
                windows("flink", 1, 1_000, SHA), windows("flink", 2, 1_500, SHA), windows("flink", 3, 9_000, SHA));
        List<Run> now =
                List.of(windows("flink", 4, 10, SHA), windows("flink", 2, 1_510, SHA), windows("flink", 1, 1_010, SHA));

        // when
        Comparison comparison =
                only(Gate.duet(baseline(before), GatePolicy.DEFAULT.inPairs()).compare(List.of("flink"), now));

        // then
        assertThat(comparison)
                .returns("PASS", Comparison::outcome)
                .returns(2, Comparison::baselineTrials)
                .returns(2, Comparison::trials);
        assertThat(comparison.change()).isBetween(8.0, 12.0);
    }

    @Test
    void aPairThatWasSentTwoStreamsIsRefused() {
        Comparison comparison = only(Gate.duet(baseline(windows(1_000, 1_001)), GatePolicy.DEFAULT)
                .compare(
                        List.of("flink"),
                        List.of(windows("flink", 1, 1_000, "b".repeat(64)), windows("flink", 2, 1_001, SHA))));

        assertThat(comparison.outcome()).isEqualTo("INCONCLUSIVE");
        assertThat(comparison.reason()).startsWith("refused: flink-r1 was sent another stream than in the baseline");
    }

    @Test
    void onAMachineThatIsNotAsFastAsItWasNothingFails() {
        Baseline baseline = baseline(windows(1_300, 1_310, 1_290, 1_305, 1_295));

        Comparison worse = only(compare(baseline, HERE, calibration(60, 1_000), windows(1_560, 1_555, 1_550, 1_570)));
        Comparison alike = only(compare(baseline, HERE, calibration(60, 1_000), windows(1_300)));

        assertThat(worse.outcome()).isEqualTo("INCONCLUSIVE");
        assertThat(worse.reason()).contains("not as fast as it was: cpu at 0.60 of its rate");
        assertThat(alike.outcome()).isEqualTo("PASS");
    }

    @Test
    void timesOfAnotherMachineAreRefusedWithTheReason() {
        Comparison comparison =
                only(compare(baseline(windows(100, 101)), ELSEWHERE, calibration(200, 2_000), windows(100)));

        assertThat(comparison.outcome()).isEqualTo("INCONCLUSIVE");
        assertThat(comparison.reason())
                .startsWith(
                        "refused: times follow timers and not the machine's speed, and this is another class of machine");
    }

    @Test
    void ratesOfAnotherMachineAreComparedRelativeToTheCalibration() {
        Baseline baseline = baseline(bulks(500_000, 501_000, 499_000, 500_500, 499_500));

        Comparison asFast =
                only(compare(baseline, ELSEWHERE, calibration(200, 2_000), bulks(1_000_000, 1_001_000, 999_000)));
        Comparison slower =
                only(compare(baseline, ELSEWHERE, calibration(200, 2_000), bulks(700_000, 701_000, 699_000)));
        Comparison disagreeing =
                only(compare(baseline, ELSEWHERE, calibration(200, 1_000), bulks(700_000, 701_000, 699_000)));

        assertThat(asFast.outcome()).isEqualTo("PASS");
        assertThat(slower.outcome()).isEqualTo("FAIL");
        assertThat(slower.reason()).contains("relative to the calibration");
        assertThat(slower.values()).as("on the baseline's scale").containsExactly(350_000.0, 350_500.0, 349_500.0);
        assertThat(disagreeing.outcome()).as("by the broker it is faster").isEqualTo("INCONCLUSIVE");
    }

    @Test
    void anotherScaleIsRefused() {
        Gate gate = Gate.of(baseline(windows(100, 101)), GatePolicy.DEFAULT, "full", "embedded", HERE, null);

        assertThat(only(gate.compare(List.of("flink"), windows(100))).reason())
                .isEqualTo(
                        "refused: the baseline was recorded at quick scale on the embedded testbed, this is full scale on embedded");
    }

    @Test
    void anotherStreamIsRefused() {
        Comparison comparison = only(
                compare(baseline(windows(100, 101)), HERE, null, List.of(windows("flink", 1, 100, "b".repeat(64)))));

        assertThat(comparison.reason()).startsWith("refused: flink-r1 was sent another stream than in the baseline");
    }

    @Test
    void whatTheBaselineDoesNotKnowIsNotDecided() {
        List<Run> runs = new ArrayList<>(windows(100));
        runs.add(windows("spark", 1, 1_300, SHA));

        List<Comparison> comparisons = compare(baseline(windows(100, 101, 102)), HERE, null, runs);

        assertThat(comparisons).extracting(Comparison::outcome).containsExactly("PASS", "INCONCLUSIVE");
        assertThat(comparisons.get(1).reason()).startsWith("the baseline has no trial of it");
    }

    @Test
    void aBaselineOfOneTrialDoesNotTellTheSpread() {
        Comparison comparison = only(compare(baseline(windows(100)), HERE, null, windows(100)));

        assertThat(comparison.outcome()).isEqualTo("INCONCLUSIVE");
        assertThat(comparison.reason()).contains("does not tell how much starts of the job differ");
    }

    @Test
    void oneFailureFailsAllAndOneThatIsNotDecidedLeavesAllUndecided() {
        assertThat(Gate.together(List.of("PASS", "INCONCLUSIVE", "FAIL"))).isEqualTo(Outcome.FAIL);
        assertThat(Gate.together(List.of("PASS", "INCONCLUSIVE"))).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(Gate.together(List.of("PASS"))).isEqualTo(Outcome.PASS);
    }
}
