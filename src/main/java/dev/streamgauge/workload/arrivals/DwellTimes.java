package dev.streamgauge.workload.arrivals;

import dev.streamgauge.experiment.Notation;
import dev.streamgauge.workload.arrivals.ScheduleCertificate.Check;
import java.time.Duration;

/**
 * Tests of how long states last. That the events follow the same states is what the tests of a {@link RescaledSchedule}
 * tell.
 */
final class DwellTimes {

    private DwellTimes() {}

    /**
     * Whether the dwells in one state are exponential. How many are tested is fixed beforehand, about as many as the time
     * expects and at least 20, and each is read to its end, after the schedule's end if need be: a dwell cut off there
     * would count as too short, and those that happen to end in time are the shorter ones.
     *
     * @param states a cursor at its beginning
     * @param state which dwells are tested
     * @param bursts how long each state must last in the mean
     * @param until end of the schedule
     */
    static Check exponential(StateCursor states, int state, Bursts bursts, Duration until) {
        double meanNanos = bursts.dwellNanos(state);
        double wanted = Math.max(KolmogorovSmirnov.LEAST_SAMPLE, cycles(bursts, until));
        double[] dwells = new double[KolmogorovSmirnov.sampleSize(wanted, meanNanos)];
        for (int dwell = 0; dwell < dwells.length; states.advance()) {
            if (states.state() == state) {
                dwells[dwell++] = states.endNanos() - states.startNanos();
            }
        }
        return KolmogorovSmirnov.exponential(
                state == StateCursor.HIGH ? "dwell high" : "dwell low",
                "exponential with mean " + Notation.write(Duration.ofNanos(bursts.dwellNanos(state))),
                dwells,
                meanNanos);
    }

    /**
     * Whether the states switch on their cycle, high first, to the nanosecond: at least one whole cycle is read, and all
     * that fit into the schedule.
     *
     * @param states a cursor at its beginning
     * @param bursts how long each state must last
     * @param until end of the schedule
     */
    static Check exact(StateCursor states, Bursts bursts, Duration until) {
        long dwells = 2 * Math.max(1, (long) cycles(bursts, until));
        long planned = 0;
        long worst = 0;
        for (long dwell = 0; dwell < dwells; dwell++) {
            planned += bursts.dwellNanos(dwell % 2 == 0 ? StateCursor.HIGH : StateCursor.LOW);
            worst = Math.max(worst, Math.abs(states.endNanos() - planned));
            states.advance();
        }
        return Check.within(
                "dwell",
                "high for %s, then low for %s, in turn"
                        .formatted(Notation.write(bursts.highDwell()), Notation.write(bursts.lowDwell())),
                dwells,
                (double) worst,
                null,
                0.0,
                null);
    }

    private static double cycles(Bursts bursts, Duration until) {
        double cycle = (double) bursts.dwellNanos(StateCursor.HIGH) + bursts.dwellNanos(StateCursor.LOW);
        return until.toNanos() / cycle;
    }
}
