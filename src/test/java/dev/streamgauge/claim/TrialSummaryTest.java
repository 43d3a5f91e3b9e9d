package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.SampleTrial;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.evidence.TimelineRow;
import dev.streamgauge.experiment.Bound;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On a made-up trial with 30 s of measurement, of whose events 6000 lie in measured windows. */
class TrialSummaryTest {

    private static final Path ROOT = Path.of("target/streamgauge");
    private static final SampleTrial TRIAL = SampleTrial.in(ROOT.resolve("small/spark-mmpp-r2"))
            .withWindows(List.of(SampleTrial.matched(0, 1_500), SampleTrial.missing(1)));

    private static Summary.Trial summary(SampleTrial trial, Bound... bounds) {
        return TrialSummary.of(Judgement.of(trial.evidence(), List.of(bounds)), Summary.Status.FAILED, ROOT);
    }

    private static TimelineRow second(int second, String phase, long due) {
        return new TimelineRow(second, phase, 0, due, due, due, 0, 0, 0, null);
    }

    @Test
    void itTellsWhichTrialItIsAndWhatBecameOfIt() {
        Summary.Trial trial = summary(TRIAL.withInvalidReasons("late"));

        assertThat(trial)
                .extracting(
                        Summary.Trial::experiment,
                        Summary.Trial::trial,
                        Summary.Trial::levels,
                        Summary.Trial::seed,
                        Summary.Trial::repetition,
                        Summary.Trial::pairId,
                        Summary.Trial::startedAt)
                .containsExactly(
                        "small",
                        "spark-mmpp-r2",
                        Map.of("engine", "spark", "arrivals", "mmpp"),
                        43L,
                        2,
                        "mmpp-r2",
                        SampleTrial.STARTED);
        assertThat(trial)
                .extracting(Summary.Trial::status, Summary.Trial::valid, Summary.Trial::invalidReasons)
                .containsExactly(Summary.Status.FAILED, false, List.of("late"));
        assertThat(trial.settings()).containsEntry("trigger", "every 1000 ms");
        assertThat(trial.streamSha256()).isEqualTo(SampleTrial.SHA_256);
        assertThat(trial.events()).isEqualTo(SampleTrial.EVENTS);
        assertThat(trial.windows()).isEqualTo(new Summary.Counts(2, 1, 1, 0, 0));
    }

    @Test
    void latencyFloorOverheadAndDialectKeepTheirPlaces() {
        Summary.Trial trial = summary(TRIAL);

        assertThat(trial.floorMs().min()).isEqualTo(4_001.5);
        assertThat(trial.overheadMs().min()).isEqualTo(1_500);
        assertThat(trial.latencyMs().min()).isEqualTo(5_501.5);
        assertThat(trial.dialectMs().min()).isEqualTo(5_501.25);
        assertThat(trial.latencyMs())
                .as("one sample has no quantile")
                .isEqualTo(new Statistics(1, 5_501.5, null, null, null, null, 5_501.5, 5_501.5, null));
    }

    @Test
    void everyFigureKeepsItsName() {
        Statistics all = new Statistics(7, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0);
        Judgement judgement = new Judgement(TRIAL.evidence(), all, all, all, all, null, List.of(), 0, 0, 0, 0, 0);

        assertThat(TrialSummary.of(judgement, Summary.Status.PASSED, ROOT).latencyMs())
                .isEqualTo(new Statistics(7, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0));
    }

    @Test
    void throughputIsOfTheMeasuredTime() {
        assertThat(summary(TRIAL).throughputHz()).isEqualTo(new Summary.Throughput(210, 250 / 30.0, 30));
    }

    @Test
    void aTrialThatNeverMeasuredHasNoThroughput() {
        Evidence evidence = new Evidence(
                SampleTrial.brokenBeforeItStarted(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ROOT.resolve("small/all-r1"));

        assertThat(TrialSummary.of(Judgement.of(evidence, List.of()), Summary.Status.FAILED, ROOT)
                        .throughputHz())
                .isNull();
    }

    @Test
    void thePartsOfTheLatencyAddUpToItInTheOrderOfTheJourney() {
        Summary.Trial trial = summary(TRIAL);

        assertThat(trial.componentsMs().keySet())
                .containsExactly("scheduleLag", "inputHop", "watermarkWait", "engine", "resultHop", "delivery");
        assertThat(trial.componentsMs().values().stream()
                        .mapToDouble(Summary.Component::mean)
                        .sum())
                .isCloseTo(trial.latencyMs().mean(), within(1e-6));
        assertThat(trial.componentsMs().get("watermarkWait").mean()).isEqualTo(4_000);
    }

    @Test
    void boundsKeepTheirEndsAndOutcome() {
        Summary.Trial trial =
                summary(TRIAL, new Bound("overhead.max", Map.of(), Duration.ofMillis(500), Duration.ofMillis(1), null));

        assertThat(trial.bounds())
                .containsExactly(
                        new Summary.Bound("latency.min", 5_501.5, 4_000.0, null, null, null, null, "PASS"),
                        new Summary.Bound("overhead.max", 1_500.0, 1.0, 500.0, null, null, null, "FAIL"));
    }

    @Test
    void theDirectoryIsToldFromTheFolderOfTheSummary() {
        assertThat(summary(TRIAL).directory())
                .isEqualTo(Path.of("small", "spark-mmpp-r2").toString());
        SampleTrial absolute = SampleTrial.in(ROOT.toAbsolutePath().resolve("small/../other"));
        assertThat(summary(absolute).directory()).isEqualTo("other");
    }

    @Test
    void whatDoesNotApplyIsNull() {
        assertThat(summary(TRIAL))
                .extracting(Summary.Trial::records, Summary.Trial::recovery, Summary.Trial::lag)
                .containsOnlyNulls();
    }

    @Test
    void recoveryTellsWhatWasLostAndEachStrikeFromItsMomentOn() {
        Summary.Recovery recovery = TrialSummary.of(
                        MadeLoad.flink(1_000).struck(10, 13).spoilt(2, 40, 1).judged(), Summary.Status.FAILED, ROOT)
                .recovery();

        assertThat(recovery)
                .usingRecursiveComparison()
                .ignoringFields("strikes")
                .isEqualTo(new Summary.Recovery("worker", "kill", "at least once", 2, 40, 1, true, List.of()));
        assertThat(recovery.strikes())
                .containsExactly(new Summary.Strike(
                        "taskmanager", 10_000, 400.0, 900.0, 1_000.0, 3_010.0, 6_100.0, 6_020.0, 12.5));
    }

    @Test
    void lagIsOfTheMeasuredTime() {
        Summary.Lag answered = TrialSummary.of(
                        MadeLoad.flink(1_000).struck(10, 13).judged(), Summary.Status.PASSED, ROOT)
                .lag();
        Summary.Lag read = summary(TRIAL.withTimeline(
                        List.of(pending(11, 900), pending(12, 10), pending(13, 40), pending(41, 1), pending(42, 900))))
                .lag();

        assertThat(answered.unanswered().max()).isBetween(2_990L, 3_020L);
        assertThat(answered.unanswered().last()).isLessThan(20);
        assertThat(answered.pending()).as("the engine does not say").isNull();
        assertThat(read).isEqualTo(new Summary.Lag(null, new Summary.Level(40, 17, 1)));
    }

    private static TimelineRow pending(int second, long events) {
        return new TimelineRow(second, "any", 0, 1, 1, 1, 0, 0, 0, 5_000L, events);
    }
}
