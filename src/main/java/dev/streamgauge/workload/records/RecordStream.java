package dev.streamgauge.workload.records;

import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.StreamHash;
import dev.streamgauge.workload.arrivals.Arrivals;
import dev.streamgauge.workload.arrivals.SeededRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * Records in the order in which they are due, up to an end. A malformed record is due together with the record before it, so
 * that it takes no arrival from the process. Every record, malformed or not, goes to a producer drawn at random, so that a
 * Poisson stream stays Poisson on each of them.
 */
final class RecordStream implements EventStream {

    private final Arrivals arrivals;
    private final long endNanos;
    private final RecordContent content;
    private final int producerCount;
    private final int partitionCount;
    private final Spread spread;
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
     * @param content what stands at each position; read by this stream alone
     */
    RecordStream(
            Arrivals arrivals,
            long endNanos,
            RecordContent content,
            int producers,
            int partitions,
            Spread spread,
            long seed) {
        this.arrivals = arrivals;
        this.endNanos = endNanos;
        this.content = content;
        this.producerCount = producers;
        this.partitionCount = partitions;
        this.spread = spread;
        this.producers = SeededRandom.stream(seed, "producers");
        this.partitions = SeededRandom.stream(seed, "partitions");
    }

    @Override
    public void advance() {
        index++;
        producer = producers.nextInt(producerCount);
        partition = nextPartition();
        malformed = content.isMalformed(index);
        if (!malformed && intendedOffsetNanos != NEVER) {
            arrivals.advance();
            intendedOffsetNanos = arrivals.offsetNanos() < endNanos ? arrivals.offsetNanos() : NEVER;
            state = arrivals.state();
        }
    }

    private int nextPartition() {
        return switch (spread) {
            case RANDOM -> partitions.nextInt(partitionCount);
            case EVEN -> (int) (index % partitionCount);
        };
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

    @Override
    public byte @Nullable [] encode(long startEpochNanos, long sentEpochNanos) {
        return content.value(index, sentEpochNanos);
    }

    @Override
    public void addTo(StreamHash hash) {
        hash.add(content.canonicalLine(index));
    }
}
