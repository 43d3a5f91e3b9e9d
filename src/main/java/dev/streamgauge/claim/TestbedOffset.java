package dev.streamgauge.claim;

import dev.streamgauge.evidence.WindowRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much later windows come out in containers than in the embedded testbed: the same trials in both, in turn. */
public final class TestbedOffset {

    private TestbedOffset() {}

    /**
     * Containers hold both engines back (seed 001, section 10). Each engine is a case of its own; a stream that ran in both testbeds
     * is one pair.
     */
    public static Ruling containersHoldBack(ClaimEvidence evidence) {
        if (evidence.beside().isEmpty()) {
            return Ruling.inconclusive(
                    "not measured",
                    0,
                    "The claim compares the same trials embedded and in containers, and these ran in one testbed alone.",
                    "Both, in turn: -Dtestbed=containers -Dduet=embedded.",
                    evidence.ids());
        }
        Map<String, List<Judgement>> byEngine = evidence.by("engine");
        ClaimEvidence share = evidence.sharedBy(Math.max(1, byEngine.size()));
        Map<String, Ruling> rulings = new LinkedHashMap<>();
        byEngine.forEach((name, trials) -> {
            Side engine = Side.of("engine", name);
            rulings.put(
                    engine.name(),
                    PairedTrials.on(
                                    streams(trials, evidence.beside()),
                                    share.over(trials),
                                    engine.and(Side.TESTBED, "containers"),
                                    engine.and(Side.TESTBED, "embedded"))
                            .firstIsHigher());
        });
        return Ruling.ofAll(rulings);
    }

    private static List<SharedStream> streams(List<Judgement> contained, List<Judgement> embedded) {
        return contained.stream()
                .flatMap(trial -> embedded.stream()
                        .filter(other -> sameTrial(trial, other))
                        .limit(1)
                        .map(other -> SharedStream.between(List.of(trial), List.of(other), WindowRow::overheadMs)))
                .filter(stream -> stream.windows() >= SharedStream.LEAST_WINDOWS)
                .toList();
    }

    private static boolean sameTrial(Judgement one, Judgement other) {
        return id(one).equals(id(other)) && SharedStream.stream(one).equals(SharedStream.stream(other));
    }

    private static String id(Judgement trial) {
        return trial.evidence().manifest().trial();
    }
}
