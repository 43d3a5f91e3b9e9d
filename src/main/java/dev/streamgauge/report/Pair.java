package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Experiment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Trials of the same stream on two engines, ordered by the engines' names. */
record Pair(Evidence first, Evidence second, TrialTitle firstTitle, TrialTitle secondTitle) {

    /** The pairs among the trials: each trial of a stream with each trial of the same stream on the other engine. */
    static List<Pair> among(List<Judgement> judgements, Experiment experiment) {
        Map<String, List<Evidence>> byId = new LinkedHashMap<>();
        judgements.forEach(judgement -> byId.computeIfAbsent(
                        judgement.evidence().manifest().pairId(), id -> new ArrayList<>())
                .add(judgement.evidence()));
        List<Pair> pairs = new ArrayList<>();
        for (List<Evidence> alike : byId.values()) {
            for (Evidence first : alike) {
                for (Evidence second : alike) {
                    Pair pair = new Pair(
                            first,
                            second,
                            TrialTitle.of(first.manifest(), experiment),
                            TrialTitle.of(second.manifest(), experiment));
                    if (pair.firstTitle().engine().compareTo(pair.secondTitle().engine()) < 0) {
                        pairs.add(pair);
                    }
                }
            }
        }
        return pairs;
    }

    /** What a reader calls the conditions: the levels of whichever engine has more of them. */
    String conditions() {
        return Stream.of(firstTitle, secondTitle)
                .max(Comparator.comparingInt(title -> title.others().size()))
                .orElseThrow()
                .conditions();
    }

    /** Latency on the second engine minus latency on the first, of each window that both published once and right. */
    List<Double> differencesMs() {
        Map<Long, Double> onFirst = new HashMap<>();
        latencies(first, onFirst);
        Map<Long, Double> onSecond = new LinkedHashMap<>();
        latencies(second, onSecond);
        List<Double> differences = new ArrayList<>();
        onSecond.forEach((offset, latency) -> {
            Double other = onFirst.get(offset);
            if (other != null) {
                differences.add(latency - other);
            }
        });
        return differences;
    }

    private static void latencies(Evidence evidence, Map<Long, Double> byOffset) {
        long origin = StreamTime.of(evidence).originMs();
        for (WindowRow window : evidence.matched()) {
            Double latency = window.latencyMs();
            if (latency != null) {
                byOffset.put(window.windowStartMs() - origin, latency);
            }
        }
    }
}
