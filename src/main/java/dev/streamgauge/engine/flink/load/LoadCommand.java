package dev.streamgauge.engine.flink.load;

import java.time.Duration;

/**
 * What all tasks of a load job are told.
 *
 * @param kind what to do
 * @param sentEpochNanos when it was said, by the clock of who says it
 * @param startEpochNanos wall clock of offset 0; of a start only
 * @param atMost when to stop at the latest, after the start; of a start only
 * @param certifiedUntil as in {@link dev.streamgauge.load.LoadGenerator#start}; of a start only
 */
public record LoadCommand(
        Kind kind, long sentEpochNanos, long startEpochNanos, Duration atMost, Duration certifiedUntil) {

    /** What to do. */
    public enum Kind {
        /** Answer at once. Where none comes for half a minute, nobody is there any more, and the task ends. */
        PING,
        /** Begin to send at that instant. */
        START,
        /** Send no more, report what became of everything, and end. */
        STOP
    }

    /** A ping or a stop. */
    public static LoadCommand of(Kind kind, long sentEpochNanos) {
        return new LoadCommand(kind, sentEpochNanos, 0, Duration.ZERO, Duration.ZERO);
    }
}
