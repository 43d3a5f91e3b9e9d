package dev.streamgauge.trial;

import java.time.Duration;

/** Is told how a trial goes on. Called on the thread that conducts the trial, unless it says otherwise; must be quick. */
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

    /** A second of the load is over. Called on a thread of its own. */
    default void samples(PlannedTrial trial, LiveSample sample) {}

    /** Whether samples are to tell of every result's latency, at some nanoseconds for each; asked when a trial begins. */
    default boolean looksClosely() {
        return false;
    }
}
