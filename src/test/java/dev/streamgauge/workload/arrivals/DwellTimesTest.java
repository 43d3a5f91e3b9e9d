package dev.streamgauge.workload.arrivals;

import static dev.streamgauge.workload.arrivals.Claimed.UNTIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.workload.arrivals.ScheduleCertificate.Check;
import java.time.Duration;
import java.util.stream.LongStream;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DwellTimesTest {

    private static final Bursts BURSTS = new Bursts(125, 2000, Duration.ofMillis(1600), Duration.ofMillis(400));
    private static final MarkovModulatedPoisson MMPP = new MarkovModulatedPoisson(BURSTS);
    private static final Bursts HALF_AS_LONG = new Bursts(125, 2000, Duration.ofMillis(800), Duration.ofMillis(200));

    @ParameterizedTest
    @ValueSource(ints = {StateCursor.LOW, StateCursor.HIGH})
    void aFixedCycleHasNoExponentialDwells(int state) {
        StateCursor cycle = new SwitchedPoisson(BURSTS).states(42);

        assertThat(DwellTimes.exponential(cycle, state, BURSTS, UNTIL).holds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {StateCursor.LOW, StateCursor.HIGH})
    void dwellsHalfAsLongAsClaimedAreCaught(int state) {
        StateCursor states = new MarkovModulatedPoisson(HALF_AS_LONG).states(42);

        assertThat(DwellTimes.exponential(states, state, BURSTS, Duration.ofMinutes(10))
                        .holds())
                .isFalse();
    }

    @Test
    void asManyDwellsAreTestedAsTheTimeExpectsAndAtLeastTwenty() {
        assertThat(DwellTimes.exponential(MMPP.states(42), StateCursor.HIGH, BURSTS, UNTIL)
                        .n())
                .isEqualTo(30);
        assertThat(DwellTimes.exponential(MMPP.states(42), StateCursor.HIGH, BURSTS, Duration.ofSeconds(1))
                        .n())
                .isEqualTo(20);
    }

    @Test
    void whereTheScheduleEndsDoesNotCutDwellsShort() {
        Duration withinTheFirstDwell = Duration.ofMillis(1);

        double[] pValues = LongStream.range(0, 200)
                .mapToObj(MMPP::states)
                .map(states -> DwellTimes.exponential(states, StateCursor.LOW, BURSTS, withinTheFirstDwell))
                .mapToDouble(Check::pValue)
                .toArray();

        assertThat(KolmogorovSmirnovTest.withDefaults().test(pValues, p -> p).getPValue())
                .isGreaterThan(ScheduleCertificate.ALPHA);
    }

    @Test
    void aCycleThatIsOneNanosecondOffIsCaught() {
        StateCursor late = StateCursor.alternating(StateCursor.HIGH, state -> BURSTS.dwellNanos(state) + state);

        Check dwell = DwellTimes.exact(late, BURSTS, Duration.ofSeconds(20));

        assertThat(dwell.holds()).isFalse();
        assertThat(dwell.statistic()).as("it drifts by one a cycle").isEqualTo(10);
        assertThat(dwell.finding())
                .isEqualTo("dwell is not high for 400 ms, then low for 1600 ms, in turn: greatest deviation in ns 10 "
                        + "of n = 20, accepted is at most 0");
    }

    @Test
    void aCycleThatStartsLowIsCaught() {
        StateCursor lowFirst = StateCursor.alternating(StateCursor.LOW, BURSTS::dwellNanos);

        assertThat(DwellTimes.exact(lowFirst, BURSTS, Duration.ofMillis(1)).holds())
                .isFalse();
    }
}
