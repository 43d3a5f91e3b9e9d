package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.streamgauge.claim.Rung;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A search over two engines of known capacity, without running one. */
class LadderWalkTest {

    private static final String YAML = """
            id: climbing
            title: Climbing
            source: {seed: "000", section: "4"}
            seed: 1
            load: {arrivals: spp}
            pipeline: {window: 1 s, watermarkDelay: 1 s}
            timing: {warmUp: 5 s, measure: 10 s}
            factors: {engine: [spark, flink]}
            search: {from: 1000/s, atMost: 64000/s, precision: 0.5, rungs: 6, overheadAtMost: 3 s}
            """;

    private final TrialPlan plan =
            TrialPlan.of(ExperimentFile.read("climbing.yaml", YAML, Scale.QUICK, OptionalLong.empty()));
    private final Map<Configuration, List<Rung>> rungs = new HashMap<>();
    private final List<PlannedTrial> walked = new ArrayList<>();

    private void walk(Predicate<PlannedTrial> leavesEvidence) {
        LadderWalk walk = new LadderWalk(plan, ladder -> rungs.getOrDefault(ladder, List.of()));
        while (walk.hasNext()) {
            PlannedTrial trial = walk.next();
            walked.add(trial);
            if (leavesEvidence.test(trial)) {
                plan.ladders().stream()
                        .filter(ladder ->
                                ladder.engine().equals(trial.configuration().engine()))
                        .forEach(ladder -> rungs.computeIfAbsent(ladder, any -> new ArrayList<>())
                                .add(rung(trial)));
            }
        }
    }

    private static Rung rung(PlannedTrial trial) {
        double rateHz = trial.configuration().load().rateHz();
        double capacityHz = trial.configuration().engine().equals("spark") ? 3_000 : 10_000;
        Rung.Outcome outcome = rateHz < capacityHz ? Rung.Outcome.SUSTAINED : Rung.Outcome.NOT_SUSTAINED;
        return new Rung(rateHz, outcome, "made up", 100.0, 0.0, 0.0, 0.0, trial.id());
    }

    @Test
    void enginesTakeTurnsUntilEachHasItsThreshold() {
        walk(trial -> true);

        assertThat(walked.subList(0, 4).stream()
                        .map(trial -> trial.configuration().engine())
                        .toList())
                .isIn(List.of("spark", "flink", "spark", "flink"), List.of("flink", "spark", "flink", "spark"));
        assertThat(walked).extracting(PlannedTrial::id).doesNotHaveDuplicates();
        assertThat(walked).extracting(PlannedTrial::position).first().isEqualTo(1);
        assertThat(rungs.values()).allSatisfy(ladder -> assertThat(ladder).hasSizeLessThanOrEqualTo(6));
        assertThat(rungs.values().stream().flatMap(List::stream).map(Rung::rateHz))
                .contains(2_000.0, 4_000.0, 8_000.0, 16_000.0);
    }

    @Test
    void bothEnginesMeetTheSameStreamAtTheSameRate() {
        walk(trial -> true);

        assertThat(walked.stream()
                        .filter(trial -> trial.configuration().load().rateHz() == 1_000)
                        .toList())
                .hasSize(2)
                .extracting(PlannedTrial::seed, PlannedTrial::pairId)
                .containsOnly(tuple(1L, walked.get(0).pairId()));
    }

    @Test
    void aSearchEndsWhereATrialLeavesNoEvidence() {
        walk(trial -> !trial.configuration().engine().equals("spark"));

        assertThat(walked.stream()
                        .filter(trial -> trial.configuration().engine().equals("spark"))
                        .toList())
                .as("asked once, and not again")
                .hasSize(1);
        assertThat(walked).hasSizeGreaterThan(4);
    }
}
