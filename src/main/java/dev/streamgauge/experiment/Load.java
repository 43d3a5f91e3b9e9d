package dev.streamgauge.experiment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The load of a trial: arrival process, rate, producers, and the mix of events.
 *
 * @param arrivals when events are due
 * @param rateHz mean rate over all producers, in events a second
 * @param producers how many Kafka producers share the stream
 * @param events the event type's own parameters
 * @param lateness how far event time lags behind the intended send time
 * @param malformed how many malformed records are spread over warm-up and measurement, besides the events
 * @param regression the parameters of records for a linear model; of another job's, shape and count alone mean something
 * @param pageEvents the parameters of page events; mean nothing to another job
 * @param sending how producers send where the file says it; otherwise what the kind of experiment needs
 */
public record Load(
        Arrivals arrivals,
        double rateHz,
        int producers,
        AdEvents events,
        Lateness lateness,
        int malformed,
        Regression regression,
        PageEvents pageEvents,
        Sending sending) {

    /** @throws IllegalArgumentException for a rate that is not positive, no producer, or a negative count */
    public Load {
        if (!(rateHz > 0) || !Double.isFinite(rateHz)) {
            throw new RefusedValue(
                    "rate", Notation.writeRate(rateHz) + " is not positive", "Write a rate above 0/s, such as 1500/s");
        }
        RefusedValue.unlessPositive("producers", producers);
        if (malformed < 0) {
            throw new RefusedValue("malformed", malformed + " is negative", "Write a whole number from 0");
        }
    }

    /** A load of ad events. */
    public static Load ofAdEvents(
            Arrivals arrivals, double rateHz, int producers, AdEvents events, Lateness lateness, int malformed) {
        return new Load(
                arrivals,
                rateHz,
                producers,
                events,
                lateness,
                malformed,
                Defaults.REGRESSION,
                Defaults.PAGE_EVENTS,
                Sending.UNSAID);
    }

    /** The same at another mean rate over all producers. */
    public Load atRate(double otherHz) {
        return new Load(arrivals, otherHz, producers, events, lateness, malformed, regression, pageEvents, sending);
    }

    /** The same by another number of producers together. */
    public Load by(int otherProducers) {
        return new Load(arrivals, rateHz, otherProducers, events, lateness, malformed, regression, pageEvents, sending);
    }

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
     * {@code highFactor <= 1 + lowDwell / highDwell}. Steady arrivals have no states: dwells and factor may be anything.
     */
    public record Arrivals(ArrivalKind kind, Duration highDwell, Duration lowDwell, double highFactor) {

        /** @throws IllegalArgumentException if bursty arrivals have no dwell time, or a factor that no low state evens out */
        public Arrivals {
            if (kind == ArrivalKind.MMPP || kind == ArrivalKind.SWITCHED) {
                RefusedValue.unlessPositive("highDwell", highDwell);
                RefusedValue.unlessPositive("lowDwell", lowDwell);
                double highest = 1 + (double) lowDwell.toNanos() / highDwell.toNanos();
                if (!(highFactor >= 1 && highFactor <= highest)) {
                    throw new RefusedValue(
                            "highFactor",
                            "%s times the mean rate for %s cannot be evened out within %s"
                                    .formatted(
                                            Notation.write(highFactor),
                                            Notation.write(highDwell),
                                            Notation.write(lowDwell)),
                            "Write a factor from 1 to 1 + lowDwell / highDwell = " + Notation.write(highest));
                }
            }
        }
    }

    /**
     * Catalogue sizes and click probability of the ad events (seed 001, section 3).
     *
     * @param unknownAds share of the events whose ad is not in the catalogue, so that it belongs to no campaign
     */
    public record AdEvents(
            int campaigns, int adsPerCampaign, int users, int pages, double clickProbability, double unknownAds) {

        /** Events of ads that are all in the catalogue. */
        public AdEvents(int campaigns, int adsPerCampaign, int users, int pages, double clickProbability) {
            this(campaigns, adsPerCampaign, users, pages, clickProbability, 0);
        }

        /** @throws IllegalArgumentException for an empty catalogue, or a probability or share outside 0 to 1 */
        public AdEvents {
            RefusedValue.unlessPositive("campaigns", campaigns);
            RefusedValue.unlessPositive("adsPerCampaign", adsPerCampaign);
            RefusedValue.unlessPositive("users", users);
            RefusedValue.unlessPositive("pages", pages);
            RefusedValue.unlessProbability("clickProbability", clickProbability);
            RefusedValue.unlessProbability("unknownAds", unknownAds);
        }
    }

    /** How records are sent (seed 002). */
    public enum Shape {
        /** Each when it is due by the arrival process, whatever becomes of the others: an open loop. */
        PACED,
        /** A given number of them, as fast as they can be sent. */
        BULK
    }

    /** Whether the load is a number of records as fast as they can be sent, so that it follows no arrival process. */
    public boolean bulk() {
        return regression.shape() == Shape.BULK;
    }

    /**
     * Records of features and a label (seed 002).
     *
     * @param features how many features a record has
     * @param shape how they are sent
     * @param count how many records a bulk has after its warm-up, malformed ones not among them
     * @param warmUpCount how many records are sent before, likewise as fast as possible
     */
    public record Regression(int features, Shape shape, long count, long warmUpCount) {

        /** @throws IllegalArgumentException for no feature, no record, or a negative warm-up */
        public Regression {
            RefusedValue.unlessPositive("features", features);
            if (count < 1 || count > Integer.MAX_VALUE / 2) {
                throw new RefusedValue(
                        "count", count + " is not between 1 and a thousand million", "Write such as 100000");
            }
            if (warmUpCount < 0 || warmUpCount > Integer.MAX_VALUE / 2) {
                throw new RefusedValue("warmUpCount", warmUpCount + " is out of range", "Write a whole number from 0");
            }
        }
    }

    /**
     * Page events (seed 003, producer).
     *
     * @param userIds how many users there are; event i is of user i modulo that
     * @param eventBytes length of an event's text; its payload is as long as that needs
     */
    public record PageEvents(int userIds, int eventBytes) {

        /** The shortest text that has room for all fields. */
        public static final int FEWEST_BYTES = 160;

        /** @throws IllegalArgumentException for no user, or a text too short for its fields */
        public PageEvents {
            RefusedValue.unlessPositive("userIds", userIds);
            if (eventBytes < FEWEST_BYTES || eventBytes > 1_000_000) {
                throw new RefusedValue(
                        "eventBytes",
                        eventBytes + " is not between %d and 1000000".formatted(FEWEST_BYTES),
                        "Write such as 200");
            }
        }
    }

    /** Whose answer a send waits for. */
    public enum Acks {
        /** That of all replicas in sync. */
        ALL,
        /** That of the partition's leader. */
        LEADER
    }

    /**
     * How producers send, as far as the file says so.
     *
     * @param acks whose answer a send waits for; null if the file does not say
     * @param linger how long a batch waits for more events; null if the file does not say
     * @param retries how often a send is tried again; null if the file does not say
     */
    public record Sending(
            @Nullable Acks acks,
            @Nullable Duration linger,
            @Nullable Integer retries) {

        /** The file says nothing. */
        public static final Sending UNSAID = new Sending(null, null, null);

        /** @throws IllegalArgumentException for a linger that is negative or not whole milliseconds, or negative retries */
        public Sending {
            if (linger != null) {
                RefusedValue.ifNegative("linger", linger);
                RefusedValue.unlessWholeMillis("linger", linger);
            }
            if (retries != null && retries < 0) {
                throw new RefusedValue("retries", retries + " is negative", "Write a whole number from 0");
            }
        }
    }

    /**
     * A share of the events is late: their event time lies between {@code min} and {@code max} (uniform) before the
     * intended time. A share of 0 sends every event in time.
     */
    public record Lateness(double share, Duration min, Duration max) {

        /** Every event in time. */
        public static final Lateness NONE = new Lateness(0, Duration.ZERO, Duration.ZERO);

        /** @throws IllegalArgumentException for a share outside 0 to 1, a negative lateness, or a min above the max */
        public Lateness {
            RefusedValue.unlessProbability("share", share);
            RefusedValue.ifNegative("min", min);
            if (min.compareTo(max) > 0) {
                throw new RefusedValue(
                        "min",
                        "%s is more than max, %s".formatted(Notation.write(min), Notation.write(max)),
                        "Write a min of at most max");
            }
        }
    }
}
