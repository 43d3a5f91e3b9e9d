package dev.streamgauge.evidence;

/**
 * How far results are behind events at one moment, where each record has a result of its own: a row of {@code lag.csv}, one
 * for each tenth of a second.
 *
 * @param atMs milliseconds after the start of the load
 * @param acknowledged events that the broker has acknowledged
 * @param seen events whose result has been seen, each counted once
 */
public record LagRow(long atMs, long acknowledged, long seen) {

    /** Events that wait for their result. */
    public long unanswered() {
        return acknowledged - seen;
    }
}
