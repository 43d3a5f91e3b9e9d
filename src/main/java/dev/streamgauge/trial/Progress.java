package dev.streamgauge.trial;

import java.time.Duration;

/** Is told how a trial goes on. Called on the thread that conducts the trial; must be quick. */
public interface Progress {

    /**
     * A phase begins.
     *
     * @param expected how long it takes, about
     */
    void enters(PlannedTrial trial, Phase phase, Duration expected);

    /**
     * Results are coming.
     *
     * @param sent events sent so far
     * @param results results seen so far
     */
    void sees(PlannedTrial trial, long sent, long results);
}
