package dev.streamgauge.engine.flink.job;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.metrics.Counter;

/**
 * Turns a line into its result, {@code features;label;prediction;t1}, or sets it aside. Counts both: {@code predictions},
 * {@code deadLetters}.
 */
@SuppressWarnings("NullAway.Init") // Flink opens it before it maps
final class Predictor extends RichMapFunction<Message, Message> {

    private static final long serialVersionUID = 1L;

    private static final byte SEPARATOR = ';';

    private final LinearModel model;
    private transient LineReader reader;
    private transient Counter predictions;
    private transient Counter deadLetters;

    Predictor(LinearModel model) {
        this.model = model;
    }

    @Override
    public void open(OpenContext context) {
        reader = new LineReader(model);
        predictions = getRuntimeContext().getMetricGroup().counter("predictions");
        deadLetters = getRuntimeContext().getMetricGroup().counter("deadLetters");
    }

    @Override
    public Message map(Message line) {
        Malformed malformed = reader.read(line.value());
        if (malformed != null) {
            deadLetters.inc();
            return line.setAside(malformed);
        }
        predictions.inc();
        return line.with(result(Objects.requireNonNull(line.value()), reader.prediction(), EpochNanos.now()));
    }

    private static byte[] result(byte[] line, double prediction, long computedNanos) {
        byte[] figure = ascii(Double.toString(prediction));
        byte[] time = ascii(Long.toString(computedNanos));
        int added = 1 + figure.length + 1 + time.length;
        byte[] result = Arrays.copyOf(line, line.length + added);
        ByteBuffer.wrap(result, line.length, added)
                .put(SEPARATOR)
                .put(figure)
                .put(SEPARATOR)
                .put(time);
        return result;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
