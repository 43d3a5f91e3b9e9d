package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestbedOffsetTest {

    private static final int WINDOWS = 12;
    private static final int STREAMS = 9;

    /** Trials of both engines, so much later than when they are embedded. */
    private static ClaimEvidence later(double flinkMs, double sparkMs) {
        return MadeTrial.tested(
                9,
                "pairs of trials",
                IntStream.range(0, STREAMS)
                        .boxed()
                        .flatMap(i -> Stream.of(trial("flink", i, 100 + flinkMs), trial("spark", i, 900 + sparkMs)))
                        .toList());
    }

    private static MadeTrial trial(String engine, int stream, double overheadMs) {
        return MadeTrial.of(engine, "spp-r" + stream).withOverheads(WINDOWS, k -> overheadMs + stream + k % 3);
    }

    private static Ruling rule(ClaimEvidence contained, List<Judgement> beside) {
        return TestbedOffset.containersHoldBack(new ClaimEvidence(
                contained.claim(), contained.alpha(), contained.experiment(), contained.trials(), beside));
    }

    @Test
    void bothEnginesLaterInContainersConfirmsIt() {
        Ruling ruling = rule(later(50, 200), later(0, 0).trials());

        assertThat(ruling.verdict()).isEqualTo(Verdict.CONFIRMED);
        assertThat(ruling.narrative())
                .contains(
                        "Flink: Window by window, Flink in containers publishes later than Flink embedded on 9 of 9 streams.",
                        "Spark: Window by window, Spark in containers publishes later than Spark embedded on 9 of 9 streams.",
                        "So Flink in containers publishes later than Flink embedded.");
        assertThat(ruling.n()).isEqualTo(STREAMS);
    }

    @Test
    void oneEngineSoonerInContainersRefutesIt() {
        Ruling ruling = rule(later(50, -200), later(0, 0).trials());

        assertThat(ruling.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(ruling.measured()).startsWith("Spark: Spark in containers ");
        assertThat(ruling.narrative()).contains("So it is Spark embedded that publishes later, against the claim.");
    }

    @Test
    void trialsThatRanInOneTestbedAloneSayNothing() {
        Ruling ruling = rule(later(50, 200), List.of());

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.measured()).isEqualTo("not measured");
        assertThat(ruling.wouldChange()).contains("-Dtestbed=containers -Dduet=embedded");
    }

    @Test
    void aTrialIsHeldAgainstItselfAlone() {
        List<Judgement> others = later(0, 0).trials().stream()
                .filter(trial -> trial.evidence().manifest().trial().endsWith("r1"))
                .toList();

        Ruling ruling = rule(later(50, 200), others);

        assertThat(ruling.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ruling.n()).isEqualTo(1);
    }
}
