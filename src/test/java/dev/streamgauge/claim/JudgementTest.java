package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.SampleTrial;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Bound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On made-up trials on Spark under mmpp, whose windows have a floor of 4001.5 ms. */
class JudgementTest {

    private static final SampleTrial TRIAL = SampleTrial.in(Path.of("target/none"));

    private static Judgement judge(SampleTrial trial, Bound... bounds) {
        return Judgement.of(trial.evidence(), List.of(bounds));
    }

    /** Windows whose overheads are 1500, 1501 ... ms. */
    private static List<WindowRow> matched(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(k -> SampleTrial.matched(k, 1_500 + k))
                .toList());
    }

    private static Bound atMost(long milliseconds, Map<String, String> where) {
        return new Bound("overhead.max", where, Duration.ofMillis(milliseconds), null, null);
    }

    @Test
    void windowsAreCountedByWhatBecameOfThem() {
        List<WindowRow> windows = matched(5);
        windows.add(SampleTrial.missing(5));
        windows.add(SampleTrial.missing(6));
        windows.add(SampleTrial.cameOut(7, WindowRow.Status.DUPLICATE, 1_500));
        windows.add(SampleTrial.cameOut(8, WindowRow.Status.WRONG, 1_500));
        windows.add(SampleTrial.unexpected(9));

        Judgement judgement = judge(TRIAL.withWindows(windows));

        assertThat(judgement)
                .extracting(
                        Judgement::expected,
                        Judgement::matched,
                        Judgement::missing,
                        Judgement::duplicate,
                        Judgement::wrong)
                .containsExactly(9L, 5L, 2L, 1L, 2L);
        assertThat(judgement.exact()).isFalse();
    }

    @Test
    void onlyATrialWhoseEveryWindowMatchesIsExact() {
        assertThat(judge(TRIAL.withWindows(matched(3))).exact()).isTrue();
        for (WindowRow flaw : List.of(
                SampleTrial.missing(3),
                SampleTrial.cameOut(3, WindowRow.Status.DUPLICATE, 1_500),
                SampleTrial.cameOut(3, WindowRow.Status.WRONG, 1_500),
                SampleTrial.unexpected(3))) {
            List<WindowRow> windows = matched(3);
            windows.add(flaw);
            assertThat(judge(TRIAL.withWindows(windows)).exact())
                    .as("with %s", flaw)
                    .isFalse();
        }
    }

    @Test
    void statisticsAreOverTheMatchedWindowsAlone() {
        List<WindowRow> windows = matched(10);
        windows.add(SampleTrial.cameOut(10, WindowRow.Status.WRONG, 90_000));
        windows.add(SampleTrial.cameOut(11, WindowRow.Status.DUPLICATE, -90_000));

        Judgement judgement = judge(TRIAL.withWindows(windows));

        assertThat(judgement.overhead().count()).isEqualTo(10);
        assertThat(judgement.overhead().min()).isEqualTo(1_500);
        assertThat(judgement.overhead().p50()).isEqualTo(1_504.5);
        assertThat(judgement.overhead().max()).isEqualTo(1_509);
        assertThat(judgement.floor().mean()).isEqualTo(4_001.5);
        assertThat(judgement.latency().max()).isEqualTo(4_001.5 + 1_509);
        assertThat(judgement.dialect().max()).isCloseTo(4_001.5 + 1_509 - 0.25, within(1e-9));
    }

    @Test
    void noWindowMayComeEarlierThanTheEngineCanLetItGo() {
        BoundOutcome atTheBound = judge(TRIAL.withWindows(List.of(SampleTrial.matched(0, -1.5))))
                .bounds()
                .get(0);
        BoundOutcome before = judge(TRIAL.withWindows(List.of(SampleTrial.matched(0, -1.6), SampleTrial.matched(1, 5))))
                .bounds()
                .get(0);

        assertThat(atTheBound)
                .isEqualTo(new BoundOutcome("latency.min", 4_000.0, 4_000.0, null, null, null, Outcome.PASS));
        assertThat(before.outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void withoutAMatchedWindowNoBoundIsDecided() {
        Judgement judgement = judge(TRIAL.withWindows(List.of(SampleTrial.missing(0))), atMost(500, Map.of()));

        assertThat(judgement.bounds()).extracting(BoundOutcome::outcome).containsOnly(Outcome.INCONCLUSIVE);
        assertThat(judgement.bounds()).hasSize(2);
    }

    @Test
    void onlyBoundsThatNameTheTrialsLevelsApply() {
        Judgement judgement = judge(
                TRIAL.withWindows(matched(3)),
                atMost(1, Map.of("engine", "flink")),
                atMost(2, Map.of("engine", "spark")),
                atMost(3, Map.of("engine", "spark", "arrivals", "spp")),
                atMost(4, Map.of("engine", "spark", "arrivals", "mmpp")),
                atMost(5_000, Map.of()));

        assertThat(judgement.bounds())
                .extracting(BoundOutcome::high)
                .as("the first is the least latency's, which has no upper end")
                .containsExactly(null, 2.0, 4.0, 5_000.0);
        assertThat(judgement.bounds())
                .extracting(BoundOutcome::outcome)
                .containsExactly(Outcome.PASS, Outcome.FAIL, Outcome.FAIL, Outcome.PASS);
    }

    @Test
    void theEnginesPredictionIsTheBandThatABoundWidens() {
        Bound band = new Bound("overhead.p50", Map.of(), null, null, Duration.ofMillis(1_500));

        Judgement predicted = judge(TRIAL.withWindows(matched(10)), band);
        Judgement unpredicted = judge(TRIAL.withWindows(matched(10)).withPrediction(null), band);

        assertThat(predicted.predicted()).isEqualTo(new Manifest.Prediction(1_300, 2_300, "T + B to 2T + B"));
        assertThat(predicted.bounds().get(1))
                .isEqualTo(new BoundOutcome("overhead.p50", 1_504.5, -200.0, 3_800.0, 1_500.0, 1_509.0, Outcome.PASS));
        assertThat(unpredicted.predicted()).isNull();
        assertThat(unpredicted.bounds().get(1).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aTrialIsInDoubtIfOnlyTheHarnessIsToBlame() {
        SampleTrial late = TRIAL.withWindows(matched(3)).withInvalidReasons("the schedule was not kept");

        assertThat(judge(late).inDoubt()).isTrue();
        assertThat(judge(TRIAL.withWindows(matched(3))).inDoubt()).as("valid").isFalse();
        assertThat(judge(late.withFailure("a process died")).inDoubt())
                .as("broken off")
                .isFalse();
        assertThat(judge(late.withInputFaults("event 3 is not in the input topic"))
                        .inDoubt())
                .as("lost an event")
                .isFalse();
        assertThat(judge(late.withWindows(List.of(SampleTrial.missing(0)))).inDoubt())
                .as("lost a window")
                .isFalse();
    }

    @Test
    void aWindowThatLacksWhatTheHarnessSentTooLateIsInDoubtToo() {
        SampleTrial wrong = TRIAL.withWindows(List.of(SampleTrial.cameOut(0, WindowRow.Status.WRONG, 1_500)))
                .withInvalidReasons("the schedule was not kept");

        assertThat(judge(wrong.withMaxScheduleLagMicros(4_000_000)).inDoubt())
                .as("sent a whole watermark delay late")
                .isTrue();
        assertThat(judge(wrong.withMaxScheduleLagMicros(3_999_999)).inDoubt())
                .as("sent in time for its window")
                .isFalse();
    }

    @Test
    void itTakesTheLatencyApartAndJudgesTheWarmUp() {
        Judgement judgement = judge(TRIAL.withWindows(matched(3)));

        assertThat(judgement.components().windows()).hasSize(3);
        assertThat(judgement.components().contradictions()).isEmpty();
        assertThat(judgement.warmUp().series()).as("nothing is known of it").isEmpty();
    }
}
