package dev.streamgauge.claim;

import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.SampleTrial;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.evidence.TimelineRow;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A valid trial made up for the test of a claim, in which each of 1,000 records has a result: 12 s of warm-up and 30 s of
 * measurement.
 *
 * @param id the trial's id
 * @param stream its stream
 * @param levels its levels
 * @param settings what it ran with
 * @param records what became of its records
 * @param unreadable results without a time
 * @param timeline its seconds
 */
record MadeInference(
        String id,
        String stream,
        Map<String, String> levels,
        Map<String, String> settings,
        Records records,
        List<String> unreadable,
        List<TimelineRow> timeline) {

    static final long RECORDS = 1_000;

    private static final long MEASURE_MS = 30_000;
    private static final Summary.Counts NONE = new Summary.Counts(0, 0, 0, 0, 0);

    /** Sent as fast as possible; all came out, in 2 s, with a median latency of 500 ms. */
    static MadeInference bulk(String engine, String stream) {
        return of(engine, stream, Map.of("shape", "bulk"));
    }

    /** Sent at 1,000 a second; all came out, with a median latency of 500 ms. */
    static MadeInference paced(String engine, String stream) {
        return of(engine, stream, Map.of("arrivals", "uniform"));
    }

    private static MadeInference of(String engine, String stream, Map<String, String> settings) {
        Records records = new Records(
                new Summary.Counts(RECORDS, RECORDS, 0, 0, 0),
                NONE,
                Map.of(),
                0,
                List.of(),
                latency(500),
                latency(500),
                Map.of(
                        Records.SENT_TO_COMPUTED, latency(400),
                        Records.COMPUTED_TO_APPENDED, latency(60),
                        Records.APPENDED_TO_SEEN, latency(40)),
                1,
                2,
                "results of " + stream,
                Map.of(),
                List.of());
        return new MadeInference(
                engine + "-" + stream, stream, Map.of("engine", engine), settings, records, List.of(), List.of());
    }

    private static Statistics latency(double median) {
        return new Statistics(
                RECORDS, median / 2, median, 1.5 * median, 1.6 * median, 1.7 * median, 2 * median, median, median / 3);
    }

    MadeInference with(String factor, String level) {
        return new MadeInference(
                "%s-%s_%s".formatted(id, factor, level),
                stream,
                and(levels, factor, level),
                settings,
                records,
                unreadable,
                timeline);
    }

    MadeInference running(String setting, String value) {
        return new MadeInference(id, stream, levels, and(settings, setting, value), records, unreadable, timeline);
    }

    private static Map<String, String> and(Map<String, String> known, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(known);
        more.put(name, value);
        return more;
    }

    private MadeInference with(UnaryOperator<Records> change) {
        return new MadeInference(id, stream, levels, settings, change.apply(records), unreadable, timeline);
    }

    MadeInference completedIn(double seconds) {
        return with(of -> new Records(
                of.results(),
                of.deadLetters(),
                of.deadLetterReasons(),
                of.unordered(),
                of.faults(),
                of.latencyMs(),
                of.dialectMs(),
                of.partsMs(),
                of.sendingSeconds(),
                seconds,
                of.resultsSha256(),
                of.model(),
                of.seconds()));
    }

    MadeInference withMedian(double latencyMs) {
        return with(of -> new Records(
                of.results(),
                of.deadLetters(),
                of.deadLetterReasons(),
                of.unordered(),
                of.faults(),
                latency(latencyMs),
                latency(latencyMs),
                of.partsMs(),
                of.sendingSeconds(),
                of.completionSeconds(),
                of.resultsSha256(),
                of.model(),
                of.seconds()));
    }

    MadeInference withResults(String hash) {
        return with(of -> new Records(
                of.results(),
                of.deadLetters(),
                of.deadLetterReasons(),
                of.unordered(),
                of.faults(),
                of.latencyMs(),
                of.dialectMs(),
                of.partsMs(),
                of.sendingSeconds(),
                of.completionSeconds(),
                hash,
                of.model(),
                of.seconds()));
    }

    /** Of the results, so many did not come out, came twice, or are wrong. */
    MadeInference spoilt(long missing, long duplicate, long wrong, String... faults) {
        return with(of -> new Records(
                new Summary.Counts(RECORDS, RECORDS - missing - duplicate - wrong, missing, duplicate, wrong),
                of.deadLetters(),
                of.deadLetterReasons(),
                of.unordered(),
                List.of(faults),
                of.latencyMs(),
                of.dialectMs(),
                of.partsMs(),
                of.sendingSeconds(),
                of.completionSeconds(),
                of.resultsSha256(),
                of.model(),
                of.seconds()));
    }

    /** So many more records are malformed, of which so many were set aside. */
    MadeInference settingAside(long malformed, long matched) {
        return with(of -> new Records(
                of.results(),
                new Summary.Counts(malformed, matched, malformed - matched, 0, 0),
                Map.of("not a number", matched),
                of.unordered(),
                of.faults(),
                of.latencyMs(),
                of.dialectMs(),
                of.partsMs(),
                of.sendingSeconds(),
                of.completionSeconds(),
                of.resultsSha256(),
                of.model(),
                of.seconds()));
    }

    MadeInference unordered(long results) {
        return with(of -> new Records(
                of.results(),
                of.deadLetters(),
                of.deadLetterReasons(),
                results,
                of.faults(),
                of.latencyMs(),
                of.dialectMs(),
                of.partsMs(),
                of.sendingSeconds(),
                of.completionSeconds(),
                of.resultsSha256(),
                of.model(),
                of.seconds()));
    }

    MadeInference unreadable(String... reasons) {
        return new MadeInference(id, stream, levels, settings, records, List.of(reasons), timeline);
    }

    /** The records that wait at the end of each second. */
    MadeInference waiting(IntToLongFunction backlog) {
        List<TimelineRow> seconds = IntStream.range(0, 44)
                .mapToObj(second ->
                        new TimelineRow(second, "any", 0, 1_000, 1_000, 1_000, 0, 100, 0, backlog.applyAsLong(second)))
                .toList();
        return new MadeInference(id, stream, levels, settings, records, unreadable, seconds);
    }

    /** The engine told its backlog too seldom. */
    MadeInference silent() {
        return new MadeInference(id, stream, levels, settings, records, unreadable, List.of());
    }

    Judgement judged() {
        long sent = records.results().expected() + records.deadLetters().expected();
        Manifest manifest = new Manifest(
                Manifest.SCHEMA_VERSION,
                "made",
                "Made up",
                id,
                levels,
                settings,
                "quick",
                "embedded",
                42,
                1,
                stream,
                1,
                42,
                new Manifest.Clock(SampleTrial.STARTED, SampleTrial.LOAD_STARTED, 12_000, MEASURE_MS, 20_000L, 44_000),
                Map.of(),
                Map.of(),
                null,
                List.of(),
                List.of(),
                "hash of " + stream,
                "hash of " + stream,
                new Manifest.Events(
                        sent,
                        sent,
                        0,
                        records.results().matched(),
                        0,
                        0,
                        records.deadLetters().matched()),
                0,
                null,
                null,
                null,
                null,
                null,
                30 * RECORDS,
                List.of(),
                unreadable,
                List.of(),
                List.of(),
                null);
        return Judgement.of(
                new Evidence(
                        manifest,
                        List.of(),
                        List.of(),
                        timeline,
                        List.of(),
                        List.of(),
                        List.of(),
                        records,
                        Path.of("target/none")),
                List.of());
    }

    /** A claim that is tested alone, at a chance of error of 0.05, and decided at n of something. */
    static ClaimEvidence tested(int n, String of, MadeInference... trials) {
        return evidence(true, n, of, trials);
    }

    /** A claim that is checked exactly. */
    static ClaimEvidence checked(int n, String of, MadeInference... trials) {
        return evidence(false, n, of, trials);
    }

    private static ClaimEvidence evidence(boolean tested, int n, String of, MadeInference... trials) {
        return MadeTrial.evidenceOf(
                tested,
                ClaimEvidence.FAMILY_ALPHA,
                n,
                of,
                List.of(),
                List.of(trials).stream().map(MadeInference::judged).toList());
    }
}
