package dev.streamgauge.claim;

import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.WindowKey;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Load;
import dev.streamgauge.experiment.Notation;
import dev.streamgauge.experiment.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Claims that are decided by looking, with no chance of error of their own: one exception refutes them. */
public final class ExactChecks {

    private ExactChecks() {}

    /**
     * The arrivals are what they are called, as the claim has it: confirmed if the certificate of every trial holds. Counts as
     * its n the trials.
     */
    public static Ruling arrivalsAsDescribed(ClaimEvidence evidence) {
        List<String> exceptions = new ArrayList<>();
        Map<String, Integer> processes = new TreeMap<>();
        for (Judgement trial : evidence.trials()) {
            Certificate certificate = trial.evidence().manifest().certificate();
            if (certificate == null) {
                exceptions.add(id(trial) + " has no certificate");
            } else {
                processes.merge(certificate.schedule().process(), 1, Integer::sum);
                if (!certificate.holds()) {
                    exceptions.add(id(trial) + " fails its certificate");
                }
            }
        }
        String certified = processes.entrySet().stream()
                .map(process -> "%s (%s)".formatted(process.getKey(), Phrase.count(process.getValue(), "trial")))
                .collect(Collectors.joining("; "));
        int n = evidence.trials().size();
        Grounds grounds =
                Grounds.none(evidence, n, "%d of %d certified".formatted(n - exceptions.size(), n), evidence.ids());
        String facts =
                ("The schedule of each trial was tested against the process that it claims to be, and the sends against"
                                + " the schedule: %s. A trial that fails is repeated and does not count.")
                        .formatted(certified);
        return grounds.ruleUnless(
                exceptions, facts, "Every one holds.", "A trial whose arrivals fail a test of their certificate.");
    }

    /**
     * The engines agree, as the claim has it: confirmed if in every stream that ran on two engines or more, every window came
     * out once on each, with the one value that the oracle admits, and so with the same one. Counts as its n the windows
     * that were compared. Windows for which the oracle admits several values, because an event was late, are left out.
     */
    public static Ruling enginesAgree(ClaimEvidence evidence) {
        Map<String, List<Judgement>> byStream = evidence.trials().stream()
                .collect(Collectors.groupingBy(SharedStream::stream, LinkedHashMap::new, Collectors.toList()));
        List<String> exceptions = new ArrayList<>();
        Set<String> engines = new LinkedHashSet<>();
        List<String> trials = new ArrayList<>();
        int streams = 0;
        int windows = 0;
        for (List<Judgement> alike : byStream.values()) {
            List<String> ran = alike.stream()
                    .map(ExactChecks::engine)
                    .filter(engine -> !engine.isEmpty())
                    .distinct()
                    .toList();
            if (ran.size() > 1) {
                engines.addAll(ran);
                streams++;
                windows += compare(alike, exceptions);
                alike.forEach(trial -> trials.add(id(trial)));
            }
        }
        String facts = "%s ran on %s. %s compared, each with the oracle and with the other engine."
                .formatted(
                        Phrase.count(streams, "stream"),
                        engines.isEmpty()
                                ? "two engines"
                                : engines.stream()
                                        .map(engine -> Side.of("engine", engine).name())
                                        .collect(Collectors.joining(" and ")),
                        Phrase.count(windows, "window") + (windows == 1 ? " was" : " were"));
        Grounds grounds = Grounds.none(
                evidence, windows, "%d of %d equal".formatted(windows - exceptions.size(), windows), trials);
        return grounds.ruleUnless(
                exceptions, facts, "All are equal.", "A window in which an engine counts another number.");
    }

    /** How many windows of a stream, or campaigns in its windows, were compared; those that differ are told. */
    private static int compare(List<Judgement> alike, List<String> exceptions) {
        Map<WindowKey, List<WindowRow>> byOffset = new TreeMap<>();
        for (Judgement trial : alike) {
            Instant loadStart = trial.evidence().manifest().clock().loadStart();
            long startMs = loadStart == null ? 0 : loadStart.toEpochMilli();
            trial.evidence().windows().stream()
                    .filter(WindowRow::exact)
                    .forEach(row -> byOffset.computeIfAbsent(row.key().since(startMs), offset -> new ArrayList<>())
                            .add(row));
        }
        byOffset.forEach((offset, rows) -> {
            List<String> found =
                    rows.stream().map(ExactChecks::found).distinct().toList();
            boolean matched = rows.stream().allMatch(row -> row.status() == WindowRow.Status.MATCHED);
            if (!matched || rows.size() < alike.size() || found.size() > 1) {
                exceptions.add("the window %s after the start of the load%s (%s; expected of %s)"
                        .formatted(
                                Notation.write(Duration.ofMillis(offset.startMs())),
                                offset.campaign() == null ? "" : ", campaign " + offset.campaign(),
                                String.join(" or ", found),
                                Phrase.count(alike.size(), "trial")));
            }
        });
        return byOffset.size();
    }

    private static String found(WindowRow row) {
        String status = row.status().name().toLowerCase(Locale.ROOT);
        return row.views() == null || row.clicks() == null
                ? status
                : "%s, %d views and %d clicks".formatted(status, row.views(), row.clicks());
    }

    /**
     * A watermark delay of D spares what is less than D late, as the claim has it. Two kinds of trials decide: with every late
     * event less than D late none may be dropped; and with every one so late that no engine can have kept its window open
     * (D + W + 2T), all must be, or a count of no drops would say nothing. Between the two it is a race, and trials with events
     * there are left out. Counts as its n the trials of both kinds.
     */
    public static Ruling dropsOnlyWhatIsLate(ClaimEvidence evidence) {
        List<String> exceptions = new ArrayList<>();
        List<String> trials = new ArrayList<>();
        int inTime = 0;
        int beyond = 0;
        long dropped = 0;
        Set<String> delays = new LinkedHashSet<>();
        for (Judgement trial : evidence.trials()) {
            Configuration configuration = configuration(evidence, trial);
            Lateness lateness = configuration == null ? Lateness.NONE : lateness(configuration, trial);
            if (configuration == null || lateness == Lateness.NONE) {
                continue;
            }
            Manifest manifest = trial.evidence().manifest();
            trials.add(id(trial));
            delays.add(Notation.write(configuration.pipeline().watermarkDelay()));
            if (lateness == Lateness.IN_TIME) {
                inTime++;
            } else {
                beyond++;
                dropped += manifest.events().droppedLate();
            }
            String wrong = lateness == Lateness.IN_TIME ? wrongInTime(trial) : wrongBeyond(trial);
            if (!wrong.isEmpty()) {
                exceptions.add(id(trial) + " " + wrong);
            }
        }
        Grounds grounds = Grounds.none(
                evidence,
                inTime + beyond,
                "%d of %d trials as predicted".formatted(inTime + beyond - exceptions.size(), inTime + beyond),
                trials);
        String facts =
                ("With a watermark %s behind, %s had late events that were all within the delay, and %s had events beyond"
                                + " what any engine keeps open (%s dropped). Every window was held against the oracle, and every event"
                                + " has its place in the accounts.")
                        .formatted(
                                delays.isEmpty() ? "that far" : String.join(" or ", delays),
                                Phrase.count(inTime, "trial"),
                                Phrase.count(beyond, "trial"),
                                Phrase.count(dropped, "event"));
        if (exceptions.isEmpty() && (inTime == 0 || beyond == 0)) {
            return grounds.rule(
                    Verdict.INCONCLUSIVE,
                    facts,
                    "One kind of trial alone cannot decide: that nothing is dropped counts only where drops are seen.",
                    "Trials with events less than the watermark delay late, and with events far beyond it.");
        }
        return grounds.ruleUnless(
                exceptions,
                facts,
                "No event within the delay was dropped, and none beyond was counted.",
                "An event less than the watermark delay late that is dropped.");
    }

    /** What a trial's late events can show. */
    private enum Lateness {
        /** No late events, or it is a race. */
        NONE,
        IN_TIME,
        BEYOND
    }

    private static Lateness lateness(Configuration configuration, Judgement trial) {
        Load.Lateness late = configuration.load().lateness();
        Duration delay = configuration.pipeline().watermarkDelay();
        if (late.share() > 0 && late.max().compareTo(delay) < 0) {
            return Lateness.IN_TIME;
        }
        boolean noRace =
                trial.evidence().windows().stream().filter(WindowRow::expected).allMatch(WindowRow::exact);
        return late.share() > 0 && late.min().compareTo(delay) >= 0 && noRace ? Lateness.BEYOND : Lateness.NONE;
    }

    static @Nullable Configuration configuration(ClaimEvidence evidence, Judgement trial) {
        return evidence.experiment().configurations().stream()
                .filter(each -> each.levels().equals(trial.evidence().manifest().levels()))
                .findFirst()
                .orElse(null);
    }

    private static String wrongInTime(Judgement trial) {
        Manifest manifest = trial.evidence().manifest();
        Manifest.EngineFigures engine = manifest.engine();
        Long counted = engine == null ? null : engine.droppedLate();
        if (manifest.events().droppedLate() > 0) {
            return "dropped %s".formatted(Phrase.count(manifest.events().droppedLate(), "event"));
        }
        if (counted != null && counted > 0) {
            return "says itself that it dropped %d rows late".formatted(counted);
        }
        return trial.exact() && trial.lostNothing() ? "" : "has a window that is not right";
    }

    private static String wrongBeyond(Judgement trial) {
        Manifest manifest = trial.evidence().manifest();
        Manifest.EngineFigures engine = manifest.engine();
        Long counted = engine == null ? null : engine.droppedLate();
        if (manifest.events().droppedLate() == 0) {
            return "dropped nothing";
        }
        if (counted != null && counted == 0) {
            return "says itself that it dropped nothing";
        }
        return trial.exact() && trial.lostNothing() ? "" : "counted an event that was too late, or lost another";
    }

    static String engine(Judgement trial) {
        return trial.evidence().manifest().levels().getOrDefault("engine", "");
    }

    private static String id(Judgement trial) {
        return trial.evidence().manifest().trial();
    }
}
