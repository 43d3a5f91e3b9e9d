package dev.streamgauge.evidence;

import java.util.List;
import java.util.Map;

/** Summaries made up for a test: as full, and as empty, as they come. */
final class SampleSummary {

    private static final Statistics NO_FIGURES = new Statistics(0, null, null, null, null, null, null, null, null);
    private static final Statistics FIGURES =
            new Statistics(700, 4_000.1, 5_000.2, 6_000.3, 6_500.0, 6_900.4, 7_000.0, 5_100.5, 300.25);
    private static final GateSummary GATE = new GateSummary(
            "FAIL",
            true,
            List.of(new GateSummary.Experiment(
                    "small",
                    "baselines/small.json",
                    false,
                    "the same machine",
                    3,
                    "FAIL",
                    List.of(new GateSummary.Comparison(
                            "spark-mmpp",
                            "overhead.p50",
                            "ms",
                            1_300.5,
                            1_500.5,
                            200.0,
                            150.0,
                            250.0,
                            130.0,
                            180.0,
                            5,
                            4,
                            List.of(1_300.0, 1_301.0),
                            List.of(1_500.0, 1_501.0),
                            "FAIL",
                            "worse")))),
            List.of(new GateSummary.Trend(
                    "small",
                    "spark-mmpp",
                    "overhead.p50",
                    "ms",
                    30,
                    List.of(new GateSummary.ChangePoint(SampleTrial.STARTED, null, 1_300, 1_500)),
                    "FAIL",
                    "changed")));

    private static final Summary.Recovery RECOVERY = new Summary.Recovery(
            "worker",
            "kill",
            "exactly once",
            0,
            3,
            0,
            false,
            List.of(
                    new Summary.Strike("taskmanager", 15_000, 800.0, 900.0, 4_000.0, 5_000.0, 9_000.0, 10_000.0, 123.5),
                    new Summary.Strike("taskmanager", 20_000, null, null, null, null, null, null, null)));

    private SampleSummary() {}

    /** Everything that a summary can tell. */
    static Summary full() {
        return new Summary(
                Summary.SCHEMA_VERSION,
                "0123abcd",
                "quick",
                "embedded",
                SampleTrial.STARTED,
                245.5,
                Map.of("cores", "2"),
                List.of(trial(
                        Summary.Status.FAILED,
                        SampleTrial.SHA_256,
                        FIGURES,
                        new Summary.Counts(15, 12, 1, 1, 1),
                        new Summary.Throughput(1_500, 1_499.5, 30),
                        new Manifest.ScheduleLag(21.5, 54.25, 20_000),
                        RECOVERY,
                        new Summary.Bound("overhead.p50", 1_900.0, -200.0, 3_800.0, 1_800.0, 2_000.0, 200.0, "PASS"))),
                List.of(SampleClaim.full(), SampleClaim.bare()),
                GATE);
    }

    /** What hardly ran: nearly all of it null. */
    static Summary mostlyNull() {
        return new Summary(
                Summary.SCHEMA_VERSION,
                null,
                "paper",
                "recorded",
                SampleTrial.LOAD_STARTED,
                0,
                Map.of(),
                List.of(trial(
                        Summary.Status.ABORTED,
                        null,
                        NO_FIGURES,
                        null,
                        null,
                        null,
                        null,
                        new Summary.Bound("latency.min", null, null, null, null, null, null, "INCONCLUSIVE"))),
                List.of(),
                null);
    }

    private static Summary.Trial trial(
            Summary.Status status,
            String sha256,
            Statistics figures,
            Summary.Counts records,
            Summary.Throughput throughput,
            Manifest.ScheduleLag lag,
            Summary.Recovery recovery,
            Summary.Bound bound) {
        return new Summary.Trial(
                "small",
                "spark-mmpp-r2",
                Map.of("engine", "spark"),
                Map.of("window", "2000 ms"),
                -43,
                2,
                "mmpp-r2",
                SampleTrial.STARTED,
                status,
                false,
                List.of("the schedule was not kept"),
                sha256,
                SampleTrial.EVENTS,
                new Summary.Counts(15, 15, 0, 0, 0),
                records,
                figures,
                figures,
                figures,
                lag == null ? Map.of() : Map.of("engine", new Summary.Component(5.0, 4.5, 9.0, 0.2)),
                figures,
                throughput,
                lag,
                lag == null ? null : SampleTrial.CERTIFICATE,
                recovery,
                recovery == null
                        ? null
                        : new Summary.Lag(new Summary.Level(900, 120.5, 3), new Summary.Level(800, 100, -1)),
                List.of(bound),
                "small/spark-mmpp-r2");
    }
}
