package dev.streamgauge.claim;

import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.SampleTrial;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.KeyLocations;
import dev.streamgauge.experiment.PublishedClaim;
import dev.streamgauge.experiment.Scale;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * A valid trial made up for the test of a claim: W 2 s, D 4 s, and a load that starts when no other trial's does.
 *
 * @param id the trial's id
 * @param stream its stream
 * @param levels its levels
 * @param windows its windows
 * @param events its accounts
 * @param engineDropped rows that the engine says it dropped late
 * @param certificate what certifies its arrivals
 * @param prediction what the engine's model predicts
 */
record MadeTrial(
        String id,
        String stream,
        Map<String, String> levels,
        List<WindowRow> windows,
        Manifest.Events events,
        Long engineDropped,
        Certificate certificate,
        Manifest.Prediction prediction) {

    static final long WINDOW_MS = 2_000;

    private static final long DELAY_MS = 4_000;
    private static final Manifest.Events EVENTS = new Manifest.Events(9_000, 9_000, 0, 6_000, 3_000, 0, 0);

    static MadeTrial of(String engine, String stream) {
        return new MadeTrial(
                engine + "-" + stream,
                stream,
                Map.of("engine", engine),
                List.of(),
                EVENTS,
                0L,
                SampleTrial.CERTIFICATE,
                null);
    }

    MadeTrial with(String factor, String level) {
        Map<String, String> more = new LinkedHashMap<>(levels);
        more.put(factor, level);
        String name = "%s-%s_%s".formatted(id, factor, level);
        return new MadeTrial(name, stream, more, windows, events, engineDropped, certificate, prediction);
    }

    /** Windows one after another that came out right, in the LOW state. */
    MadeTrial withOverheads(double... overheadsMs) {
        List<WindowRow> rows = new ArrayList<>();
        for (double overhead : overheadsMs) {
            rows.add(row(rows.size(), WindowRow.Status.MATCHED, overhead, 0, 50));
        }
        return withWindows(rows);
    }

    /** So many windows that came out right, this late. */
    MadeTrial withOverheads(int count, DoubleUnaryOperator ofWindow) {
        return withOverheads(
                DoubleStream.iterate(0, k -> k + 1).limit(count).map(ofWindow).toArray());
    }

    /** One more window that came out right. */
    MadeTrial plus(double overheadMs, int state) {
        return plus(row(windows.size(), WindowRow.Status.MATCHED, overheadMs, state, 50));
    }

    /** One more window, whatever became of it. */
    MadeTrial plus(WindowRow.Status status, long clicks) {
        return plus(row(windows.size(), status, 100, 0, clicks));
    }

    /** The last window as one campaign of it, beside the same of another campaign, with so many clicks. */
    MadeTrial splitWith(String other, long clicks) {
        WindowRow last = windows.get(windows.size() - 1);
        List<WindowRow> more = new ArrayList<>(windows.subList(0, windows.size() - 1));
        more.add(SampleTrial.ofCampaign("c00", last));
        more.add(SampleTrial.ofCampaign(other, row(windows.size() - 1, last.status(), 100, 0, clicks)));
        return withWindows(more);
    }

    private MadeTrial plus(WindowRow row) {
        List<WindowRow> more = new ArrayList<>(windows);
        more.add(row);
        return withWindows(more);
    }

    private MadeTrial withWindows(List<WindowRow> rows) {
        return new MadeTrial(id, stream, levels, rows, events, engineDropped, certificate, prediction);
    }

    MadeTrial predicting(double lowMs, double highMs) {
        Manifest.Prediction band = new Manifest.Prediction(lowMs, highMs, "a model");
        return new MadeTrial(id, stream, levels, windows, events, engineDropped, certificate, band);
    }

    MadeTrial certifiedBy(Certificate other) {
        return new MadeTrial(id, stream, levels, windows, events, engineDropped, other, prediction);
    }

    /** Events dropped late by the accounts, and rows by the engine's own count. */
    MadeTrial dropping(long events, Long byTheEngine) {
        Manifest.Events others = new Manifest.Events(9_000 + events, 9_000 + events, 0, 6_000, 3_000, events, 0);
        return new MadeTrial(id, stream, levels, windows, others, byTheEngine, certificate, prediction);
    }

    /** The windows start so many milliseconds after the epoch: the load, and one window of warm-up. */
    private long loadStartMs() {
        return 1_000_000_000L + WINDOW_MS * Math.floorMod(id.hashCode(), 100_000);
    }

    private WindowRow row(int k, WindowRow.Status status, double overheadMs, int state, long clicks) {
        long startMs = loadStartMs() + WINDOW_MS * (k + 1);
        long endMs = startMs + WINDOW_MS;
        boolean missing = status == WindowRow.Status.MISSING;
        long seenNs = (endMs + DELAY_MS) * 1_000_000 + Math.round(overheadMs * 1e6);
        double latencyMs = DELAY_MS + 1 + overheadMs;
        return new WindowRow(
                startMs,
                endMs,
                status,
                200,
                200,
                50,
                50,
                missing ? null : 200L,
                missing ? null : (Long) clicks,
                missing ? null : (Double) (clicks / 200.0),
                state,
                (endMs - 1) * 1_000_000,
                missing ? null : (Long) ((endMs - 1) * 1_000_000),
                missing ? null : (Long) endMs,
                missing ? null : (Long) (seenNs - 4_000_000),
                missing ? null : (Long) (seenNs / 1_000_000 - 1),
                missing ? null : (Long) seenNs,
                missing ? null : (Double) latencyMs,
                DELAY_MS + 1.0,
                missing ? null : (Double) overheadMs,
                missing ? null : (Double) latencyMs);
    }

    Judgement judged() {
        Manifest manifest = new Manifest(
                Manifest.SCHEMA_VERSION,
                "made",
                "Made up",
                id,
                levels,
                levels,
                "quick",
                "embedded",
                42,
                1,
                stream,
                1,
                42,
                new Manifest.Clock(
                        SampleTrial.STARTED, Instant.ofEpochMilli(loadStartMs()), WINDOW_MS, 30_000, 20_000L, 40_000),
                Map.of(),
                Map.of(),
                null,
                List.of(),
                List.of(),
                "hash of " + stream,
                "hash of " + stream,
                events,
                DELAY_MS,
                new Manifest.ScheduleLag(1, 2, 3),
                certificate,
                null,
                new Manifest.EngineFigures(events.sent(), 0L, engineDropped, List.of()),
                prediction,
                6_000,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null);
        Evidence evidence = new Evidence(
                manifest, windows, List.of(), List.of(), List.of(), List.of(), List.of(), Path.of("target/none"));
        return Judgement.of(evidence, List.of());
    }

    /** A claim that is tested alone, at a chance of error of 0.05, and decided at n of something. */
    static ClaimEvidence tested(int n, String of, List<MadeTrial> trials) {
        return evidence(true, ClaimEvidence.FAMILY_ALPHA, n, of, List.of(), trials);
    }

    /** The same, one of twelve that are tested together. */
    static ClaimEvidence testedAmongTwelve(int n, String of) {
        return evidence(true, ClaimEvidence.FAMILY_ALPHA / 12, n, of, List.of(), List.of());
    }

    /** A claim that is checked exactly. */
    static ClaimEvidence checked(int n, String of, List<Configuration> configurations, List<MadeTrial> trials) {
        return evidence(false, ClaimEvidence.FAMILY_ALPHA, n, of, configurations, trials);
    }

    private static ClaimEvidence evidence(
            boolean tested,
            double alpha,
            int n,
            String of,
            List<Configuration> configurations,
            List<MadeTrial> trials) {
        return evidenceOf(
                tested,
                alpha,
                n,
                of,
                configurations,
                trials.stream().map(MadeTrial::judged).toList());
    }

    /** A claim and its evidence, whoever made the trials. */
    static ClaimEvidence evidenceOf(
            boolean tested,
            double alpha,
            int n,
            String of,
            List<Configuration> configurations,
            List<Judgement> judged) {
        PublishedClaim claim = new PublishedClaim(
                "X1",
                "it is so",
                "001, section 9",
                null,
                "overhead",
                "as told",
                tested,
                new PublishedClaim.SampleSize(n, of),
                List.of(),
                Map.of());
        Experiment experiment = new Experiment(
                "made",
                "Made up",
                new Experiment.Source("001", "9"),
                List.of(),
                Scale.QUICK,
                42,
                1,
                factors(judged),
                configurations,
                List.of(),
                List.of(claim),
                null,
                null,
                null,
                Map.of(),
                new KeyLocations("made.yaml", Map.of()));
        return new ClaimEvidence(claim, alpha, experiment, judged);
    }

    private static Map<String, List<String>> factors(List<Judgement> trials) {
        Map<String, List<String>> factors = new LinkedHashMap<>();
        trials.forEach(trial -> trial.evidence().manifest().levels().forEach((factor, level) -> {
            List<String> levels = factors.computeIfAbsent(factor, none -> new ArrayList<>());
            if (!levels.contains(level)) {
                levels.add(level);
            }
        }));
        return factors;
    }
}
