package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.streamgauge.claim.Rung.Outcome;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.SampleTrial;
import dev.streamgauge.evidence.TimelineRow;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Search;
import dev.streamgauge.trial.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On a trial with 12 s of warm-up and 30 s of measurement, at 200 events/s if it is not the synthetic engine's. */
class SustainedTest {

    private static final double RATE_HZ = 200;
    private static final Search SEARCH = new Search(1_500, 50_000, 0.1, 12, Duration.ofSeconds(2));

    private static SampleTrial trial() {
        return SampleTrial.in(Path.of("target/none"))
                .withLevels(Map.of("engine", "spark", "rate", "200/s"))
                .withWindows(windows(500))
                .withTimeline(backlog(second -> 20 + second % 3));
    }

    private static List<WindowRow> windows(double overheadMs) {
        return IntStream.range(0, 15)
                .mapToObj(k -> SampleTrial.matched(k, overheadMs + k))
                .toList();
    }

    private static List<TimelineRow> backlog(IntToDoubleFunction events) {
        return IntStream.range(0, 48)
                .mapToObj(second -> second(second, Math.round(events.applyAsDouble(second))))
                .toList();
    }

    private static TimelineRow second(int second, Long backlog) {
        return new TimelineRow(second, "any", 0, 200, 200, 200, 0, 100, 0, backlog);
    }

    private static Rung judged(SampleTrial trial) {
        return judged(trial.evidence());
    }

    private static Rung judged(Evidence evidence) {
        return Sustained.of(Judgement.of(evidence, List.of()), SEARCH);
    }

    @Test
    void aTrialWithoutFaultThatKeepsUpIsSustainedWithItsFigures() {
        Rung rung = judged(trial());

        assertThat(rung.outcome()).isEqualTo(Outcome.SUSTAINED);
        assertThat(rung.rateHz()).isEqualTo(200);
        assertThat(rung.trial()).isEqualTo("spark-mmpp-r2");
        assertThat(rung.overheadMs()).isEqualTo(507);
        assertThat(rung.backlogSlopeHz()).isBetween(rung.backlogSlopeLowHz(), rung.backlogSlopeHighHz());
        assertThat(rung.reason())
                .startsWith("median overhead 507 ms, at most 2,000 ms allowed; backlog grows by ")
                .endsWith("which counts from 10.0/s on");
    }

    @Test
    void aMedianOverheadAboveTheBoundIsNotSustained() {
        Rung rung = judged(trial().withWindows(windows(1_994)));

        assertThat(rung.outcome()).isEqualTo(Outcome.NOT_SUSTAINED);
        assertThat(rung.reason()).isEqualTo("the median overhead, 2,001 ms, is above 2,000 ms");
    }

    @Test
    void aBacklogThatGrowsIsNotSustainedHoweverLowTheOverhead() {
        Rung rung = judged(trial().withTimeline(backlog(second -> 0.1 * RATE_HZ * second + second % 3)));

        assertThat(rung.outcome()).isEqualTo(Outcome.NOT_SUSTAINED);
        assertThat(rung.backlogSlopeHz()).isBetween(19.0, 21.0);
        assertThat(rung.reason()).startsWith("the backlog grows by 2").contains("which counts from 10.0/s on");
    }

    @Test
    void anEngineThatIsLateSinceItBeganColdAndWorksItOffIsUndecided() {
        Rung rung = judged(trial().withWindows(windows(2_500))
                .withTimeline(backlog(second -> 9_000 - 100.0 * second + second % 3)));

        assertThat(rung.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(rung.reason()).contains("still catches up with its own start");
    }

    @Test
    void anEngineOfLongBatchesThatComesSoonerWithEachWindowIsUndecidedToo() {
        SampleTrial mute = trial().withTimeline(List.of());
        List<WindowRow> sooner = IntStream.range(0, 15)
                .mapToObj(k -> SampleTrial.matched(k, 9_000 - 300.0 * k))
                .toList();

        assertThat(judged(mute.withWindows(sooner)).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(judged(mute.withWindows(windows(9_000))).outcome()).isEqualTo(Outcome.NOT_SUSTAINED);
    }

    @Test
    void aBacklogThatJumpsTooMuchToTellItsTrendIsUndecided() {
        Rung rung = judged(trial().withTimeline(backlog(second -> second / 4 % 2 == 0 ? 20 : 3_000)));

        assertThat(rung.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(rung.reason()).contains("whether the backlog grows cannot be told");
    }

    @Test
    void aBacklogThatGrewDuringTheWarmUpAloneIsSustained() {
        Rung rung = judged(trial().withTimeline(backlog(second -> 50.0 * Math.min(second, 11))));

        assertThat(rung.outcome()).isEqualTo(Outcome.SUSTAINED);
    }

    @Test
    void aWindowThatDidNotComeOutIsNotSustained() {
        List<WindowRow> windows = new ArrayList<>(windows(500));
        windows.set(14, SampleTrial.missing(14));

        Rung rung = judged(trial().withWindows(windows));

        assertThat(rung.outcome()).isEqualTo(Outcome.NOT_SUSTAINED);
        assertThat(rung.reason()).isEqualTo("14 of 15 windows came out once and right");
    }

    @Test
    void whatOnlyAnotherClassOfFaultMadeInvalidSaysNothing() {
        Rung rung = judged(trial().withInvalidReasons("the system clock moved"));

        assertThat(rung.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(rung.reason()).isEqualTo("the trial does not count: the system clock moved");
    }

    @Test
    void anUnfinishedTrialSaysNothing() {
        assertThat(judged(trial().withFailure("the broker died")).outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void aLoadThatFellBehindIsTheGeneratorsLimitEvenIfTheEngineWasOverloaded() {
        SyntheticEngine engine = SyntheticEngine.exact(3_000, 1).withGenerator(2_000);

        Rung rung = Sustained.of(engine.trial(6_000, "too-fast"), SEARCH);

        assertThat(rung.overheadMs()).isGreaterThan(2_000);
        assertThat(rung.outcome()).isEqualTo(Outcome.GENERATOR_LIMIT);
        assertThat(rung.reason())
                .startsWith(
                        "the load did not keep its schedule: half of the events were sent 24010.0 ms late or later; ")
                .endsWith("only 120000 of 360000 events were sent by the time they were due");
    }

    @Test
    void whatTheJudgeCallsKeepingTheScheduleIsWhatMakesATrialValid() {
        assertThat(Duration.ofNanos(Math.round(Sustained.SCHEDULE_LAG_P50_MS * 1e6)))
                .isEqualTo(Limits.SCHEDULE_LAG_P50);
        assertThat(Duration.ofNanos(Math.round(Sustained.SCHEDULE_LAG_P99_MS * 1e6)))
                .isEqualTo(Limits.SCHEDULE_LAG_P99);
        assertThat(Sustained.RATE_KEPT).isEqualTo(Limits.RATE_KEPT);
    }

    @Test
    void tooFewWindowsForAMedianDecideNothing() {
        Rung rung = judged(trial().withWindows(windows(500).subList(0, 9)));

        assertThat(rung.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(rung.reason()).isEqualTo("9 windows are too few for a median");
    }

    @Test
    void anEngineThatDoesNotTellItsBacklogIsNotCalledSustained() {
        Rung rung = judged(trial().withTimeline(IntStream.range(0, 48)
                .mapToObj(second -> second(second, null))
                .toList()));

        assertThat(rung.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(rung.backlogSlopeHz()).isNull();
    }

    @Test
    void aTrialWithoutARateIsNoneOfASearch() {
        assertThatThrownBy(() -> judged(trial().withLevels(Map.of("engine", "spark"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no level of the factor rate");
    }
}
