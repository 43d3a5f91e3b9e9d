package dev.streamgauge.workload.arrivals;

import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Notation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/**
 * Two rates and how long each of them holds, exactly or in the mean.
 *
 * @param lowRateHz events a second in the low state, at least 0
 * @param highRateHz events a second in the high state, above 0 and not below the low rate
 * @param lowDwell how long the low state lasts
 * @param highDwell how long the high state lasts
 */
public record Bursts(double lowRateHz, double highRateHz, Duration lowDwell, Duration highDwell) {

    public Bursts {
        requireRate(highRateHz);
        if (!(lowRateHz >= 0 && lowRateHz <= highRateHz)) {
            throw new IllegalArgumentException("the low rate must lie between 0 and the high rate of %s/s, but is %s/s"
                    .formatted(highRateHz, lowRateHz));
        }
        if (lowDwell.isNegative() || lowDwell.isZero() || highDwell.isNegative() || highDwell.isZero()) {
            throw new IllegalArgumentException(
                    "both states must last a while, but high lasts %s and low %s".formatted(highDwell, lowDwell));
        }
    }

    /** High at {@code highFactor} times the mean rate, low at whatever restores the mean. */
    static Bursts of(Load.Arrivals arrivals, double meanRateHz) {
        double high = nanos(arrivals.highDwell());
        double low = nanos(arrivals.lowDwell());
        double highRateHz = arrivals.highFactor() * meanRateHz;
        double lowRateHz = (meanRateHz * (high + low) - highRateHz * high) / low;
        if (lowRateHz < 0 && arrivals.highFactor() <= 1 + low / high) {
            lowRateHz = 0; // the largest factor leaves nothing to the low state, but for rounding
        }
        return new Bursts(lowRateHz, highRateHz, arrivals.lowDwell(), arrivals.highDwell());
    }

    /** A rate without the digits that are but rounding. */
    static String inWords(double rateHz) {
        return Notation.writeRate(
                new BigDecimal(rateHz).round(new MathContext(9)).doubleValue());
    }

    /** Rates and dwells, such as {@code high 2000/s for 400 ms, low 125/s for 1600 ms}. */
    String inWords() {
        return "high %s for %s, low %s for %s"
                .formatted(
                        inWords(highRateHz), Notation.write(highDwell), inWords(lowRateHz), Notation.write(lowDwell));
    }

    static void requireRate(double rateHz) {
        if (!(rateHz > 0 && Double.isFinite(rateHz))) {
            throw new IllegalArgumentException("a rate must be above 0, but is " + rateHz + "/s");
        }
    }

    double meanRateHz() {
        return (highRateHz * highDwellNanos() + lowRateHz * lowDwellNanos()) / (highDwellNanos() + lowDwellNanos());
    }

    double rateHz(int state) {
        return state == StateCursor.HIGH ? highRateHz : lowRateHz;
    }

    long dwellNanos(int state) {
        return (state == StateCursor.HIGH ? highDwell : lowDwell).toNanos();
    }

    private double highDwellNanos() {
        return nanos(highDwell);
    }

    private double lowDwellNanos() {
        return nanos(lowDwell);
    }

    private static double nanos(Duration duration) {
        return duration.toNanos();
    }
}
