package dev.streamgauge.workload.ctr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.workload.ExpectedWindow;
import dev.streamgauge.workload.ExpectedWindows;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With W 2 s, D 4 s and T 1 s, from 4 s to 24 s after the start. */
class CtrOracleTest {

    private static final String CAMPAIGN = "c03";
    private static final boolean VIEW = false;
    private static final boolean CLICK = true;
    private static final long START = Given.START_MILLIS;
    private static final long SECOND = 1_000_000_000;

    private final CtrOracle oracle = oracle(START);

    private static CtrOracle oracle(long startMillis) {
        return new CtrOracle(Given.defaults().pipeline(), startMillis, Given.WARM_UP, Given.MEASURED_UNTIL);
    }

    @Test
    void viewsAndClicksAreCountedInTheWindowOfTheirEventTime() {
        oracle.event(CAMPAIGN, VIEW, 4 * SECOND, 0);
        oracle.event(CAMPAIGN, CLICK, 5 * SECOND, 0);
        oracle.event(CAMPAIGN, VIEW, 6 * SECOND - 1, 0);
        oracle.event(CAMPAIGN, VIEW, 6 * SECOND, 0);

        assertThat(oracle.expected())
                .isEqualTo(new ExpectedWindows(
                        List.of(
                                new ExpectedWindow(START + 4000, START + 6000, 2, 2, 1, 1, 6 * SECOND - 1),
                                new ExpectedWindow(START + 6000, START + 8000, 1, 1, 0, 0, 6 * SECOND)),
                        4,
                        0,
                        0,
                        0,
                        0));
    }

    @Test
    void byCampaignAWindowHasARowForEachThatHasAnEventInIt() {
        CtrOracle byCampaign = new CtrOracle(
                Given.defaults().pipeline().groupedBy(Pipeline.Grouping.CAMPAIGN),
                START,
                Given.WARM_UP,
                Given.MEASURED_UNTIL);
        byCampaign.event("c03", VIEW, 4 * SECOND, 0);
        byCampaign.event(AdCatalogue.UNKNOWN, CLICK, 5 * SECOND, 0);
        byCampaign.event("c03", CLICK, 6 * SECOND - 1, 0);
        byCampaign.event("c00", VIEW, 7 * SECOND, 0);

        assertThat(byCampaign.expected().windows())
                .containsExactly(
                        new ExpectedWindow(START + 4000, START + 6000, "c03", 1, 1, 1, 1, 6 * SECOND - 1),
                        new ExpectedWindow(START + 4000, START + 6000, "unknown", 0, 0, 1, 1, 5 * SECOND),
                        new ExpectedWindow(START + 6000, START + 8000, "c00", 1, 1, 0, 0, 7 * SECOND));
        assertThat(byCampaign.expected().eventsInMeasuredWindows()).isEqualTo(4);
    }

    @Test
    void eventsBeforeAndAfterTheMeasuredWindowsBelongElsewhere() {
        oracle.event(CAMPAIGN, VIEW, 4 * SECOND - 1, 0);
        oracle.event(CAMPAIGN, VIEW, 24 * SECOND, 0);

        assertThat(oracle.expected().windows()).isEmpty();
        assertThat(oracle.expected().eventsInOtherWindows()).isEqualTo(2);
    }

    @Test
    void anEventLateByLessThanTheDelayIsCountedWhereItsEventTimeLies() {
        oracle.event(CAMPAIGN, VIEW, 9 * SECOND + 123, 3_999);

        assertThat(oracle.expected().windows())
                .containsExactly(new ExpectedWindow(START + 4000, START + 6000, 1, 1, 0, 0, 5_001_000_123L));
    }

    @Test
    void anEventWhoseLatenessIsARaceWidensTheIntervalOnlyUpwards() {
        oracle.event(CAMPAIGN, VIEW, 4 * SECOND, 0);
        oracle.event(CAMPAIGN, VIEW, 10 * SECOND, 5_000);
        oracle.event(CAMPAIGN, CLICK, 10 * SECOND, 5_500);

        assertThat(oracle.expected().windows())
                .containsExactly(new ExpectedWindow(START + 4000, START + 6000, 1, 2, 0, 1, 4 * SECOND));
        assertThat(oracle.expected().eventsInMeasuredWindows()).isEqualTo(1);
        assertThat(oracle.expected().possiblyDroppedLate()).isEqualTo(2);
    }

    @Test
    void aWindowOfRacesAloneMayBeMissingAndIsLatestAtTheLatestOfThem() {
        oracle.event(CAMPAIGN, VIEW, 10 * SECOND, 5_000);

        assertThat(oracle.expected().windows())
                .containsExactly(new ExpectedWindow(START + 4000, START + 6000, 0, 1, 0, 0, 5 * SECOND));
    }

    @Test
    void anEventBeyondDelayWindowAndTwoTriggersMakesNoWindow() {
        oracle.event(CAMPAIGN, VIEW, 13 * SECOND, 8_001);
        oracle.event(CAMPAIGN, VIEW, 9 * SECOND, 8_001);

        assertThat(oracle.expected().windows()).isEmpty();
        assertThat(oracle.expected().surelyDroppedLate())
                .as("dated in a measured window, and in an earlier one")
                .isEqualTo(2);
    }

    @Test
    void anEventDatedBeforeTheStartBelongsToAnEarlierWindow() {
        oracle.event(CAMPAIGN, VIEW, SECOND, 2_000);
        oracle.event(CAMPAIGN, VIEW, SECOND, 60_000);

        assertThat(oracle.expected().windows()).isEmpty();
        assertThat(oracle.expected().eventsInOtherWindows()).isEqualTo(2);
        assertThat(oracle.expected().surelyDroppedLate()).isZero();
    }

    @Test
    void anEventDatedLessThanAMillisecondBeforeTheStartIsNotInTheFirstWindow() {
        CtrOracle fromTheStart = new CtrOracle(Given.defaults().pipeline(), START, Duration.ZERO, Given.MEASURED_UNTIL);
        fromTheStart.event(CAMPAIGN, VIEW, 500_000, 1);

        assertThat(fromTheStart.expected().windows()).isEmpty();
        assertThat(fromTheStart.expected().eventsInOtherWindows()).isEqualTo(1);
    }

    @Test
    void windowsAlignToTheEpochAlsoWhenTheStartDoesNot() {
        CtrOracle shifted = oracle(START + 500);
        shifted.event(
                CAMPAIGN,
                VIEW,
                4 * SECOND,
                0); // 4.5 s after an aligned instant, in a window that began before measuring
        shifted.event(CAMPAIGN, VIEW, 5 * SECOND + SECOND / 2, 0); // the first moment of the first whole window
        shifted.event(CAMPAIGN, VIEW, 23 * SECOND + SECOND / 2, 0); // in a window that ends after measuring

        assertThat(shifted.expected().windows())
                .containsExactly(new ExpectedWindow(START + 6000, START + 8000, 1, 1, 0, 0, 5 * SECOND + SECOND / 2));
        assertThat(shifted.expected().eventsInOtherWindows()).isEqualTo(2);
    }

    @Test
    void theLatencyFloorOfAWindowIsNeverBelowTheDelay() {
        AdWorkload workload = Given.defaults()
                .withLate(0.3, Duration.ofMillis(500), Duration.ofSeconds(7))
                .workload(42);

        assertThat(workload.expect(10_000, START, Given.WARM_UP, Given.MEASURED_UNTIL)
                        .windows())
                .hasSize(10)
                .allSatisfy(window -> assertThat(START * 1_000_000 + window.maxIntendedOffsetNanos())
                        .isBetween(window.startMillis() * 1_000_000, window.endMillis() * 1_000_000 - 1));
    }
}
