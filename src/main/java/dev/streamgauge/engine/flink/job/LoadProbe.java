package dev.streamgauge.engine.flink.job;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;

/**
 * Turns a page event into its result, {@code event_id,user_id,event_type,value,batch_id,taken_ns,computed_ns}, at the task's own
 * pace, or sets it aside. Flink has no batches: the second in which an event is done stands for one. Counts both kinds:
 * {@code results}, {@code deadLetters}.
 */
@SuppressWarnings("NullAway.Init") // Flink opens it before it maps
final class LoadProbe extends RichMapFunction<Message, Message> {

    private static final long serialVersionUID = 1L;

    private static final String SEPARATOR = ",";

    private final String costKind;
    private final long costNanos;
    private transient PageEventReader reader;
    private transient Pace pace;
    private transient Counter results;
    private transient Counter deadLetters;

    LoadProbe(String costKind, long costNanos) {
        this.costKind = costKind;
        this.costNanos = costNanos;
    }

    @Override
    public void open(OpenContext context) {
        reader = new PageEventReader();
        pace = Pace.of(costKind, costNanos);
        results = getRuntimeContext().getMetricGroup().counter("results");
        deadLetters = getRuntimeContext().getMetricGroup().counter("deadLetters");
    }

    /** What is set aside costs nothing but the reading. */
    @Override
    public Message map(Message event) {
        long takenNanos = EpochNanos.now();
        pace.begin();
        Malformed malformed = reader.read(event.value());
        if (malformed != null) {
            deadLetters.inc();
            return event.setAside(malformed);
        }
        pace.end();
        results.inc();
        return event.with(result(takenNanos, EpochNanos.now()));
    }

    private byte[] result(long takenNanos, long computedNanos) {
        return (reader.eventId()
                        + SEPARATOR
                        + reader.userId()
                        + SEPARATOR
                        + reader.eventType()
                        + SEPARATOR
                        + reader.value()
                        + SEPARATOR
                        + computedNanos / EpochNanos.SECOND
                        + SEPARATOR
                        + takenNanos
                        + SEPARATOR
                        + computedNanos)
                .getBytes(StandardCharsets.UTF_8);
    }
}
