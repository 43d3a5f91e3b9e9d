package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.experiment.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * 100 events a second, each answered 20 ms after it was due; warm-up until 4 s, measured until 20 s. The engine is struck at 10 s: it
 * answers nothing until 13 s, and 300 a second then, so that it has caught up at 14.5 s.
 */
class RecoveryMeasureTest {

    private static final Timing TIMING =
            new Timing(Duration.ofSeconds(4), Duration.ofSeconds(16), Duration.ofSeconds(20));
    private static final Fault FAULT = new Fault(
            Fault.Target.WORKER,
            Fault.Action.KILL,
            Fault.Moment.MEASURE,
            Duration.ofSeconds(6),
            Duration.ZERO,
            1,
            Duration.ZERO);
    private static final Struck STRUCK =
            new Struck("worker", 20, 137, 10_000).noticed(10_500).back(12_000).ready(12_500);

    private final List<LagRow> lag = new ArrayList<>();
    private final ResultTimes results = new ResultTimes();

    /** Event i is due at 10 i ms. */
    private static double seenMs(int event) {
        double dueMs = 10.0 * event;
        double inTimeMs = dueMs + 20;
        return dueMs < 9_980 ? inTimeMs : Math.max(inTimeMs, 13_000 + (event - 998) * 10 / 3.0);
    }

    private void run(int untilMs) {
        for (int event = 0; 10 * event < untilMs && seenMs(event) < untilMs; event++) {
            results.add(10.0 * event, seenMs(event) - 5, seenMs(event));
        }
        int seen = 0;
        for (int ms = 100; ms <= untilMs; ms += 100) {
            while (seenMs(seen) <= ms) {
                seen++;
            }
            lag.add(new LagRow(ms, ms / 10, seen));
        }
    }

    private RecoveryMeasure measure(Struck... strikes) {
        return new RecoveryMeasure(TIMING, List.of(strikes), lag, results);
    }

    private Recovery.Strike told(Struck... strikes) {
        Recovery recovery = measure(strikes).recovery(FAULT, "at least once");
        assertThat(recovery).isNotNull();
        return recovery.strikes().get(0);
    }

    @Test
    void theFirstResultTheLevelBeforeAndTheCatchingUpAreFound() {
        run(20_000);

        Recovery recovery = measure(STRUCK).recovery(FAULT, "at least once");

        assertThat(recovery).isNotNull();
        assertThat(recovery.target()).isEqualTo("worker");
        assertThat(recovery.action()).isEqualTo("kill");
        assertThat(recovery.guarantee()).isEqualTo("at least once");
        assertThat(recovery.unansweredBefore()).isEqualTo(1);
        assertThat(recovery.unansweredPeak()).isEqualTo(301);
        Recovery.Strike strike = recovery.strikes().get(0);
        assertThat(strike.noticedMs()).isEqualTo(10_500);
        assertThat(strike.backMs()).isEqualTo(12_000);
        assertThat(strike.readyMs()).isEqualTo(12_500);
        assertThat(strike.firstResultMs()).isEqualTo(13_000);
        assertThat(strike.caughtUpMs()).isEqualTo(14_500);
        assertThat(measure(STRUCK).caughtUp()).isTrue();
    }

    @Test
    void theExcessIsTheAreaBetweenLatencyAndWhatItUsuallyIs() {
        run(20_000);

        double excessMs = 0;
        for (int event = 0; event <= 1_450; event++) {
            excessMs += seenMs(event) - 10.0 * event - 20;
        }

        assertThat(told(STRUCK).excessLatencySeconds()).isCloseTo(excessMs / 1_000, within(1e-2));
        assertThat(excessMs / 1_000).as("a triangle of 3 s and 450 events").isCloseTo(675, within(5.0));
    }

    @Test
    void aResultThatWasComputedBeforeTheProcessWasBackIsNotTheFirst() {
        run(20_000);
        Struck backLater = new Struck("worker", 20, 137, 10_000).back(13_400);

        // Seen every 10/3 ms, computed 5 ms before.
        assertThat(told(backLater).firstResultMs()).isEqualTo(13_406);
    }

    @Test
    void afterAStrikeAtTheVeryBeginningNoMoreMayWaitThanComeInASecond() {
        // given: nothing is answered until 4 s, and 300 a second then
        for (int ms = 100; ms <= 10_000; ms += 100) {
            lag.add(new LagRow(ms, ms / 10, Math.min(ms / 10, Math.max(0, (ms - 4_000) * 3 / 10))));
        }
        results.add(0, 4_000, 4_005);

        // when
        Recovery recovery =
                measure(new Struck("worker", 20, 137, 0).back(1_000)).recovery(FAULT, "at least once");

        // then
        assertThat(recovery).isNotNull();
        assertThat(recovery.unansweredBefore()).isEqualTo(100);
        assertThat(recovery.strikes().get(0).caughtUpMs()).isEqualTo(5_500);
    }

    @Test
    void whatHasNotHappenedYetIsNotTold() {
        run(14_000);

        Recovery.Strike strike = told(STRUCK);

        assertThat(strike.firstResultMs()).isEqualTo(13_000);
        assertThat(strike.caughtUpMs()).isNull();
        assertThat(strike.excessLatencySeconds()).isNull();
        assertThat(measure(STRUCK).caughtUp()).isFalse();
    }

    @Test
    void whatComesAfterTheNextStrikeIsNotOfTheOneBefore() {
        run(20_000);
        Struck first = new Struck("worker", 20, 137, 10_000).noticed(12_000).back(10_100);
        Struck second = new Struck("worker", 21, 137, 11_000).back(12_000).ready(12_500);

        Recovery recovery = measure(first, second).recovery(FAULT, "at least once");

        assertThat(recovery).isNotNull();
        assertThat(recovery.strikes().get(0).noticedMs()).isNull();
        assertThat(recovery.strikes().get(0).firstResultMs()).isNull();
        assertThat(recovery.strikes().get(0).caughtUpMs()).isNull();
        assertThat(recovery.strikes().get(1).firstResultMs()).isEqualTo(13_000);
        assertThat(recovery.strikes().get(1).caughtUpMs()).isEqualTo(14_500);
    }

    @Test
    void beforeTheMeasuredTimeTheSecondHalfOfTheWarmUpIsTheLevel() {
        lag.add(new LagRow(1_000, 500, 0));
        lag.add(new LagRow(2_500, 1_040, 1_000));
        lag.add(new LagRow(3_100, 1_900, 1_000));

        Recovery recovery = measure(new Struck("worker", 20, 137, 3_000)).recovery(FAULT, "at least once");

        assertThat(recovery).isNotNull();
        assertThat(recovery.unansweredBefore()).isEqualTo(40);
        assertThat(recovery.unansweredPeak()).isEqualTo(900);
    }

    @Test
    void eventsThatABrokerDoesNotTakeWaitToo() {
        lag.add(new LagRow(9_000, 910, 905, 900));
        lag.add(new LagRow(11_000, 1_100, 1_000, 1_000));
        results.add(10_900, 10_950, 10_950);

        Recovery.Strike strike = told(new Struck("kafka", 10, 137, 10_000).back(10_900));

        assertThat(strike.firstResultMs()).isEqualTo(10_950);
        assertThat(strike.caughtUpMs()).as("100 of them").isNull();
    }

    /** Windows that are due each second, and come so much later. */
    private void windows(double... laterMs) {
        for (int window = 0; window < laterMs.length; window++) {
            double dueMs = 1_000.0 * (window + 1);
            results.add(dueMs, dueMs + laterMs[window] - 5, dueMs + laterMs[window]);
        }
    }

    @Test
    void windowsHaveCaughtUpWhenOneComesNoLaterThanTheLatestBefore() {
        // given: struck at 10 s, back at 12 s; in the warm-up a window came later still
        windows(20, 700, 30, 40, 180, 60, 50, 60, 90, 2_900, 1_950, 1_100, 200, 170, 40);

        Recovery.Strike strike = told(STRUCK);

        assertThat(strike.firstResultMs()).as("due at 10 s").isEqualTo(12_900);
        assertThat(strike.caughtUpMs()).as("the first of at most 180 ms").isEqualTo(14_170);
        assertThat(strike.excessLatencySeconds()).as("a window is no event").isNull();
        assertThat(measure(STRUCK).caughtUp()).isTrue();
    }

    @Test
    void windowsThatStayLateHaveNotCaughtUp() {
        windows(20, 30, 30, 40, 80, 60, 50, 60, 90, 2_900, 1_950, 1_100, 200, 170, 140);

        assertThat(told(STRUCK).firstResultMs()).isEqualTo(12_900);
        assertThat(told(STRUCK).caughtUpMs()).isNull();
        assertThat(measure(STRUCK).caughtUp()).isFalse();
    }

    @Test
    void whatTheEngineSaysOfItsDeliveryIsAGuaranteeAndMaybeMore() {
        windows(20, 30);

        assertThat(measure(STRUCK).recovery(FAULT, "exactly once into the table, and a window is published once"))
                .isNotNull()
                .returns(Recovery.EXACTLY_ONCE, Recovery::guarantee);
        assertThat(measure(STRUCK).recovery(FAULT, "at least once"))
                .isNotNull()
                .returns(Recovery.AT_LEAST_ONCE, Recovery::guarantee);
    }

    @Test
    void whereNothingWasStruckThereIsNothingToCatchUpWith() {
        assertThat(measure().caughtUp()).isTrue();
        assertThat(measure().recovery(FAULT, "at least once")).isNull();
    }
}
