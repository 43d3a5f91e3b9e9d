package dev.streamgauge.workload.regression;

import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.StreamHash;
import dev.streamgauge.workload.arrivals.Arrivals;
import dev.streamgauge.workload.arrivals.SeededRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * Records in the order in which they are due, up to an end. A malformed record is due together with the record before it, so
 * that it takes no arrival from the process. Every record, malformed or not, goes to a producer and a partition drawn at
 * random, so that a Poisson stream stays Poisson on each of them.
 */
final class RegressionStream implements EventStream {

    private final Arrivals arrivals;
    private final long endNanos;
    private final RegressionRecords records;
    private final int producerCount;
    private final int partitionCount;
    private final UniformRandomProvider producers;
    private final UniformRandomProvider partitions;

    private long index = -1;
    private long intendedOffsetNanos;
    private int state;
    private int producer;
    private int partition;
    private boolean malformed;

    /**
     * @param arrivals when the well-formed records are due; read by this stream alone
     * @param endNanos offset from which on none is due
     * @param records what stands at each position; read by this stream alone
     */
    RegressionStream(
            Arrivals arrivals, long endNanos, RegressionRecords records, int producers, int partitions, long seed) {
        this.arrivals = arrivals;
        this.endNanos = endNanos;
        this.records = records;
        this.producerCount = producers;
        this.partitionCount = partitions;
        this.producers = SeededRandom.stream(seed, "producers");
        this.partitions = SeededRandom.stream(seed, "partitions");
    }

    @Override
    public void advance() {
        index++;
        producer = producers.nextInt(producerCount);
        partition = partitions.nextInt(partitionCount);
        malformed = records.malformed(index) != null;
        if (!malformed && intendedOffsetNanos != NEVER) {
            arrivals.advance();
            intendedOffsetNanos = arrivals.offsetNanos() < endNanos ? arrivals.offsetNanos() : NEVER;
            state = arrivals.state();
        }
    }

    @Override
    public long index() {
        return index;
    }

    @Override
    public long intendedOffsetNanos() {
        return intendedOffsetNanos;
    }

    @Override
    public int state() {
        return state;
    }

    @Override
    public int producer() {
        return producer;
    }

    @Override
    public int partition() {
        return partition;
    }

    @Override
    public boolean malformed() {
        return malformed;
    }

    /** Neither clock enters: a record carries no time in its text. */
    @Override
    public byte @Nullable [] encode(long startEpochNanos, long sentEpochNanos) {
        return records.value(index);
    }

    @Override
    public void addTo(StreamHash hash) {
        hash.add(RecordText.canonicalLine(index, records.value(index)));
    }
}
