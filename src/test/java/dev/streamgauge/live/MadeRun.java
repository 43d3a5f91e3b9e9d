package dev.streamgauge.live;

import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.live.LiveState.Ended;
import dev.streamgauge.trial.LiveSample;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;

/** Two trials that were made up: a trial of each engine, of 12 s and 24 s at 500 events a second, and what each second of them shows. */
final class MadeRun {

    /** Seconds that a trial takes, by its phases and what it takes to start and stop. */
    static final double EXPECTED_SECONDS = 12 + 24 + 2 + 18;

    private static final String WINDOWS = """
            id: made
            title: A made-up experiment
            source: {seed: "001", section: "3"}
            seed: 42
            load: {arrivals: spp, rate: 500/s}
            pipeline: {window: 2 s, watermarkDelay: 2 s}
            timing: {warmUp: 12 s, measure: 24 s}
            factors: {engine: [spark, flink]}
            """;

    private MadeRun() {}

    static TrialPlan plan() {
        return plan(WINDOWS);
    }

    /** The same with a result for each record. */
    static TrialPlan planOfRecords() {
        return plan(WINDOWS.replace("{window: 2 s, watermarkDelay: 2 s}", "{job: inference}"));
    }

    private static TrialPlan plan(String file) {
        return TrialPlan.of(ExperimentFile.read("made.yaml", file, Scale.QUICK, OptionalLong.empty()));
    }

    /** 500 events in each second, and a window. */
    static LiveSample second(int second, double latencyMs) {
        return new LiveSample(
                second,
                500L * (second + 1),
                second + 1,
                500,
                1,
                Statistics.of(new double[] {latencyMs}),
                20L + second,
                used(second));
    }

    /** As many records as it takes for a median and a 99th percentile. */
    static LiveSample secondOfRecords(int second, double medianMs) {
        return new LiveSample(
                second,
                500L * (second + 1),
                490L * (second + 1),
                500,
                490,
                Statistics.of(DoubleStream.iterate(medianMs - 5, latency -> latency + 0.02)
                        .limit(501)
                        .toArray()),
                null,
                used(second));
    }

    private static List<ResourceRow> used(int second) {
        return List.of(
                new ResourceRow(second, "harness", 0.25, 300, null),
                new ResourceRow(second, "kafka", 0.5, 512, null),
                new ResourceRow(second, ResourceRow.MACHINE, 1.5, 4000, 0.0));
    }

    static Ended passed(PlannedTrial trial) {
        return new Ended(trial.experiment().id(), trial.id(), "passed", 2104.0, 12, 12);
    }
}
