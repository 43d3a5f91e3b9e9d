package dev.streamgauge.probe;

import dev.streamgauge.evidence.ResultRow;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Keeps every window that came out. */
public final class WindowResults implements ResultProbe.Reader {

    private final ResultDecoder decoder = new ResultDecoder();
    private final GrowingList<ResultRow> results = new GrowingList<>();
    private final Consumer<ResultRow> listener;

    /** Tells somebody of each window on the probe's thread, after it was stamped; must be quick. */
    public WindowResults(Consumer<ResultRow> listener) {
        this.listener = listener;
    }

    @Override
    public void see(ConsumerRecord<byte[], byte[]> result, long seenNanos) throws UnreadableResultException {
        ResultRow row =
                decoder.decode(result.partition(), result.offset(), result.timestamp(), seenNanos, result.value());
        results.add(row);
        listener.accept(row);
    }

    /** Every window so far, in the order in which they were seen; as cheap to ask for as one of them. */
    public List<ResultRow> soFar() {
        return results.soFar();
    }
}
