package dev.streamgauge.evidence;

/**
 * How far results are behind events at one moment, where each record has a result of its own: a row of {@code lag.csv}, one
 * for each tenth of a second.
 *
 * @param atMs milliseconds after the start of the load
 * @param sent events that were handed to a producer; more than the acknowledged ones while the broker does not take them
 * @param acknowledged events that the broker has acknowledged
 * @param seen events whose result has been seen, or which were seen set aside as malformed, each counted once
 */
public record LagRow(long atMs, long sent, long acknowledged, long seen) {

    /** The broker has acknowledged all that was sent. */
    public LagRow(long atMs, long acknowledged, long seen) {
        this(atMs, acknowledged, acknowledged, seen);
    }

    /** Events that wait for their result. */
    public long unanswered() {
        return sent - seen;
    }
}
