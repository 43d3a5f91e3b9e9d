package dev.streamgauge.trial;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A figure that an engine tells of itself, second by second. It is asked on a thread of its own: an engine that does not answer
 * holds up nothing else.
 */
final class EngineFigure implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Map<Integer, Long> figures = new ConcurrentHashMap<>();
    private final Sampling sampling;

    /**
     * Starts asking.
     *
     * @param what what is told, for messages
     * @param startMillis wall clock of second 0, the start of the load
     * @param told asked once a second; what it throws, or leaves empty, is a gap
     */
    EngineFigure(String what, long startMillis, Supplier<OptionalLong> told) {
        this.sampling = Sampling.start(
                what, startMillis, EVERY, second -> told.get().ifPresent(figure -> figures.put(second, figure)));
    }

    /** The figure at the end of the second; null if it is not known. */
    @Nullable
    Long after(int second) {
        return figures.get(second);
    }

    @Override
    public void close() {
        sampling.close();
    }
}
