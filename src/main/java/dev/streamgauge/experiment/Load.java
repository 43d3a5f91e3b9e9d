package dev.streamgauge.experiment;

import java.time.Duration;

/**
 * The load of a trial: arrival process, rate, producers, and the mix of events.
 *
 * @param arrivals when events are due
 * @param rateHz mean rate over all producers, in events a second
 * @param producers how many Kafka producers share the stream
 * @param events the event type's own parameters
 * @param lateness how far event time lags behind the intended send time
 * @param malformed how many malformed records are spread over warm-up and measurement, besides the events
 */
public record Load(Arrivals arrivals, double rateHz, int producers, AdEvents events, Lateness lateness, int malformed) {

    /** The arrival processes that a load can follow; the dwell times matter to the bursty two only. */
    public enum ArrivalKind {
        /** Steady Poisson process (seeds 000 and 001, section 3). */
        SPP,
        /** Two-state Markov-modulated Poisson process (seeds 000 and 001, section 3). */
        MMPP,
        /** The seeds' variant that switches between the two rates on a fixed cycle. */
        SWITCHED,
        /** Equal gaps. */
        UNIFORM
    }

    /**
     * The shape of arrivals. The high state lasts {@code highDwell} (mean, or exactly when switched) at {@code highFactor}
     * times the mean rate; the low state lasts {@code lowDwell} at the rate that restores the mean, which needs
     * {@code highFactor <= 1 + lowDwell / highDwell}.
     */
    public record Arrivals(ArrivalKind kind, Duration highDwell, Duration lowDwell, double highFactor) {}

    /** Catalogue sizes and click probability of the ad events (seed 001, section 3). */
    public record AdEvents(int campaigns, int adsPerCampaign, int users, int pages, double clickProbability) {}

    /**
     * A share of the events is late: their event time lies between {@code min} and {@code max} (uniform) before the
     * intended time. A share of 0 sends every event in time.
     */
    public record Lateness(double share, Duration min, Duration max) {

        /** Every event in time. */
        public static final Lateness NONE = new Lateness(0, Duration.ZERO, Duration.ZERO);
    }
}
