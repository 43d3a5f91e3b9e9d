package dev.streamgauge.load;

import java.time.Duration;

/** What sends a trial's events: connected to the broker, and started when the trial is ready. For one thread. */
public interface LoadGenerator extends AutoCloseable {

    /** How long before the first event is due it must be started, at least. */
    Duration lead();

    /**
     * Starts sending at the given instant.
     *
     * @param startEpochNanos wall clock of offset 0
     * @param atMost when to stop at the latest, after the start
     * @param certifiedUntil the ledger tells the most unsent of the events due before that offset
     */
    RunningLoad start(long startEpochNanos, Duration atMost, Duration certifiedUntil);

    /** Returns when every event sent so far has its fate, at the latest after the delivery time-out. */
    void flush();

    /** Disconnects; what runs elsewhere for it is ended. */
    @Override
    void close();
}
