package dev.streamgauge.claim;

import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The two latencies that seed 004 divides a window's by (section "Project Structure &amp; Key Components", {@code
 * latency_analyzer.py}). Its names are a dialect, which is mapped to the journey's here and nowhere else:
 *
 * <ul>
 *   <li>T1, the arrival at Kafka, is {@code inputAppended} of the window's latest event,
 *   <li>T2, the completion of the calculation, is {@code computed},
 *   <li>T3, the publication, is {@code resultAppended},
 *   <li>L1, the processing latency, is T2 - T1, and so holds the wait for the watermark,
 *   <li>L2, the sink latency, is T3 - T2.
 * </ul>
 *
 * <p>L1 + L2 is T3 - T1, and neither is below -1 ms: T1 and T3 are the broker's stamps, whole milliseconds that are rounded
 * down, so that L2 can come out up to 1 ms too short, and an L1 of a row that was computed in the very millisecond of the
 * append too. Nothing is clamped.
 *
 * @param windows each window that came out with its stamps, whatever its counts, in order of time
 * @param unstamped each that came out without one of them
 */
public record SplitLatency(List<Window> windows, List<WindowRow> unstamped) {

    /** The least that L1 and L2 can be: the broker stamps in whole milliseconds. */
    public static final double LEAST_MS = -1;

    private static final long NANOS_PER_MS = 1_000_000;

    /** Stamps are whole nanoseconds; a sum of two differences in floating point is off by less than this. */
    private static final double ROUNDING_MS = 1e-6;

    public SplitLatency {
        windows = List.copyOf(windows);
        unstamped = List.copyOf(unstamped);
    }

    /**
     * One window.
     *
     * @param window the window
     * @param processingMs L1, in milliseconds
     * @param sinkMs L2, in milliseconds
     * @param totalMs T3 - T1 by the broker's stamps alone, in whole milliseconds
     */
    public record Window(WindowRow window, double processingMs, double sinkMs, long totalMs) {

        /** What is wrong with it; empty if the invariant holds. */
        Optional<String> violation() {
            List<String> wrong = new ArrayList<>();
            if (processingMs < LEAST_MS) {
                wrong.add(figures("L1 is %.3f ms", processingMs));
            }
            if (sinkMs < LEAST_MS) {
                wrong.add(figures("L2 is %.3f ms", sinkMs));
            }
            double sum = processingMs + sinkMs;
            if (!(Math.abs(sum - totalMs) <= ROUNDING_MS)) {
                wrong.add(figures("L1 + L2 is %.3f ms, but T3 - T1 is %d ms", sum, totalMs));
            }
            return wrong.isEmpty() ? Optional.empty() : Optional.of(named(window) + String.join(", ", wrong));
        }
    }

    /** Divides the latency of every window of a trial that came out. */
    public static SplitLatency of(Evidence evidence) {
        List<Window> windows = new ArrayList<>();
        List<WindowRow> unstamped = new ArrayList<>();
        for (WindowRow row : evidence.windows()) {
            if (row.status() == WindowRow.Status.MISSING || row.seenNs() == null) {
                continue;
            }
            Window window = split(row);
            if (window == null) {
                unstamped.add(row);
            } else {
                windows.add(window);
            }
        }
        return new SplitLatency(windows, unstamped);
    }

    private static @Nullable Window split(WindowRow row) {
        Long arrivedMs = row.inputAppendedMs();
        Long computedNs = row.computedNs();
        Long publishedMs = row.resultAppendedMs();
        return arrivedMs == null || computedNs == null || publishedMs == null
                ? null
                : new Window(
                        row,
                        (computedNs - arrivedMs * NANOS_PER_MS) / (double) NANOS_PER_MS,
                        (publishedMs * NANOS_PER_MS - computedNs) / (double) NANOS_PER_MS,
                        publishedMs - arrivedMs);
    }

    /** L1 of a window, in milliseconds; null if it did not come out, or without its stamps. */
    static @Nullable Double processingMs(WindowRow row) {
        Window window = split(row);
        return window == null ? null : (Double) window.processingMs();
    }

    /** L1 over the windows, in milliseconds. */
    public Statistics processing() {
        return Statistics.of(windows.stream().mapToDouble(Window::processingMs).toArray());
    }

    /** L2 over the windows, in milliseconds. */
    public Statistics sink() {
        return Statistics.of(windows.stream().mapToDouble(Window::sinkMs).toArray());
    }

    /** T3 - T1 over the windows, in milliseconds. */
    public Statistics total() {
        return Statistics.of(windows.stream().mapToDouble(Window::totalMs).toArray());
    }

    /** How many windows came out, with or without their stamps. */
    public int cameOut() {
        return windows.size() + unstamped.size();
    }

    /**
     * The windows of which L1 and L2 do not divide the latency, each named for a reader: one of them is below -1 ms, they do not
     * add up, or a stamp is missing. None in sound evidence.
     */
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        unstamped.forEach(row -> violations.add(named(row) + "came out without one of its stamps"));
        windows.forEach(window -> window.violation().ifPresent(violations::add));
        return violations;
    }

    /**
     * L1 and L2 divide the latency of every window, as the claim has it: one window of which they do not refutes it. Counts as
     * its n the windows that came out. All of the experiment's engines must have some.
     */
    public static Ruling dividesEveryWindow(ClaimEvidence evidence) {
        Map<String, Integer> windows = new TreeMap<>();
        evidence.experiment().configurations().forEach(configuration -> windows.put(configuration.engine(), 0));
        List<String> exceptions = new ArrayList<>();
        for (Judgement trial : evidence.trials()) {
            SplitLatency split = trial.split();
            windows.merge(ExactChecks.engine(trial), split.cameOut(), Integer::sum);
            split.violations()
                    .forEach(violation ->
                            exceptions.add(trial.evidence().manifest().trial() + ", " + violation));
        }
        int n = windows.values().stream().mapToInt(Integer::intValue).sum();
        String each = windows.entrySet().stream()
                .map(engine -> "%s on %s"
                        .formatted(
                                Phrase.count(engine.getValue(), "window"),
                                Side.of("engine", engine.getKey()).name()))
                .collect(Collectors.joining(", "));
        Grounds grounds = Grounds.none(
                evidence,
                n,
                "%d of %s divided".formatted(n - exceptions.size(), Phrase.count(n, "window")),
                evidence.ids());
        String facts =
                ("L1 runs from the append of a window's latest event until it was computed, L2 from then until it was appended"
                                + " to the result topic: %s. The broker's stamps are whole milliseconds, rounded down, so that either may"
                                + " come out as low as -1 ms.")
                        .formatted(each);
        if (exceptions.isEmpty() && windows.containsValue(0)) {
            return grounds.rule(
                    Verdict.INCONCLUSIVE,
                    facts,
                    "An engine without a window shows nothing.",
                    "Valid trials on every engine.");
        }
        return grounds.ruleUnless(
                exceptions,
                facts,
                "In each L1 + L2 is T3 - T1, and neither is below -1 ms.",
                "A window of which L1 and L2 do not add up to T3 - T1, or one is below -1 ms.");
    }

    private static String named(WindowRow row) {
        return "window [%d, %d): ".formatted(row.windowStartMs(), row.windowEndMs());
    }

    private static String figures(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
