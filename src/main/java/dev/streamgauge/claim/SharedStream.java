package dev.streamgauge.claim;

import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.WindowRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stream that ran on both sides of a comparison, window by window. Trials ran the same stream if its hash is the same. A
 * window is told by its start after the load's start, since trials run one after another; only windows that came out right
 * in every one of these trials are kept.
 *
 * @param name what a reader calls it
 * @param first overheads in milliseconds, or what else is compared, of each trial of the first side, the windows in order of time
 * @param second the same of the second side, the same windows
 * @param trials ids of all of them
 */
record SharedStream(String name, List<double[]> first, List<double[]> second, List<String> trials) {

    /** The least windows that a median or a deviation is taken from: a median needs five on either side. */
    static final int LEAST_WINDOWS = 10;

    SharedStream {
        first = List.copyOf(first);
        second = List.copyOf(second);
        trials = List.copyOf(trials);
    }

    /**
     * The streams that ran on both sides and have at least {@link #LEAST_WINDOWS} windows in common, in the order in which
     * they first ran.
     *
     * @throws IllegalArgumentException if a trial is on both sides
     */
    static List<SharedStream> of(ClaimEvidence evidence, Side first, Side second) {
        return of(evidence, first, second, WindowRow::overheadMs);
    }

    /**
     * The same with another figure of a window than its overhead.
     *
     * @param figure in milliseconds; null for a window that has none, which is left out
     * @throws IllegalArgumentException if a trial is on both sides
     */
    static List<SharedStream> of(
            ClaimEvidence evidence, Side first, Side second, Function<WindowRow, @Nullable Double> figure) {
        Map<String, List<Judgement>> byStream = new LinkedHashMap<>();
        for (Judgement trial : evidence.trials()) {
            refuseIfOnBoth(trial, first, second);
            if (first.has(trial) || second.has(trial)) {
                byStream.computeIfAbsent(stream(trial), stream -> new ArrayList<>())
                        .add(trial);
            }
        }
        List<SharedStream> shared = new ArrayList<>();
        for (List<Judgement> alike : byStream.values()) {
            List<Judgement> ofFirst = alike.stream().filter(first::has).toList();
            List<Judgement> ofSecond = alike.stream().filter(second::has).toList();
            if (!ofFirst.isEmpty() && !ofSecond.isEmpty()) {
                SharedStream stream = between(ofFirst, ofSecond, figure);
                if (stream.windows() >= LEAST_WINDOWS) {
                    shared.add(stream);
                }
            }
        }
        return shared;
    }

    /** @throws IllegalArgumentException if the trial is on both sides */
    static void refuseIfOnBoth(Judgement trial, Side first, Side second) {
        if (first.has(trial) && second.has(trial)) {
            throw new IllegalArgumentException("%s and %s both hold the trial %s: name levels that tell them apart"
                    .formatted(first.name(), second.name(), id(trial)));
        }
    }

    /** What is equal for trials that ran the same stream. */
    static String stream(Judgement trial) {
        Manifest manifest = trial.evidence().manifest();
        String hash = manifest.streamSha256();
        return hash == null ? manifest.pairId() : hash;
    }

    /** Two sides that ran the same stream, each at least once. */
    static SharedStream between(
            List<Judgement> first, List<Judgement> second, Function<WindowRow, @Nullable Double> figure) {
        List<SortedMap<Long, Double>> ofFirst =
                first.stream().map(trial -> byOffset(trial, figure)).toList();
        List<SortedMap<Long, Double>> ofSecond =
                second.stream().map(trial -> byOffset(trial, figure)).toList();
        SortedSet<Long> common = new TreeSet<>(ofFirst.get(0).keySet());
        Stream.concat(ofFirst.stream(), ofSecond.stream()).forEach(byOffset -> common.retainAll(byOffset.keySet()));
        return new SharedStream(
                first.get(0).evidence().manifest().pairId(),
                ofFirst.stream().map(byOffset -> at(common, byOffset)).toList(),
                ofSecond.stream().map(byOffset -> at(common, byOffset)).toList(),
                Stream.concat(first.stream(), second.stream())
                        .map(SharedStream::id)
                        .toList());
    }

    private static double[] at(SortedSet<Long> offsets, SortedMap<Long, Double> byOffset) {
        return offsets.stream()
                .mapToDouble(offset -> byOffset.getOrDefault(offset, Double.NaN))
                .toArray();
    }

    /** Overheads of the matched windows by their start after the load's start, in milliseconds. */
    static SortedMap<Long, Double> overheads(Judgement trial) {
        return byOffset(trial, WindowRow::overheadMs);
    }

    private static SortedMap<Long, Double> byOffset(Judgement trial, Function<WindowRow, @Nullable Double> figure) {
        Instant loadStart = trial.evidence().manifest().clock().loadStart();
        long startMs = loadStart == null ? 0 : loadStart.toEpochMilli();
        SortedMap<Long, Double> byOffset = new TreeMap<>();
        for (WindowRow window : trial.evidence().matched()) {
            Double value = figure.apply(window);
            if (value != null) {
                byOffset.put(window.windowStartMs() - startMs, value);
            }
        }
        return byOffset;
    }

    /** How many windows the trials have in common. */
    int windows() {
        return first.get(0).length;
    }

    private static String id(Judgement trial) {
        return trial.evidence().manifest().trial();
    }
}
