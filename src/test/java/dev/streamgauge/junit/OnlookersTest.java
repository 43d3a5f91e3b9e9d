package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.trial.LiveSample;
import dev.streamgauge.trial.Phase;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.Progress;
import dev.streamgauge.trial.TrialPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OnlookersTest {

    private static final PlannedTrial TRIAL = TrialPlan.of(
                    ExperimentFile.read("small.yaml", """
            id: small
            title: A small experiment
            source: {seed: "001", section: "3"}
            seed: 42
            engine: flink
            load: {arrivals: spp, rate: 500/s}
            pipeline: {window: 2 s, watermarkDelay: 2 s}
            timing: {warmUp: 4 s, measure: 20 s}
            """, Scale.QUICK, OptionalLong.empty()))
            .trials()
            .get(0);

    private final List<String> told = new ArrayList<>();

    /** Notes what it is told. */
    private record Onlooker(String name, boolean looksClosely, List<String> told) implements Progress {

        @Override
        public void enters(PlannedTrial trial, Phase phase, Duration expected) {
            told.add("%s: %s, %s".formatted(name, phase, expected));
        }

        @Override
        public void sees(PlannedTrial trial, long sent, long results) {
            told.add("%s: %d, %d".formatted(name, sent, results));
        }

        @Override
        public void samples(PlannedTrial trial, LiveSample sample) {
            told.add("%s: second %d".formatted(name, sample.second()));
        }
    }

    private Onlookers onlookers(boolean... closely) {
        List<Progress> all = new ArrayList<>();
        for (boolean looksClosely : closely) {
            all.add(new Onlooker("onlooker " + all.size(), looksClosely, told));
        }
        return new Onlookers(all);
    }

    @Test
    void eachIsToldEverythingInOrder() {
        Onlookers onlookers = onlookers(false, true);

        onlookers.enters(TRIAL, Phase.WARM_UP, Duration.ofSeconds(4));
        onlookers.sees(TRIAL, 7, 1);
        onlookers.samples(TRIAL, new LiveSample(3, 7, 1, 2, 1, Statistics.of(new double[0]), null, List.of()));

        assertThat(told)
                .containsExactly(
                        "onlooker 0: WARM_UP, PT4S",
                        "onlooker 1: WARM_UP, PT4S",
                        "onlooker 0: 7, 1",
                        "onlooker 1: 7, 1",
                        "onlooker 0: second 3",
                        "onlooker 1: second 3");
    }

    @Test
    void oneThatLooksCloselyIsEnough() {
        assertThat(onlookers(false, true).looksClosely()).isTrue();
        assertThat(onlookers(false, false).looksClosely()).isFalse();
    }
}
