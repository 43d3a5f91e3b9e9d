package dev.streamgauge.engine.flink.load;

import java.time.Duration;

/**
 * What all tasks of a load job are told.
 *
 * @param kind what to do
 * @param sentEpochNanos when it was said, by the clock of who says it; of a ping only
 * @param startEpochNanos wall clock of offset 0; of a start only
 * @param until the offset before which what is due is sent: of a start, when to stop at the latest; of a stop, when to stop, so
 *     that all tasks end with the same event
 * @param certifiedUntil as in {@link dev.streamgauge.load.LoadGenerator#start}; of a start only
 */
public record LoadCommand(
        Kind kind, long sentEpochNanos, long startEpochNanos, Duration until, Duration certifiedUntil) {

    /** What to do. */
    public enum Kind {
        /** Answer at once. Where none comes for half a minute, nobody is there any more, and the task ends. */
        PING,
        /** Begin to send at that instant. */
        START,
        /** Send what is due until then, report what became of everything, and end. */
        STOP
    }

    /** A ping. */
    public static LoadCommand ping(long sentEpochNanos) {
        return new LoadCommand(Kind.PING, sentEpochNanos, 0, Duration.ZERO, Duration.ZERO);
    }

    /** A start. */
    public static LoadCommand start(long startEpochNanos, Duration atMost, Duration certifiedUntil) {
        return new LoadCommand(Kind.START, 0, startEpochNanos, atMost, certifiedUntil);
    }

    /** A stop. */
    public static LoadCommand stop(Duration until) {
        return new LoadCommand(Kind.STOP, 0, 0, until, Duration.ZERO);
    }
}
