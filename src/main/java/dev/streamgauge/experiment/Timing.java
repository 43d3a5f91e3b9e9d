package dev.streamgauge.experiment;

import java.time.Duration;

/**
 * How long the phases of a trial take.
 *
 * @param warmUp load before measuring starts; a whole number of windows
 * @param measure the measured part; a whole number of windows
 * @param drainDeadline how long traffic goes on, at most, until the last measured window is out
 */
public record Timing(Duration warmUp, Duration measure, Duration drainDeadline) {}
