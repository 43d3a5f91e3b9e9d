package dev.streamgauge.load;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what it is sent, the times copied from the value. */
final class RecordingSink implements EventSink {

    private final List<Sent> sent = new CopyOnWriteArrayList<>();

    /** An event as it came; the times are those that it was encoded with. */
    record Sent(long index, int producer, int partition, long startEpochNanos, long sentEpochNanos, Fate fate) {}

    @Override
    public void send(long index, long sentNanos, int producer, int partition, byte[] value, Fate fate) {
        ByteBuffer times = ByteBuffer.wrap(Objects.requireNonNull(value));
        sent.add(new Sent(index, producer, partition, times.getLong(), times.getLong(), fate));
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }
}
