package dev.streamgauge.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Stationarity.Series;
import dev.streamgauge.claim.Stationarity.Verdict;
import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.SampleTrial;
import dev.streamgauge.evidence.TimelineRow;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a trial with 12 s of warm-up, 30 s of measurement at 210 events/s, and a drain. */
class StationarityTest {

    private static final int SECONDS = 48;
    private static final int WARM_UP = 12;

    private static Stationarity judge(List<TimelineRow> timeline, List<BatchRow> batches) {
        Evidence evidence =
                SampleTrial.in(Path.of("target/none")).withTimeline(timeline).evidence();
        return Stationarity.of(new Evidence(
                evidence.manifest(),
                evidence.windows(),
                evidence.results(),
                evidence.timeline(),
                evidence.arrivals(),
                evidence.resources(),
                batches,
                evidence.directory()));
    }

    private static Series lag(IntToDoubleFunction lagMs) {
        return only(judge(
                IntStream.range(0, SECONDS)
                        .mapToObj(second -> second(second, lagMs.applyAsDouble(second), null))
                        .toList(),
                List.of()));
    }

    private static Series backlog(IntToLongFunction events) {
        return judge(
                        IntStream.range(0, SECONDS)
                                .mapToObj(second -> second(second, 0.1, events.applyAsLong(second)))
                                .toList(),
                        List.of())
                .series()
                .get(1);
    }

    /** One batch a second. */
    private static Series batches(IntToDoubleFunction durationMs) {
        return only(judge(
                List.of(),
                IntStream.range(0, SECONDS)
                        .mapToObj(second ->
                                new BatchRow(1_000L * second, durationMs.applyAsDouble(second) + second % 7, 200))
                        .toList()));
    }

    private static Series only(Stationarity stationarity) {
        assertThat(stationarity.series()).hasSize(1);
        return stationarity.series().get(0);
    }

    private static TimelineRow second(int second, double lagMs, Long backlog) {
        long lagMicros = Math.round(lagMs * 1_000) + second % 5;
        return new TimelineRow(second, "any", 0, 210, 210, 210, 0, lagMicros, 0, backlog);
    }

    private static boolean early(int second) {
        return second < WARM_UP + 8;
    }

    @Test
    void batchesThatAreSlowInTheFirstQuarterAreNotStationary() {
        Series series = batches(second -> early(second) ? 410 : 300);

        assertThat(series.verdict()).isEqualTo(Verdict.NOT_STATIONARY);
        assertThat(series.earlyMedian()).isBetween(410.0, 417.0);
        assertThat(series.lateMedian()).isBetween(300.0, 307.0);
        assertThat(series.pValue()).isLessThan(0.001);
    }

    @Test
    void aSeriesThatGrowsIsNotStationaryEither() {
        assertThat(batches(second -> 300 + 5.0 * second).verdict()).isEqualTo(Verdict.NOT_STATIONARY);
    }

    @Test
    void whatWasSlowDuringTheWarmUpOrTheDrainDoesNotMatter() {
        assertThat(batches(second -> second < WARM_UP || second >= WARM_UP + 30 ? 3_000 : 300)
                        .verdict())
                .isEqualTo(Verdict.STATIONARY);
    }

    @Test
    void aDifferenceThatOnlyTheTestSeesIsStationary() {
        Series series = batches(second -> early(second) ? 320 : 300);

        assertThat(series.pValue()).isLessThan(Stationarity.ALPHA);
        assertThat(series.verdict()).as("7 % apart").isEqualTo(Verdict.STATIONARY);
    }

    @Test
    void aDifferenceThatChanceExplainsIsStationary() {
        Series series = batches(second -> second % 2 == 0 ? 100 : early(second) ? 900 : 1_000);

        assertThat(series.pValue()).isGreaterThan(Stationarity.ALPHA);
        assertThat(series.verdict()).isEqualTo(Verdict.STATIONARY);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.9, STATIONARY", "0.2, 1.5, NOT_STATIONARY", "1.5, 0.2, NOT_STATIONARY"})
    void aLagMattersFromAMillisecondOn(double earlyMs, double lateMs, Verdict verdict) {
        Series series = lag(second -> early(second) ? earlyMs : lateMs);

        assertThat(series.pValue()).isLessThan(Stationarity.ALPHA);
        assertThat(series.verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"25, STATIONARY", "31, NOT_STATIONARY"})
    void aBacklogMattersFromATenthOfASecondsEventsOn(long earlyEvents, Verdict verdict) {
        Series series = backlog(second -> (early(second) ? earlyEvents : 5) + second % 3);

        assertThat(series.pValue()).isLessThan(Stationarity.ALPHA);
        assertThat(series.verdict()).as("21 events are due in 100 ms").isEqualTo(verdict);
    }

    @Test
    void fourBatchesInTheFirstQuarterAreTooFewAndFiveAreNot() {
        IntToDoubleFunction slowAtFirst = second -> early(second) ? 900 : 300;

        assertThat(batchesFrom(WARM_UP + 3, slowAtFirst).verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(batchesFrom(WARM_UP + 3, slowAtFirst).pValue()).isNull();
        assertThat(batchesFrom(WARM_UP + 2, slowAtFirst).verdict()).isEqualTo(Verdict.NOT_STATIONARY);
    }

    /** The quarter ends half way through its eighth second, so that the batch of that second still belongs to it. */
    private static Series batchesFrom(int first, IntToDoubleFunction durationMs) {
        return only(judge(
                List.of(),
                IntStream.range(first + 1, SECONDS)
                        .mapToObj(second -> new BatchRow(1_000L * second, durationMs.applyAsDouble(second), 200))
                        .toList()));
    }

    @Test
    void aSeriesWithoutAnyChangeIsStationary() {
        Series series = only(judge(
                List.of(),
                IntStream.range(0, SECONDS)
                        .mapToObj(second -> new BatchRow(1_000L * second, 300, 200))
                        .toList()));

        assertThat(series.verdict()).isEqualTo(Verdict.STATIONARY);
        assertThat(series.pValue()).isEqualTo(1);
    }

    @Test
    void aSeriesThatTheEvidenceDoesNotHoldIsLeftOut() {
        assertThat(judge(List.of(), List.of()).series()).isEmpty();
        assertThat(lag(second -> 0.1).name()).isEqualTo("schedule lag");
    }

    @Test
    void aBacklogThatIsKnownInSomeSecondsIsJudgedOnThose() {
        Stationarity stationarity = judge(
                IntStream.range(0, SECONDS)
                        .mapToObj(second -> second(second, 0.1, second % 2 == 0 ? 10L : null))
                        .toList(),
                List.of());

        assertThat(stationarity.series().get(1).lateCount()).isBetween(7L, 8L);
        assertThat(stationarity.with(Verdict.UNDECIDED))
                .extracting(Series::name)
                .containsExactly("backlog");
    }
}
