package dev.streamgauge.load;

import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.StreamHash;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Events due at the given offsets, dealt out to two producers and three partitions in turn. Then nothing is due for ever.
 * An event's value holds the two times that it was encoded with, in an array that the next event overwrites.
 */
final class HandMadeStream implements EventStream {

    private final List<Duration> offsets;
    private final ByteBuffer value = ByteBuffer.allocate(2 * Long.BYTES);
    private int at = -1;

    HandMadeStream(Duration... offsets) {
        this.offsets = Arrays.asList(offsets);
    }

    @Override
    public void advance() {
        at++;
    }

    @Override
    public long index() {
        return at;
    }

    @Override
    public long intendedOffsetNanos() {
        return at < offsets.size() ? offsets.get(at).toNanos() : Long.MAX_VALUE;
    }

    @Override
    public int state() {
        return 0;
    }

    @Override
    public int producer() {
        return at % 2;
    }

    @Override
    public int partition() {
        return at % 3;
    }

    @Override
    public boolean malformed() {
        return false;
    }

    @Override
    public byte[] encode(long startEpochNanos, long sentEpochNanos) {
        value.putLong(0, startEpochNanos).putLong(Long.BYTES, sentEpochNanos);
        return value.array();
    }

    @Override
    public void addTo(StreamHash hash) {
        hash.add(Integer.toString(at));
    }
}
