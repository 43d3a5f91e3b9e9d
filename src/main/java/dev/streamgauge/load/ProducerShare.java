package dev.streamgauge.load;

import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.StreamHash;
import org.jspecify.annotations.Nullable;

/**
 * Of a stream, the events that some of its producers send. Where one thread cannot send a load fast enough, several
 * {@link OpenLoop}s keep its schedule together, each with a stream of its own to read and its share of the producers.
 */
public final class ProducerShare implements EventStream {

    private final EventStream stream;
    private final int share;
    private final int shares;

    /**
     * The events of the producers whose number leaves the remainder {@code share} when divided by {@code shares}.
     *
     * @param stream the whole stream, read by this share alone
     */
    public ProducerShare(EventStream stream, int share, int shares) {
        if (share < 0 || share >= shares) {
            throw new IllegalArgumentException("there is no share %d of %d".formatted(share, shares));
        }
        this.stream = stream;
        this.share = share;
        this.shares = shares;
    }

    @Override
    public void advance() {
        do {
            stream.advance();
        } while (stream.producer() % shares != share);
    }

    @Override
    public long index() {
        return stream.index();
    }

    @Override
    public long intendedOffsetNanos() {
        return stream.intendedOffsetNanos();
    }

    @Override
    public int state() {
        return stream.state();
    }

    @Override
    public int producer() {
        return stream.producer();
    }

    @Override
    public int partition() {
        return stream.partition();
    }

    @Override
    public boolean malformed() {
        return stream.malformed();
    }

    @Override
    public byte @Nullable [] encode(long startEpochNanos, long sentEpochNanos) {
        return stream.encode(startEpochNanos, sentEpochNanos);
    }

    @Override
    public void addTo(StreamHash hash) {
        stream.addTo(hash);
    }
}
