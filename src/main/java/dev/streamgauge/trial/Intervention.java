package dev.streamgauge.trial;

import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.load.EventSink;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What a test does to a running trial besides watching it.
 *
 * @param load wraps the way that events take to the broker
 * @param onResult is told of each result as it is seen, on the probe's thread
 */
public record Intervention(UnaryOperator<EventSink> load, Consumer<ResultRow> onResult) {

    /** Hands off. */
    public static final Intervention NONE = new Intervention(sink -> sink, result -> {});
}
