package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.evidence.WindowRow.Status;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.workload.ExpectedWindow;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With W 2 s and D 4 s, measured from 4 s to 10 s after the start; the oracle knows a window from 4 s to 6 s. */
class WindowVerifierTest {

    private static final long START = 1_700_000_000_000L;
    private static final long START_NANOS = START * 1_000_000;
    private static final long FIRST = START + 4_000;
    private static final long LATEST_OFFSET_NANOS = 5_999_123_456L;

    private static final ExpectedWindow EXACT =
            new ExpectedWindow(FIRST, FIRST + 2_000, 20, 20, 5, 5, LATEST_OFFSET_NANOS);
    private static final ExpectedWindow INTERVAL =
            new ExpectedWindow(FIRST, FIRST + 2_000, 18, 20, 5, 8, LATEST_OFFSET_NANOS);
    private static final ExpectedWindow ALL_LATE =
            new ExpectedWindow(FIRST, FIRST + 2_000, 0, 20, 0, 5, LATEST_OFFSET_NANOS);

    private final List<Long> statesAsked = new ArrayList<>();

    private List<WindowRow> verify(ExpectedWindow expected, ResultRow... results) {
        return new WindowVerifier(START_NANOS, 4_000, Pipeline.OutputMode.APPEND, offset -> {
                    statesAsked.add(offset);
                    return 1;
                })
                .verify(List.of(expected), List.of(results), FIRST, START + 10_000);
    }

    private static ResultRow result(long windowStart, long views, long clicks, double ctr) {
        return result(windowStart, windowStart + 2_000, views, clicks, ctr);
    }

    private static ResultRow result(long windowStart, long windowEnd, long views, long clicks, double ctr) {
        long maxIntended = START_NANOS + LATEST_OFFSET_NANOS;
        return new ResultRow(
                0,
                7,
                windowEnd + 4_120,
                maxIntended + 4_123_456_789L,
                windowStart,
                windowEnd,
                views,
                clicks,
                ctr,
                windowEnd + 1,
                maxIntended + 65_432,
                maxIntended + 4_100_000_000L);
    }

    private static ResultRow ofCampaign(String campaign, ResultRow whole) {
        return new ResultRow(
                whole.partition(),
                whole.offset(),
                whole.resultAppendedMs(),
                whole.seenNs(),
                whole.windowStartMs(),
                whole.windowEndMs(),
                campaign,
                whole.views(),
                whole.clicks(),
                whole.ctr(),
                whole.inputAppendedMs(),
                whole.maxSentNs(),
                whole.computedNs());
    }

    @Test
    void ofAWindowThatComesOutWheneverItChangesTheLastResultCounts() {
        ResultRow first = result(FIRST, 10, 2, 0.2);
        ResultRow last = seenLater(result(FIRST, 20, 5, 0.25), 1_000);
        WindowVerifier verifier = new WindowVerifier(
                START_NANOS, 4_000, Pipeline.OutputMode.UPDATE, offset -> (int) (offset / 1_000_000_000));

        assertThat(verifier.verify(List.of(EXACT), List.of(first, last), FIRST, START + 10_000))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.status()).isEqualTo(Status.MATCHED);
                    assertThat(row.results()).isEqualTo(2);
                    assertThat(row.firstSeenNs()).isEqualTo(first.seenNs());
                    assertThat(row.seenNs()).isEqualTo(last.seenNs());
                    assertThat(row.floorMs())
                            .as("it may come out with its last event")
                            .isZero();
                    assertThat(row.overheadMs()).isEqualTo(row.latencyMs());
                    assertThat(row.state()).as("when that was due").isEqualTo(5);
                });
        assertThat(verifier.verify(List.of(EXACT), List.of(last, seenLater(first, 2_000)), FIRST, START + 10_000))
                .singleElement()
                .returns(Status.WRONG, WindowRow::status);
    }

    private static ResultRow seenLater(ResultRow result, long byMillis) {
        return new ResultRow(
                result.partition(),
                result.offset() + byMillis,
                result.resultAppendedMs() + byMillis,
                result.seenNs() + byMillis * 1_000_000,
                result.windowStartMs(),
                result.windowEndMs(),
                result.views(),
                result.clicks(),
                result.ctr(),
                result.inputAppendedMs(),
                result.maxSentNs(),
                result.computedNs() + byMillis * 1_000_000);
    }

    @Test
    void aWindowThatIsSplitIsJudgedCampaignByCampaign() {
        List<ExpectedWindow> expected = List.of(
                new ExpectedWindow(FIRST, FIRST + 2_000, "c00", 20, 20, 5, 5, LATEST_OFFSET_NANOS),
                new ExpectedWindow(FIRST, FIRST + 2_000, "c01", 4, 4, 1, 1, LATEST_OFFSET_NANOS),
                new ExpectedWindow(FIRST, FIRST + 2_000, "c02", 4, 4, 1, 1, LATEST_OFFSET_NANOS),
                new ExpectedWindow(FIRST, FIRST + 2_000, "unknown", 2, 2, 0, 0, LATEST_OFFSET_NANOS));
        ResultRow ofSecond = ofCampaign("c01", result(FIRST, 4, 1, 0.25));

        List<WindowRow> rows = new WindowVerifier(START_NANOS, 4_000, Pipeline.OutputMode.APPEND, offset -> 0)
                .verify(
                        expected,
                        List.of(
                                ofCampaign("unknown", result(FIRST, 3, 0, 0)),
                                ofSecond,
                                ofCampaign("c00", result(FIRST, 20, 5, 0.25)),
                                ofSecond,
                                ofCampaign("c10", result(FIRST, 1, 0, 0)),
                                result(FIRST, 1, 0, 0)),
                        FIRST,
                        START + 10_000);

        assertThat(rows)
                .extracting(WindowRow::campaign, WindowRow::status)
                .containsExactly(
                        tuple(null, Status.WRONG),
                        tuple("c00", Status.MATCHED),
                        tuple("c01", Status.DUPLICATE),
                        tuple("c02", Status.MISSING),
                        tuple("c10", Status.WRONG),
                        tuple("unknown", Status.WRONG));
        assertThat(rows).extracting(WindowRow::expected).containsExactly(false, true, true, true, false, true);
    }

    private static long nanos(Double millis) {
        return Math.round(millis * 1e6);
    }

    @Test
    void aWindowThatCameOutOnceAndRightIsMatchedAndKeepsWhatTheEngineSaid() {
        ResultRow result = result(FIRST, 20, 5, 0.25);

        assertThat(verify(EXACT, result)).singleElement().satisfies(row -> {
            assertThat(row.status()).isEqualTo(Status.MATCHED);
            assertThat(row.expected()).isTrue();
            assertThat(row)
                    .extracting(WindowRow::windowStartMs, WindowRow::windowEndMs, WindowRow::views, WindowRow::clicks)
                    .containsExactly(FIRST, FIRST + 2_000, 20L, 5L);
            assertThat(row)
                    .extracting(WindowRow::ctr, WindowRow::maxSentNs, WindowRow::inputAppendedMs)
                    .containsExactly(0.25, result.maxSentNs(), result.inputAppendedMs());
            assertThat(row)
                    .extracting(WindowRow::computedNs, WindowRow::resultAppendedMs, WindowRow::seenNs)
                    .containsExactly(result.computedNs(), result.resultAppendedMs(), result.seenNs());
        });
    }

    @Test
    void latencyFloorOverheadAndDialectAreExactToTheNanosecond() {
        WindowRow row = verify(EXACT, result(FIRST, 20, 5, 0.25)).get(0);

        assertThat(row.maxIntendedNs()).isEqualTo(START_NANOS + 5_999_123_456L);
        assertThat(nanos(row.latencyMs())).isEqualTo(4_123_456_789L);
        assertThat(nanos(row.floorMs())).as("end + delay - latest").isEqualTo(10_000_000_000L - 5_999_123_456L);
        assertThat(nanos(row.overheadMs())).as("seen - (end + delay)").isEqualTo(122_580_245L);
        assertThat(nanos(row.dialectMs())).as("seen - sent").isEqualTo(4_123_456_789L - 65_432L);
    }

    @Test
    void theStateIsThatOfTheMomentAtWhichTheWindowMayGo() {
        assertThat(verify(EXACT).get(0).state()).isEqualTo(1);
        assertThat(statesAsked).containsExactly(10_000_000_000L);
    }

    @Test
    void aWindowThatDidNotComeOutIsMissingAndHasItsFloorAlone() {
        assertThat(verify(EXACT)).singleElement().satisfies(row -> {
            assertThat(row.status()).isEqualTo(Status.MISSING);
            assertThat(row)
                    .extracting(WindowRow::minViews, WindowRow::maxViews, WindowRow::minClicks, WindowRow::maxClicks)
                    .containsExactly(20L, 20L, 5L, 5L);
            assertThat(nanos(row.floorMs())).isEqualTo(4_000_876_544L);
            assertThat(row)
                    .extracting(
                            WindowRow::views,
                            WindowRow::clicks,
                            WindowRow::ctr,
                            WindowRow::maxSentNs,
                            WindowRow::inputAppendedMs,
                            WindowRow::computedNs,
                            WindowRow::resultAppendedMs,
                            WindowRow::seenNs,
                            WindowRow::latencyMs,
                            WindowRow::overheadMs,
                            WindowRow::dialectMs)
                    .containsOnlyNulls();
        });
    }

    @Test
    void aWindowWhoseEveryEventMayBeDroppedMayBeAbsentOrCounted() {
        assertThat(verify(ALL_LATE)).isEmpty();
        assertThat(verify(ALL_LATE, result(FIRST, 3, 0, 0)))
                .extracting(WindowRow::status)
                .containsExactly(Status.MATCHED);
    }

    @Test
    void aWindowThatCameOutTwiceIsADuplicateAlsoWhenBothAreRight() {
        ResultRow first = result(FIRST, 20, 5, 0.25);
        ResultRow second = result(FIRST, 21, 5, 5.0 / 21);

        assertThat(verify(EXACT, first, first)).extracting(WindowRow::status).containsExactly(Status.DUPLICATE);
        assertThat(verify(EXACT, first, second))
                .extracting(WindowRow::status, WindowRow::views)
                .containsExactly(tuple(Status.DUPLICATE, 20L));
    }

    @ParameterizedTest
    @CsvSource({
        "18, 5, MATCHED",
        "20, 8, MATCHED",
        "17, 5, WRONG",
        "21, 5, WRONG",
        "18, 4, WRONG",
        "20, 9, WRONG",
        "5, 20, WRONG"
    })
    void countsAreRightWithinTheOraclesIntervalAndItsEnds(long views, long clicks, Status status) {
        assertThat(verify(INTERVAL, result(FIRST, views, clicks, (double) clicks / views)))
                .extracting(WindowRow::status)
                .containsExactly(status);
    }

    @ParameterizedTest
    @CsvSource({"0.25, MATCHED", "0.2500000001, WRONG", "0.2499999999, WRONG", "NaN, WRONG", "4, WRONG"})
    void aWrongClickThroughRateIsWrongThoughTheCountsAreRight(double ctr, Status status) {
        assertThat(verify(EXACT, result(FIRST, 20, 5, ctr)))
                .extracting(WindowRow::status)
                .containsExactly(status);
    }

    @ParameterizedTest
    @CsvSource({"0, MATCHED", "1, WRONG", "Infinity, WRONG"})
    void theClickThroughRateOfAWindowWithoutViewsIsZero(double ctr, Status status) {
        assertThat(verify(ALL_LATE, result(FIRST, 0, 5, ctr)))
                .extracting(WindowRow::status)
                .containsExactly(status);
    }

    @Test
    void aWindowThatEndsElsewhereIsWrong() {
        assertThat(verify(EXACT, result(FIRST, FIRST + 2_001, 20, 5, 0.25)))
                .extracting(WindowRow::status, WindowRow::windowEndMs)
                .containsExactly(tuple(Status.WRONG, FIRST + 2_000));
    }

    @Test
    void aWindowThatNobodyExpectedIsWrongAndStandsInOrderOfTime() {
        ExpectedWindow later = new ExpectedWindow(FIRST + 2_000, FIRST + 4_000, 20, 20, 5, 5, LATEST_OFFSET_NANOS);
        ResultRow unexpected = result(FIRST, 1, 0, 0);

        List<WindowRow> rows = verify(later, result(FIRST + 2_000, 20, 5, 0.25), unexpected);

        assertThat(rows)
                .extracting(WindowRow::windowStartMs, WindowRow::status, WindowRow::expected, WindowRow::views)
                .containsExactly(
                        tuple(FIRST, Status.WRONG, false, 1L), tuple(FIRST + 2_000, Status.MATCHED, true, 20L));
    }

    @Test
    void resultsOfOtherTimesAreNotJudged() {
        assertThat(verify(ALL_LATE, result(FIRST - 2_000, 1, 0, 0), result(START + 10_000, 1, 0, 0)))
                .isEmpty();
    }
}
