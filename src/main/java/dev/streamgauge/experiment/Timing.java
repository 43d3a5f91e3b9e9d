package dev.streamgauge.experiment;

import java.time.Duration;

/**
 * How long the phases of a trial take.
 *
 * @param warmUp load before measuring starts; a whole number of windows
 * @param measure the measured part; a whole number of windows
 * @param drainDeadline how long traffic goes on, at most, until the last measured window is out
 */
public record Timing(Duration warmUp, Duration measure, Duration drainDeadline) {

    /** @throws IllegalArgumentException for a negative warm-up, or nothing to measure */
    public Timing {
        RefusedValue.ifNegative("warmUp", warmUp);
        RefusedValue.unlessPositive("measure", measure);
        RefusedValue.unlessPositive("drainDeadline", drainDeadline);
    }
}
