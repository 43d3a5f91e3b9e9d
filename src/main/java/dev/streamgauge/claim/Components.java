package dev.streamgauge.claim;

import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.evidence.WindowRow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the latency of a trial's matched windows comes from. A window's stamps are the latest among its events, and its parts
 * lie between them; where events come late on purpose, the schedule lag holds the lateness of the window's latest.
 *
 * <p>The parts of a window telescope: each begins where the one before it ends, so that their sum is the window's latency, but
 * for the rounding of floating point. The broker stamps in whole milliseconds, rounded down. A part that begins or ends at
 * such a stamp can therefore be wrong by up to 1 ms and be as low as -1 ms, which its neighbour makes up for; nothing is
 * clamped. Where the engine's rule lets a window out 1 ms before its end plus the watermark delay, as Flink SQL's does,
 * {@link Part#ENGINE} may be -1 ms too.
 *
 * @param windows each matched window that carries all of its stamps, in order of time
 */
public record Components(List<Window> windows) {

    /**
     * Rounding explains -1 ms, and an engine that lets a window out 1 ms early by its own rule another; below both the stamps
     * contradict one another.
     */
    public static final double CONTRADICTION_BELOW_MS = -2;

    private static final double NANOS_PER_MS = 1e6;

    /** A part of the latency, in the order of the journey. */
    public enum Part {
        /** From when the window's latest event was due until it was handed to its producer. */
        SCHEDULE_LAG("scheduleLag"),
        /** The first hop over Kafka: from the producer to the log of the input topic. */
        INPUT_HOP("inputHop"),
        /**
         * From the append until the window may come out, at its end plus the watermark delay; 0 if the append came after
         * that. No engine can make it shorter.
         */
        WATERMARK_WAIT("watermarkWait"),
        /** From then, or from the append if that was later, until the engine had computed the row. */
        ENGINE("engine"),
        /** The second hop over Kafka: from the engine to the log of the result topic. */
        RESULT_HOP("resultHop"),
        /** From that log to the probe. */
        DELIVERY("delivery");

        private final String key;

        Part(String key) {
            this.key = key;
        }

        /** Its name in {@code summary.json}. */
        public String key() {
            return key;
        }
    }

    /**
     * The parts of one window's latency, in milliseconds.
     *
     * @param window the window
     * @param partsMs every part
     */
    public record Window(WindowRow window, Map<Part, Double> partsMs) {

        public Window {
            partsMs = Map.copyOf(partsMs);
        }

        /** One part, in milliseconds. */
        public double ms(Part part) {
            return partsMs.getOrDefault(part, Double.NaN);
        }

        /** All parts together, in milliseconds. */
        public double sumMs() {
            double sum = 0;
            for (Part part : Part.values()) {
                sum += ms(part);
            }
            return sum;
        }
    }

    public Components {
        windows = List.copyOf(windows);
    }

    /** Takes the latencies of a trial's matched windows apart. */
    public static Components of(Evidence evidence) {
        List<Window> windows = new ArrayList<>();
        for (WindowRow row : evidence.matched()) {
            Window window = decompose(row);
            if (window != null) {
                windows.add(window);
            }
        }
        return new Components(windows);
    }

    private static @Nullable Window decompose(WindowRow row) {
        Long sentNs = row.maxSentNs();
        Long computedNs = row.computedNs();
        Long seenNs = row.seenNs();
        Long inputAppendedMs = row.inputAppendedMs();
        Long resultAppendedMs = row.resultAppendedMs();
        if (sentNs == null
                || computedNs == null
                || seenNs == null
                || inputAppendedMs == null
                || resultAppendedMs == null) {
            return null;
        }
        long inputAppendedNs = inputAppendedMs * (long) NANOS_PER_MS;
        long resultAppendedNs = resultAppendedMs * (long) NANOS_PER_MS;
        long boundNs = row.maxIntendedNs() + Math.round(row.floorMs() * NANOS_PER_MS);
        long readyNs = Math.max(boundNs, inputAppendedNs);
        Map<Part, Double> parts = new EnumMap<>(Part.class);
        parts.put(Part.SCHEDULE_LAG, (sentNs - row.maxIntendedNs()) / NANOS_PER_MS);
        parts.put(Part.INPUT_HOP, (inputAppendedNs - sentNs) / NANOS_PER_MS);
        parts.put(Part.WATERMARK_WAIT, (readyNs - inputAppendedNs) / NANOS_PER_MS);
        parts.put(Part.ENGINE, (computedNs - readyNs) / NANOS_PER_MS);
        parts.put(Part.RESULT_HOP, (resultAppendedNs - computedNs) / NANOS_PER_MS);
        parts.put(Part.DELIVERY, (seenNs - resultAppendedNs) / NANOS_PER_MS);
        return new Window(row, parts);
    }

    /** Each part over the windows, by its key and in the order of the journey; nulls throughout without a window. */
    public Map<String, Summary.Component> summary() {
        Map<String, Summary.Component> summary = new LinkedHashMap<>();
        for (Part part : Part.values()) {
            summary.put(part.key(), figures(part));
        }
        return summary;
    }

    /** One part over the windows. Its median needs the sample that every {@link Statistics} needs for one. */
    public Summary.Component figures(Part part) {
        Statistics statistics = Statistics.of(
                windows.stream().mapToDouble(window -> window.ms(part)).toArray());
        return new Summary.Component(statistics.mean(), statistics.p50(), statistics.max(), share(part));
    }

    /** The share of these parts in the sum of all latencies, 0 to 1; null without a window. */
    public @Nullable Double share(Part... parts) {
        double total = windows.stream().mapToDouble(Window::sumMs).sum();
        if (!(total > 0)) {
            return null;
        }
        double ofParts = 0;
        for (Part part : parts) {
            ofParts += windows.stream().mapToDouble(window -> window.ms(part)).sum();
        }
        return ofParts / total;
    }

    /**
     * The parts that no rounding explains, because they end before they begin: a clock that is off, or a stamp that is not
     * what its name says. Each is named with its window, for a reader; none in sound evidence.
     */
    public List<String> contradictions() {
        List<String> contradictions = new ArrayList<>();
        for (Window window : windows) {
            for (Part part : Part.values()) {
                if (window.ms(part) < CONTRADICTION_BELOW_MS) {
                    contradictions.add(String.format(
                            Locale.ROOT,
                            "window [%d, %d): %s is %.3f ms",
                            window.window().windowStartMs(),
                            window.window().windowEndMs(),
                            part.key(),
                            window.ms(part)));
                }
            }
        }
        return contradictions;
    }
}
