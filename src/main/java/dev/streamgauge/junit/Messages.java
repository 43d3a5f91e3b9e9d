package dev.streamgauge.junit;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.Fairness;
import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.SplitLatency;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.evidence.Summary.Counts;
import dev.streamgauge.evidence.WindowKey;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.trial.ChangedSetting;
import dev.streamgauge.trial.PlannedTrial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What failed assertions say: which trial, what was seen, what was bound, by how much it was missed. */
final class Messages {

    private static final int RESULTS_NAMED = 5;

    private Messages() {}

    static String brokenOff(Manifest manifest, String failure) {
        return "%s was broken off.%n%s".formatted(trial(manifest), failure);
    }

    static String recordedOtherwise(PlannedTrial trial, List<ChangedSetting> changed) {
        return "%s/%s was recorded with other settings than %s asks for.%s%nJudge it by the file that it was run with, or run it again."
                .formatted(
                        trial.experiment().id(),
                        trial.id(),
                        trial.experiment().file().file(),
                        lines(changed.stream().map(ChangedSetting::toString).toList()));
    }

    static String notValid(Manifest manifest) {
        return "%s does not count, since the harness may have shaped it: %s"
                .formatted(trial(manifest), String.join("; ", manifest.invalidReasons()));
    }

    static String lostEvents(Manifest manifest) {
        Manifest.Events events = manifest.events();
        Manifest.EngineFigures engine = manifest.engine();
        return "%s lost events: %d sent, %d in their place, %s read by the engine; %d malformed, of which it counted %s; stream hash %s sent, %s read back.%s"
                .formatted(
                        trial(manifest),
                        events.sent(),
                        events.placed(),
                        engine == null || engine.read() == null ? "none" : engine.read(),
                        events.malformed(),
                        engine == null || engine.malformed() == null ? "none" : engine.malformed(),
                        abbreviated(manifest.streamSha256()),
                        abbreviated(manifest.receivedSha256()),
                        lines(manifest.inputFaults()));
    }

    static String wrongResults(Judgement judgement) {
        Records records = judgement.evidence().records();
        List<String> named = new ArrayList<>(
                records == null
                        ? judgement.evidence().windows().stream()
                                .filter(window -> window.status() != WindowRow.Status.MATCHED)
                                .limit(RESULTS_NAMED)
                                .map(Messages::window)
                                .toList()
                        : records.faults());
        judgement.evidence().manifest().unreadableResults().stream()
                .limit(RESULTS_NAMED)
                .forEach(named::add);
        if (records != null) {
            named.add("%s; the stamps of %d results are out of order".formatted(aside(records), records.unordered()));
        }
        return "%s: %s.%s".formatted(trial(judgement.evidence().manifest()), results(judgement), lines(named));
    }

    static String brokenGuarantee(Judgement judgement) {
        Records records = judgement.evidence().records();
        Recovery recovery = judgement.evidence().recovery();
        List<String> named = new ArrayList<>();
        if (records != null) {
            named.addAll(records.faults().stream().limit(RESULTS_NAMED).toList());
            named.add(aside(records));
        }
        return "%s breaks its guarantee%s: %s.%s"
                .formatted(
                        trial(judgement.evidence().manifest()),
                        recovery == null
                                ? ", though nothing was done to it"
                                : " of %s, after its %s".formatted(recovery.guarantee(), fault(recovery)),
                        results(judgement),
                        lines(named));
    }

    static String notRecovered(Judgement judgement) {
        Recovery recovery = judgement.evidence().recovery();
        if (recovery == null || recovery.strikes().isEmpty()) {
            return "%s has nothing to recover from: nothing was done to it."
                    .formatted(trial(judgement.evidence().manifest()));
        }
        return "%s did not recover after its %s.%s"
                .formatted(
                        trial(judgement.evidence().manifest()),
                        fault(recovery),
                        lines(judgement.unrecovered().stream()
                                .map(strike -> unrecovered(strike, recovery, judgement))
                                .toList()));
    }

    private static String fault(Recovery recovery) {
        int times = recovery.strikes().size();
        return "%s was %s %s"
                .formatted(
                        recovery.target(),
                        recovery.action().equals("kill") ? "killed" : "paused",
                        times == 1 ? "once" : times + " times");
    }

    private static String unrecovered(Recovery.Strike strike, Recovery recovery, Judgement judgement) {
        String missing;
        if (strike.backMs() == null) {
            missing = "it did not come back";
        } else if (strike.readyMs() == null) {
            missing = "broker and job never said that they work again";
        } else if (strike.firstResultMs() == null) {
            missing = "no result came that was computed after it";
        } else if (judgement.evidence().records() == null) {
            missing = "it did not catch up: every window after it came out later than the latest before";
        } else {
            missing = "it did not catch up: %d events waited before, up to %d after"
                    .formatted(recovery.unansweredBefore(), recovery.unansweredPeak());
        }
        return "strike %d of %d, on %s (pid %d), %d ms after the load began: %s"
                .formatted(
                        recovery.strikes().indexOf(strike) + 1,
                        recovery.strikes().size(),
                        strike.process(),
                        strike.pid(),
                        strike.atMs(),
                        missing);
    }

    private static String results(Judgement judgement) {
        return "of %d expected %s %d matched, %d missing, %d duplicate, %d wrong"
                .formatted(
                        judgement.expected(),
                        judgement.evidence().records() == null ? "windows" : "records",
                        judgement.matched(),
                        judgement.missing(),
                        judgement.duplicate(),
                        judgement.wrong());
    }

    private static String aside(Records records) {
        Counts aside = records.deadLetters();
        return "of %d malformed records %d were set aside rightly, %d missing, %d duplicate, %d wrong"
                .formatted(aside.expected(), aside.matched(), aside.missing(), aside.duplicate(), aside.wrong());
    }

    private static String window(WindowRow window) {
        return "window %d..%d%s is %s: expected %s views and %s clicks, got %s and %s"
                .formatted(
                        window.windowStartMs(),
                        window.windowEndMs(),
                        window.campaign() == null ? "" : " of campaign " + window.campaign(),
                        window.status().name().toLowerCase(Locale.ROOT),
                        interval(window.minViews(), window.maxViews()),
                        interval(window.minClicks(), window.maxClicks()),
                        orNone(window.views()),
                        orNone(window.clicks()));
    }

    static String missedBounds(Judgement judgement, List<BoundOutcome> missed) {
        return "%s missed %d of %d bounds, over %d windows.%s"
                .formatted(
                        trial(judgement.evidence().manifest()),
                        missed.size(),
                        judgement.bounds().size(),
                        judgement.matched(),
                        lines(missed.stream().map(Messages::bound).toList()));
    }

    private static String bound(BoundOutcome bound) {
        double observed = bound.observed() == null ? Double.NaN : bound.observed();
        double low = bound.low() == null ? Double.NEGATIVE_INFINITY : bound.low();
        double high = bound.high() == null ? Double.POSITIVE_INFINITY : bound.high();
        return observed < low
                ? String.format(
                        Locale.ROOT,
                        "%s is %.1f ms, %.1f ms below its bound of %.1f ms",
                        bound.name(),
                        observed,
                        low - observed,
                        low)
                : String.format(
                        Locale.ROOT,
                        "%s is %.1f ms, %.1f ms above its bound of %.1f ms",
                        bound.name(),
                        observed,
                        observed - high,
                        high);
    }

    static String undivided(Judgement judgement) {
        SplitLatency split = judgement.split();
        List<String> violations = split.violations();
        return "%s: L1 and L2 do not divide the latency of %d of %d windows that came out; L1 + L2 must be T3 - T1, and both at least -1 ms.%s"
                .formatted(
                        trial(judgement.evidence().manifest()),
                        violations.size(),
                        split.cameOut(),
                        lines(violations.stream().limit(RESULTS_NAMED).toList()));
    }

    /** What is wrong with a trial, in a line. */
    static String wrong(Judgement judgement) {
        Manifest manifest = judgement.evidence().manifest();
        if (manifest.failure() != null) {
            return brokenOff(manifest, manifest.failure());
        }
        if (!judgement.lostNothing()) {
            return lostEvents(manifest);
        }
        if (!judgement.exact()) {
            return wrongResults(judgement);
        }
        return missedBounds(
                judgement,
                judgement.bounds().stream()
                        .filter(bound -> bound.outcome() == BoundOutcome.Outcome.FAIL)
                        .toList());
    }

    static String flipped(JudgedClaim judged) {
        return "%s/%s is %s, where %s is on record. %s%nIf that is right, record it under claims.%s.recorded."
                .formatted(
                        judged.experiment(),
                        judged.claim().id(),
                        judged.ruling().verdict(),
                        judged.recorded(),
                        judged.ruling().narrative(),
                        judged.claim().id());
    }

    static String unusableRung(Judgement judgement) {
        return "%s shows more than an engine that falls behind: of %d expected windows %d are duplicate and %d wrong; stream hash %s sent, %s read back.%s"
                .formatted(
                        trial(judgement.evidence().manifest()),
                        judgement.expected(),
                        judgement.duplicate(),
                        judgement.wrong(),
                        abbreviated(judgement.evidence().manifest().streamSha256()),
                        abbreviated(judgement.evidence().manifest().receivedSha256()),
                        lines(judgement.evidence().manifest().inputFaults()));
    }

    static String unfair(Comparison comparison, Fairness pair) {
        return "%s compares %s unfairly: they differ in what the file does not declare under differences.%s"
                .formatted(
                        comparison.experiment().id(),
                        String.join(" and ", pair.engines()),
                        lines(pair.undeclared().stream()
                                .map(row -> "%s: %s".formatted(row.setting(), String.join(" against ", row.values())))
                                .toList()));
    }

    static String differentStreams(List<Judgement> pair, List<String> hashes) {
        return "%s were to run on the same stream, but its hashes differ: %s"
                .formatted(
                        pair.stream()
                                .map(judgement ->
                                        judgement.evidence().manifest().trial())
                                .collect(Collectors.joining(" and ")),
                        String.join(", ", hashes));
    }

    static String differentResults(List<Judgement> pair, List<String> hashes) {
        return "%s were sent the same records, but the hashes of their results differ: %s"
                .formatted(
                        pair.stream()
                                .map(judgement ->
                                        judgement.evidence().manifest().trial())
                                .collect(Collectors.joining(" and ")),
                        String.join(", ", hashes));
    }

    static String disagreement(
            Judgement first, Judgement other, WindowKey row, @Nullable Double firstCtr, Double otherCtr) {
        return "%s and %s disagree on the window that starts %d ms after the load%s: click-through rate %s against %s"
                .formatted(
                        first.evidence().manifest().trial(),
                        other.evidence().manifest().trial(),
                        row.startMs(),
                        row.campaign() == null ? "" : ", campaign " + row.campaign(),
                        firstCtr,
                        otherCtr);
    }

    /** The trial with engine, arrivals and rate, whether or not they vary in its experiment. */
    static String trial(Manifest manifest) {
        Map<String, String> facts = new LinkedHashMap<>();
        manifest.versions().keySet().stream()
                .filter(part -> !part.equals("kafka"))
                .forEach(engine -> facts.put("engine", engine));
        for (String name : List.of("arrivals", "rate")) {
            facts.put(name, manifest.settings().getOrDefault(name, "unknown"));
        }
        facts.putAll(manifest.levels());
        return "%s/%s (%s, seed %d)"
                .formatted(
                        manifest.experiment(),
                        manifest.trial(),
                        facts.entrySet().stream()
                                .map(fact -> fact.getKey() + " " + fact.getValue())
                                .collect(Collectors.joining(", ")),
                        manifest.seed());
    }

    private static String interval(long min, long max) {
        return min == max ? Long.toString(min) : min + " to " + max;
    }

    private static String orNone(@Nullable Long value) {
        return value == null ? "none" : value.toString();
    }

    private static String abbreviated(@Nullable String hash) {
        return hash == null ? "none" : hash.substring(0, 12);
    }

    static String lines(List<String> details) {
        return details.stream()
                .map(detail -> System.lineSeparator() + "  " + detail)
                .collect(Collectors.joining());
    }
}
