package dev.streamgauge.evidence;

import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Events;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.evidence.Manifest.ScheduleLag;
import dev.streamgauge.workload.arrivals.ScheduleCertificate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Evidence made up by hand: a trial on Spark with D 4 s that went well, without a window yet, and with what matters to
 * the test changed.
 */
public record SampleTrial(
        Map<String, String> levels,
        Prediction prediction,
        List<String> inputFaults,
        List<String> invalidReasons,
        String failure,
        List<WindowRow> windows,
        List<TimelineRow> timeline,
        double maxLagMicros,
        Path directory) {

    public static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.123456789Z");
    public static final Instant LOAD_STARTED = Instant.parse("2026-01-02T03:04:10Z");
    public static final String SHA_256 = "0123456789abcdef".repeat(4);
    public static final Events EVENTS = new Events(9_000, 8_999, 1, 6_000, 2_980, 15, 5);
    public static final double EARLIEST_EMISSION_MS = 4_000;
    public static final Certificate CERTIFICATE = new Certificate(
            new ScheduleCertificate(
                    "Poisson, 200/s",
                    List.of(
                            new ScheduleCertificate.Check(
                                    "gaps", "exponential, 200/s", 8_400, 0.0061, null, 0.0243, 0.91, true),
                            new ScheduleCertificate.Check(
                                    "count", "8400 expected", 8_400, 8_350, 8_043.0, 8_757.0, 0.59, true))),
            new Certificate.Sends(8_350, 8_350, 9, 0.00108, 0.0244, 1.02, 1.03));

    public static SampleTrial in(Path directory) {
        return new SampleTrial(
                Map.of("engine", "spark", "arrivals", "mmpp"),
                new Prediction(1_300, 2_300, "T + B to 2T + B"),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                20_000,
                directory);
    }

    public SampleTrial withLevels(Map<String, String> other) {
        return new SampleTrial(
                other, prediction, inputFaults, invalidReasons, failure, windows, timeline, maxLagMicros, directory);
    }

    public SampleTrial withPrediction(Prediction other) {
        return new SampleTrial(
                levels, other, inputFaults, invalidReasons, failure, windows, timeline, maxLagMicros, directory);
    }

    public SampleTrial withInputFaults(String... faults) {
        return new SampleTrial(
                levels,
                prediction,
                List.of(faults),
                invalidReasons,
                failure,
                windows,
                timeline,
                maxLagMicros,
                directory);
    }

    public SampleTrial withInvalidReasons(String... reasons) {
        return new SampleTrial(
                levels, prediction, inputFaults, List.of(reasons), failure, windows, timeline, maxLagMicros, directory);
    }

    public SampleTrial withFailure(String reason) {
        return new SampleTrial(
                levels, prediction, inputFaults, invalidReasons, reason, windows, timeline, maxLagMicros, directory);
    }

    public SampleTrial withWindows(List<WindowRow> rows) {
        return new SampleTrial(
                levels, prediction, inputFaults, invalidReasons, failure, rows, timeline, maxLagMicros, directory);
    }

    public SampleTrial withTimeline(List<TimelineRow> rows) {
        return new SampleTrial(
                levels, prediction, inputFaults, invalidReasons, failure, windows, rows, maxLagMicros, directory);
    }

    public SampleTrial withMaxScheduleLagMicros(double micros) {
        return new SampleTrial(
                levels, prediction, inputFaults, invalidReasons, failure, windows, timeline, micros, directory);
    }

    /** The evidence, with one result for each window that came out. */
    public Evidence evidence() {
        List<ResultRow> results = windows.stream()
                .filter(window -> window.seenNs() != null)
                .map(window -> new ResultRow(
                        0,
                        window.windowStartMs() / 2_000,
                        window.resultAppendedMs(),
                        window.seenNs(),
                        window.windowStartMs(),
                        window.windowEndMs(),
                        window.views(),
                        window.clicks(),
                        window.ctr(),
                        window.inputAppendedMs(),
                        window.maxSentNs(),
                        window.computedNs()))
                .toList();
        return new Evidence(manifest(), windows, results, timeline, List.of(), List.of(), List.of(), directory);
    }

    private Manifest manifest() {
        return new Manifest(
                Manifest.SCHEMA_VERSION,
                "small",
                "A small experiment, \"quoted\"",
                "spark-mmpp-r2",
                levels,
                Map.of("window", "2000 ms", "trigger", "every 1000 ms"),
                "quick",
                "embedded",
                43,
                2,
                "mmpp-r2",
                7,
                42,
                new Manifest.Clock(STARTED, LOAD_STARTED, 12_000, 30_000, 20_000L, 48_123),
                Map.of("kafka", "3.9.2", "spark", "3.5.7"),
                Map.of("cores", "2"),
                "0123456789abcdef",
                List.of(
                        new Manifest.ProcessRecord("broker", 4_711L, "broker.log"),
                        new Manifest.ProcessRecord("elsewhere", null, "elsewhere.log")),
                List.of(new Manifest.Phase("prepare", STARTED, LOAD_STARTED)),
                SHA_256,
                SHA_256,
                EVENTS,
                EARLIEST_EMISSION_MS,
                new ScheduleLag(21.5, 54.25, maxLagMicros),
                CERTIFICATE,
                new Manifest.Harness(1.5, 12.25, 3, 18.5, 9.75, 0.5, "normal"),
                new EngineFigures(EVENTS.sent(), 5L, 15L, List.of(290.5, 310.0)),
                prediction,
                6_300,
                inputFaults,
                List.of(),
                List.of(),
                invalidReasons,
                failure);
    }

    /** The manifest of a trial of which nothing is known but that it did not start. */
    public static Manifest brokenBeforeItStarted() {
        return new Manifest(
                Manifest.SCHEMA_VERSION,
                "small",
                "A small experiment",
                "all-r1",
                Map.of(),
                Map.of(),
                "quick",
                "embedded",
                42,
                1,
                "all-r1",
                1,
                42,
                new Manifest.Clock(STARTED, null, 12_000, 30_000, null, 0),
                Map.of(),
                Map.of(),
                null,
                List.of(),
                List.of(),
                null,
                null,
                Events.NONE,
                0,
                null,
                null,
                null,
                null,
                null,
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "Waited 90000 ms in vain for the broker.");
    }

    /** A window of the number k that came out once and right, so many milliseconds after its floor of 4001.5 ms. */
    public static WindowRow matched(int k, double overheadMs) {
        return cameOut(k, WindowRow.Status.MATCHED, overheadMs);
    }

    /** A window that came out, whatever is to be said of it. */
    public static WindowRow cameOut(int k, WindowRow.Status status, double overheadMs) {
        long endMs = end(k);
        long maxIntendedNs = endMs * 1_000_000 - 1_500_000;
        double latencyMs = 4_001.5 + overheadMs;
        return new WindowRow(
                endMs - 2_000,
                endMs,
                status,
                200,
                200,
                50,
                50,
                200L,
                50L,
                0.25,
                k % 2,
                maxIntendedNs,
                maxIntendedNs + 250_000,
                endMs,
                maxIntendedNs + Math.round((latencyMs - 30) * 1e6),
                (maxIntendedNs + Math.round((latencyMs - 10) * 1e6)) / 1_000_000,
                maxIntendedNs + Math.round(latencyMs * 1e6),
                latencyMs,
                4_001.5,
                overheadMs,
                latencyMs - 0.25);
    }

    /** The same of one campaign of its window alone. */
    public static WindowRow ofCampaign(String campaign, WindowRow row) {
        return new WindowRow(
                row.windowStartMs(),
                row.windowEndMs(),
                campaign,
                row.status(),
                row.minViews(),
                row.maxViews(),
                row.minClicks(),
                row.maxClicks(),
                row.views(),
                row.clicks(),
                row.ctr(),
                row.state(),
                row.maxIntendedNs(),
                row.maxSentNs(),
                row.inputAppendedMs(),
                row.computedNs(),
                row.resultAppendedMs(),
                row.seenNs(),
                row.latencyMs(),
                row.floorMs(),
                row.overheadMs(),
                row.dialectMs(),
                row.results(),
                row.firstSeenNs());
    }

    /** A window that did not come out. */
    public static WindowRow missing(int k) {
        long endMs = end(k);
        return new WindowRow(
                endMs - 2_000,
                endMs,
                WindowRow.Status.MISSING,
                199,
                200,
                49,
                50,
                null,
                null,
                null,
                0,
                endMs * 1_000_000 - 1_500_000,
                null,
                null,
                null,
                null,
                null,
                null,
                4_001.5,
                null,
                null);
    }

    /** A window that came out although no event belongs to it. */
    public static WindowRow unexpected(int k) {
        WindowRow row = cameOut(k, WindowRow.Status.WRONG, 100);
        return new WindowRow(
                row.windowStartMs(),
                row.windowEndMs(),
                row.status(),
                0,
                0,
                0,
                0,
                row.views(),
                row.clicks(),
                row.ctr(),
                row.state(),
                row.maxIntendedNs(),
                row.maxSentNs(),
                row.inputAppendedMs(),
                row.computedNs(),
                row.resultAppendedMs(),
                row.seenNs(),
                row.latencyMs(),
                row.floorMs(),
                row.overheadMs(),
                row.dialectMs());
    }

    private static long end(int k) {
        return LOAD_STARTED.toEpochMilli() + 12_000 + 2_000L * (k + 1);
    }
}
