package dev.streamgauge.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.evidence.WindowRow.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Windows of 2 s that may go 4 s after their end. */
class WholeWindowsTest {

    private static final long START_MS = 1_700_000_000_000L;
    private static final long BOUND_NS = (START_MS + 6_000) * 1_000_000;

    /** A row whose latest event was due so long before the bound, and which was seen so long after it. */
    private static WindowRow row(
            long startMs, @Nullable String campaign, Status status, long views, double beforeMs, double afterMs) {
        long boundNs = BOUND_NS + (startMs - START_MS) * 1_000_000;
        long intendedNs = boundNs - Math.round(beforeMs * 1e6);
        long seenNs = boundNs + Math.round(afterMs * 1e6);
        boolean out = status != Status.MISSING;
        return new WindowRow(
                startMs,
                startMs + 2_000,
                campaign,
                status,
                views,
                views,
                1,
                1,
                out ? views : null,
                out ? 1L : null,
                out ? 1.0 / views : null,
                1,
                intendedNs,
                out ? intendedNs + 300_000 : null,
                out ? intendedNs / 1_000_000 + 2 : null,
                out ? seenNs - 3_000_000 : null,
                out ? seenNs / 1_000_000 - 1 : null,
                out ? seenNs : null,
                out ? beforeMs + afterMs : null,
                beforeMs,
                out ? afterMs : null,
                out ? beforeMs + afterMs - 0.3 : null,
                out ? 1 : 0,
                out ? seenNs : null);
    }

    @Test
    void rowsOfWholeWindowsAreLeftAlone() {
        List<WindowRow> rows = List.of(row(START_MS, null, Status.MATCHED, 9, 4_100, 80));

        assertThat(WholeWindows.of(rows)).isSameAs(rows);
    }

    @Test
    void aWindowIsAsOneRowOfItWouldHaveBeen() {
        List<WindowRow> rows = List.of(
                row(START_MS, "c00", Status.MATCHED, 6, 4_005, 80),
                row(START_MS, "c01", Status.MATCHED, 8, 4_001.5, 82.25),
                row(START_MS, "unknown", Status.MATCHED, 2, 4_250, 81));

        assertThat(WholeWindows.of(rows)).singleElement().satisfies(window -> {
            assertThat(window.campaign()).isNull();
            assertThat(window.status()).isEqualTo(Status.MATCHED);
            assertThat(window.views()).isEqualTo(16);
            assertThat(window.clicks()).isEqualTo(3);
            assertThat(window.ctr()).isEqualTo(3 / 16.0);
            assertThat(window.maxViews()).isEqualTo(16);
            assertThat(window.maxClicks()).isEqualTo(3);
            assertThat(window.floorMs()).isCloseTo(4_001.5, within(1e-6));
            assertThat(window.overheadMs()).as("until the last is there").isCloseTo(82.25, within(1e-6));
            assertThat(window.latencyMs()).isCloseTo(4_083.75, within(1e-6));
            assertThat(window.dialectMs()).isCloseTo(4_083.45, within(1e-6));
            assertThat(window.results()).isEqualTo(3);
            assertThat(window.firstSeenNs()).isEqualTo(rows.get(0).seenNs());
            assertThat(window.computedNs()).isEqualTo(rows.get(1).computedNs());
            assertThat(window.resultAppendedMs()).isEqualTo(rows.get(1).resultAppendedMs());
            assertThat(window.inputAppendedMs()).isEqualTo(rows.get(1).inputAppendedMs());
        });
    }

    @Test
    void aWindowIsAsItsWorstRowAndWindowsComeInOrderOfTime() {
        List<WindowRow> windows = WholeWindows.of(List.of(
                row(START_MS + 2_000, "c00", Status.MATCHED, 6, 4_005, 80),
                row(START_MS + 2_000, "c01", Status.DUPLICATE, 6, 4_005, 80),
                row(START_MS, "c00", Status.MATCHED, 6, 4_005, 80),
                row(START_MS, "c01", Status.MISSING, 6, 4_002, 80),
                row(START_MS + 4_000, "c00", Status.MISSING, 6, 4_002, 80)));

        assertThat(windows)
                .extracting(WindowRow::status)
                .containsExactly(Status.MISSING, Status.DUPLICATE, Status.MISSING);
        assertThat(windows)
                .extracting(WindowRow::windowStartMs)
                .containsExactly(START_MS, START_MS + 2_000, START_MS + 4_000);
        assertThat(windows.get(0).views()).as("of the rows that are there").isEqualTo(6);
        assertThat(windows.get(2).seenNs()).isNull();
        assertThat(windows.get(2).views()).isNull();
    }
}
