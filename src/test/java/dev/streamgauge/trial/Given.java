package dev.streamgauge.trial;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import java.util.OptionalLong;

/**
 * A small experiment, with what matters to the test changed: W 2 s, D 4 s, a window of warm-up and 60 s of measurement at
 * 100 events a second; when bursty, 2 s high and 8 s low.
 */
record Given(String arrivals, String window, int repetitions, String factors, String more) {

    static Given defaults() {
        return new Given("spp", "2 s", 1, "{}", "");
    }

    Given withArrivals(String kind) {
        return new Given(kind, window, repetitions, factors, more);
    }

    Given withWindow(String length) {
        return new Given(arrivals, length, repetitions, factors, more);
    }

    Given withRepetitions(int count) {
        return new Given(arrivals, window, count, factors, more);
    }

    Given withFactors(String levels) {
        return new Given(arrivals, window, repetitions, levels, more);
    }

    /** With more lines at the file's end. */
    Given plus(String lines) {
        return new Given(arrivals, window, repetitions, factors, more + lines);
    }

    Experiment experiment(long seed) {
        String text = """
                id: small
                title: A small experiment
                source: {seed: "001", section: "3"}
                seed: 1
                repetitions: %d
                engine: flink
                load:
                  arrivals: %s
                  highDwell: 2 s
                  lowDwell: 8 s
                  highFactor: 4
                  rate: 100/s
                  producers: 4
                  events: {campaigns: 10, adsPerCampaign: 100, users: 1000, pages: 200, clickProbability: 0.1}
                pipeline:
                  window: %s
                  watermarkDelay: 4 s
                  grouping: none
                  outputMode: append
                  partitions: 4
                  parallelism: 2
                  checkpointInterval: 1 s
                  spark: {trigger: 1 s}
                  flink: {watermarkInterval: 200 ms, bufferTimeout: 10 ms, idleTimeout: 1 s}
                timing: {warmUp: %s, measure: 60 s, drainDeadline: 30 s}
                factors: %s
                %s
                """.formatted(repetitions, arrivals, window, window, factors, more);
        return ExperimentFile.read("small.yaml", text, Scale.QUICK, OptionalLong.of(seed));
    }

    TrialPlan plan(long seed) {
        return TrialPlan.of(experiment(seed));
    }

    Configuration configuration() {
        return experiment(1).configurations().get(0);
    }
}
