package dev.streamgauge.claim;

import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Claims on trials in which each record has a result of its own, decided by looking, with no chance of error of their own: one
 * exception refutes them. Each method refuses a trial without records by an {@link IllegalArgumentException}.
 */
public final class RecordChecks {

    private static final String PARALLELISM = "parallelism";
    private static final String CONSUMER_GROUP = "consumerGroup";

    private RecordChecks() {}

    /**
     * The engines predict the same, as the claim has it: confirmed if in every trial every record came out once, with what the
     * oracle admits, and on every stream that ran on two engines or more all results together have one hash. Counts as its n
     * the trials of these streams.
     */
    public static Ruling predictSame(ClaimEvidence evidence) {
        List<String> exceptions = new ArrayList<>();
        evidence.trials().forEach(trial -> unlessRight(trial, exceptions));
        Map<String, List<Judgement>> byStream = evidence.trials().stream()
                .collect(Collectors.groupingBy(SharedStream::stream, LinkedHashMap::new, Collectors.toList()));
        Set<String> engines = new LinkedHashSet<>();
        List<String> trials = new ArrayList<>();
        int streams = 0;
        long compared = 0;
        for (List<Judgement> alike : byStream.values()) {
            Set<String> ran = alike.stream()
                    .map(ExactChecks::engine)
                    .filter(engine -> !engine.isEmpty())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (ran.size() > 1) {
                engines.addAll(ran);
                streams++;
                compared += expected(records(alike.get(0)));
                alike.forEach(trial -> trials.add(id(trial)));
                unlessAlike(alike, exceptions);
            }
        }
        Grounds grounds = Grounds.none(
                evidence,
                trials.size(),
                exceptions.isEmpty() ? Phrase.count(compared, "record") + " equal" : "not all equal",
                trials);
        String facts =
                ("%s ran on %s, with %s in all. In every trial each result was held against the oracle, and on every stream"
                                + " the hash of all results against that of the other engine.")
                        .formatted(
                                Phrase.count(streams, "stream"),
                                engines.isEmpty()
                                        ? "two engines"
                                        : engines.stream()
                                                .map(engine -> Side.of("engine", engine)
                                                        .name())
                                                .collect(Collectors.joining(" and ")),
                                Phrase.count(compared, "record"));
        return grounds.ruleUnless(
                exceptions, facts, "All are equal.", "A record that an engine predicts another value for.");
    }

    private static void unlessAlike(List<Judgement> alike, List<String> exceptions) {
        long hashes = alike.stream()
                .map(trial -> String.valueOf(records(trial).resultsSha256()))
                .distinct()
                .count();
        if (hashes > 1) {
            exceptions.add("%s do not have the same results"
                    .formatted(alike.stream().map(RecordChecks::id).collect(Collectors.joining(" and "))));
        }
    }

    /**
     * The parallelism is what was asked for, as the claim has it: confirmed if every engine says that it runs with the one that
     * the trial's level, or the experiment, gives it. Counts as its n the trials.
     */
    public static Ruling parallelismIsSet(ClaimEvidence evidence) {
        List<String> exceptions = new ArrayList<>();
        Map<String, Set<Integer>> effective = new TreeMap<>();
        for (Judgement trial : evidence.trials()) {
            String asked = asked(evidence, trial);
            String runs = trial.evidence().manifest().settings().get(PARALLELISM);
            if (runs == null) {
                exceptions.add(id(trial) + " does not say its parallelism");
            } else {
                effective
                        .computeIfAbsent(ExactChecks.engine(trial), none -> new TreeSet<>())
                        .add(Integer.valueOf(runs));
                if (!runs.equals(asked)) {
                    exceptions.add("%s runs with %s, but was asked for %s".formatted(id(trial), runs, asked));
                }
            }
        }
        int n = evidence.trials().size();
        Grounds grounds =
                Grounds.none(evidence, n, "%d of %d as asked".formatted(n - exceptions.size(), n), evidence.ids());
        String facts =
                "The parallelism that each engine says it runs with was held against the one that it was asked for: %s."
                        .formatted(
                                effective.isEmpty()
                                        ? "none says it"
                                        : effective.entrySet().stream()
                                                .map(engine -> "%s %s"
                                                        .formatted(
                                                                Side.of("engine", engine.getKey())
                                                                        .name(),
                                                                engine.getValue().stream()
                                                                        .map(String::valueOf)
                                                                        .collect(Collectors.joining(", "))))
                                                .collect(Collectors.joining("; ")));
        return grounds.ruleUnless(
                exceptions,
                facts,
                "They are equal.",
                "An engine that runs with another parallelism than it was given.");
    }

    private static String asked(ClaimEvidence evidence, Judgement trial) {
        String level = trial.evidence().manifest().levels().get(PARALLELISM);
        Configuration configuration = ExactChecks.configuration(evidence, trial);
        if (level != null) {
            return level;
        }
        if (configuration == null) {
            throw new IllegalArgumentException("%s has no level of parallelism, and %s no such configuration"
                    .formatted(id(trial), evidence.experiment().id()));
        }
        return Integer.toString(configuration.pipeline().parallelism());
    }

    /**
     * What is read from the beginning is complete, as the claim has it: confirmed if a consumer of its own, which reads the
     * topics of each trial from their beginning, finds every record of the input once in the output, right, or set aside once
     * for its reason. Counts as its n the trials.
     */
    public static Ruling completeFromTheBeginning(ClaimEvidence evidence) {
        List<String> exceptions = new ArrayList<>();
        long sent = 0;
        long came = 0;
        long aside = 0;
        for (Judgement trial : evidence.trials()) {
            Records records = records(trial);
            sent += trial.evidence().manifest().events().sent();
            came += records.results().matched();
            aside += records.deadLetters().matched();
            if (!unlessRight(trial, exceptions) && !trial.lostNothing()) {
                exceptions.add(id(trial) + " does not account for every record");
            }
        }
        Grounds grounds = Grounds.none(
                evidence,
                evidence.trials().size(),
                "%s of %s".formatted(Phrase.figure((double) (came + aside)), Phrase.count(sent, "record")),
                evidence.ids());
        String facts =
                ("In %s, %s went in. A consumer of its own read the topics from their beginning: %s came out once and right, %s"
                                + " once as a dead letter with the right reason.")
                        .formatted(
                                Phrase.count(evidence.trials().size(), "trial"),
                                Phrase.count(sent, "record"),
                                Phrase.count(came, "record"),
                                Phrase.count(aside, "record"));
        return grounds.ruleUnless(
                exceptions,
                facts,
                "None is missing, and none came twice.",
                "A record that is missing, or comes twice.");
    }

    /**
     * Engines disturb one another through their offsets, as the claim has it. Kafka keeps offsets by consumer group, so that
     * engines can only share them if they read in the same group: confirmed if two engines do, refuted if every engine has
     * groups of its own. Rests on the setting {@code consumerGroup}; counts as its n the trials that state it.
     */
    public static Ruling disturbedThroughOffsets(ClaimEvidence evidence) {
        Map<String, Set<String>> groups = new TreeMap<>();
        List<String> trials = new ArrayList<>();
        for (Judgement trial : evidence.trials()) {
            String group = trial.evidence().manifest().settings().get(CONSUMER_GROUP);
            if (group != null) {
                trials.add(id(trial));
                groups.computeIfAbsent(ExactChecks.engine(trial), none -> new TreeSet<>())
                        .add(group);
            }
        }
        if (groups.size() < 2) {
            return Grounds.none(evidence, trials.size(), "groups not known", trials)
                    .rule(
                            Verdict.INCONCLUSIVE,
                            "%s the consumer group in which it reads."
                                    .formatted(groups.isEmpty() ? "No engine states" : "One engine alone states"),
                            "Whether two share one cannot be told.",
                            "Trials on two engines that state their consumer group.");
        }
        Set<String> shared = shared(groups);
        String stated = groups.entrySet().stream()
                .map(engine -> "of %s %s"
                        .formatted(Side.of("engine", engine.getKey()).name(), String.join(" or ", engine.getValue())))
                .collect(Collectors.joining("; "));
        Grounds grounds = Grounds.none(
                evidence, trials.size(), shared.isEmpty() ? "a group for each engine" : "a shared group", trials);
        String facts = "The consumer groups: %s. Kafka keeps offsets by group.".formatted(stated);
        return shared.isEmpty()
                ? grounds.rule(
                        Verdict.REFUTED,
                        facts,
                        "So neither moves the other's offsets. What two jobs would share, if they ran at once, is the topic that"
                                + " both write to: there their results mix, which is a reason not to run them at once, but not"
                                + " the one that is given.",
                        "Engines that read in the same consumer group.")
                : grounds.rule(
                        Verdict.CONFIRMED,
                        facts,
                        "So what one commits in %s the other begins from.".formatted(String.join(", ", shared)),
                        "A consumer group for each engine.");
    }

    /** Groups that more than one engine reads in. */
    private static Set<String> shared(Map<String, Set<String>> groups) {
        Map<String, Long> engines = groups.values().stream()
                .flatMap(Set::stream)
                .collect(Collectors.groupingBy(group -> group, TreeMap::new, Collectors.counting()));
        engines.values().removeIf(count -> count < 2);
        return engines.keySet();
    }

    /**
     * The four times of each result are measured (sent, computed, appended, seen; t0 to t3 in seed 002), as the claim has it:
     * confirmed if every result carries them, and none lies before the one that it must follow, to the millisecond where the
     * broker's stamp takes part. Counts as its n the trials.
     */
    public static Ruling stampsAreMeasured(ClaimEvidence evidence) {
        List<String> exceptions = new ArrayList<>();
        long stamped = 0;
        for (Judgement trial : evidence.trials()) {
            Records records = records(trial);
            List<String> unreadable = trial.evidence().manifest().unreadableResults();
            stamped += records.results().matched();
            if (!unreadable.isEmpty()) {
                exceptions.add("%s has results without a time (%s)".formatted(id(trial), unreadable.get(0)));
            }
            if (records.unordered() > 0) {
                exceptions.add("%s has %s with times out of order"
                        .formatted(id(trial), Phrase.count(records.unordered(), "result")));
            }
            for (String part :
                    List.of(Records.SENT_TO_COMPUTED, Records.COMPUTED_TO_APPENDED, Records.APPENDED_TO_SEEN)) {
                if (!records.partsMs().containsKey(part)) {
                    exceptions.add("%s lacks %s".formatted(id(trial), part));
                }
            }
        }
        Grounds grounds = Grounds.none(
                evidence,
                evidence.trials().size(),
                exceptions.isEmpty() ? Phrase.count(stamped, "result") + " in order" : "not all in order",
                evidence.ids());
        String facts =
                ("Each of %s carries the time at which its record was sent and the time at which it was computed, the broker"
                                + " stamped its append, and the probe the moment at which it saw it.")
                        .formatted(Phrase.count(stamped, "result"));
        return grounds.ruleUnless(
                exceptions,
                facts,
                "All follow one another in that order, to the millisecond where the broker's stamp takes part.",
                "A result that lacks a time, or was seen before it was computed.");
    }

    /** Tells what is wrong with a trial's results, if anything is. */
    private static boolean unlessRight(Judgement trial, List<String> exceptions) {
        Records records = records(trial);
        List<String> wrong = new ArrayList<>();
        wrong.addAll(wrong(records.results(), "result"));
        wrong.addAll(wrong(records.deadLetters(), "dead letter"));
        Manifest manifest = trial.evidence().manifest();
        if (!manifest.unreadableResults().isEmpty()) {
            wrong.add(Phrase.count(manifest.unreadableResults().size(), "result") + " unreadable");
        }
        if (wrong.isEmpty()) {
            return false;
        }
        String first = records.faults().isEmpty()
                ? ""
                : " (%s)".formatted(records.faults().get(0));
        exceptions.add("%s has %s%s".formatted(id(trial), String.join(", ", wrong), first));
        return true;
    }

    private static List<String> wrong(Summary.Counts counts, String of) {
        Map<String, Long> kinds = new LinkedHashMap<>();
        kinds.put("missing", counts.missing());
        kinds.put("duplicate", counts.duplicate());
        kinds.put("wrong", counts.wrong());
        return kinds.entrySet().stream()
                .filter(kind -> kind.getValue() > 0)
                .map(kind -> "%s %s".formatted(Phrase.count(kind.getValue(), of), kind.getKey()))
                .toList();
    }

    private static long expected(Records records) {
        return Stream.of(records.results(), records.deadLetters())
                .mapToLong(Summary.Counts::expected)
                .sum();
    }

    private static Records records(Judgement trial) {
        Records records = trial.evidence().records();
        if (records == null) {
            throw new IllegalArgumentException(
                    id(trial) + " has no result for each record, so that nothing can be said of them");
        }
        return records;
    }

    private static String id(Judgement trial) {
        return trial.evidence().manifest().trial();
    }
}
