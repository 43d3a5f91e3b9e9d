package dev.streamgauge.claim;

import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.evidence.Summary.Counts;
import dev.streamgauge.experiment.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.jspecify.annotations.Nullable;

/** Claims on trials that something was done to. Loss is decided by looking, record by record: one that is lost refutes. */
public final class RecoveryChecks {

    private static final String KILL = "kill";
    private static final int NAMED = 3;

    private RecoveryChecks() {}

    /**
     * The checkpoint recovers, as the claim has it: refuted if a record of any trial that was struck is lost or wrong, told by
     * its position in the stream; confirmed if none is, and each strike was recovered from. Counts as its n the trials that
     * were struck. Repetitions decide nothing here, since whether they may be is the guarantee's affair: they are counted, and
     * under exactly once the chance of one is bounded.
     */
    public static Ruling theCheckpointRecovers(ClaimEvidence evidence) {
        List<Judgement> struck = evidence.trials().stream()
                .filter(trial -> !strikes(trial).isEmpty())
                .toList();
        List<String> exceptions = new ArrayList<>();
        struck.forEach(trial -> unlessComplete(trial, exceptions));
        List<StrikeFigures> strikes =
                struck.stream().flatMap(trial -> strikes(trial).stream()).toList();
        int unrecovered =
                struck.stream().mapToInt(trial -> trial.unrecovered().size()).sum();
        Grounds grounds = Grounds.none(
                evidence,
                struck.size(),
                "%d lost, %d again in %s"
                        .formatted(
                                sum(struck, Counts::missing),
                                sum(struck, Counts::duplicate),
                                Phrase.count(strikes.size(), "strike")),
                struck.stream()
                        .map(trial -> trial.evidence().manifest().trial())
                        .toList());
        String facts = facts(struck, strikes);
        if (exceptions.isEmpty() && (strikes.isEmpty() || unrecovered > 0)) {
            return grounds.rule(
                    Verdict.INCONCLUSIVE,
                    facts,
                    strikes.isEmpty()
                            ? "There is nothing to judge."
                            : "None is lost, but after %s the events that waited did not become as few as before."
                                    .formatted(Phrase.count(unrecovered, "strike")),
                    strikes.isEmpty() ? "Trials in which a process is killed." : "A longer time after the strike.");
        }
        return grounds.ruleUnless(
                exceptions, facts, "None is lost, and each strike was recovered from.", "A record that a kill loses.");
    }

    private static void unlessComplete(Judgement trial, List<String> exceptions) {
        String id = trial.evidence().manifest().trial();
        long lost = sum(List.of(trial), Counts::missing);
        long wrong = sum(List.of(trial), Counts::wrong);
        Records records = trial.evidence().records();
        if (lost > 0 || wrong > 0) {
            exceptions.add("%s has %s lost and %d wrong%s"
                    .formatted(
                            id,
                            Phrase.count(lost, "record"),
                            wrong,
                            records == null || records.faults().isEmpty()
                                    ? ""
                                    : " (%s)".formatted(records.faults().get(0))));
        } else if (!trial.lostNothing()) {
            exceptions.add(id + " does not account for every record");
        }
    }

    private static String facts(List<Judgement> struck, List<StrikeFigures> strikes) {
        return "%s. Of %s that had to come out or be set aside, %d did neither, and %d did with another value. %s%s%s"
                .formatted(
                        done(struck, strikes),
                        Phrase.count(sum(struck, Counts::expected), "record"),
                        sum(struck, Counts::missing),
                        sum(struck, Counts::wrong),
                        repetitions(struck),
                        took(strikes),
                        againstTheModel(strikes));
    }

    private static String done(List<Judgement> struck, List<StrikeFigures> strikes) {
        return "In %s processes were struck %s (%s)"
                .formatted(
                        Phrase.count(struck.size(), "trial"),
                        strikes.size() == 1 ? "once" : strikes.size() + " times",
                        struck.stream()
                                .map(RecoveryChecks::recovery)
                                .map(recovery -> "%s of %s".formatted(recovery.action(), recovery.target()))
                                .distinct()
                                .collect(Collectors.joining(", ")));
    }

    private static String repetitions(List<Judgement> struck) {
        List<String> sentences = new ArrayList<>();
        List<Judgement> mayRepeat =
                struck.stream().filter(trial -> recovery(trial).mayRepeat()).toList();
        List<Judgement> mayNot =
                struck.stream().filter(trial -> !recovery(trial).mayRepeat()).toList();
        if (!mayRepeat.isEmpty()) {
            sentences.add("Under at least once %s came out again."
                    .formatted(Phrase.count(sum(mayRepeat, Counts::duplicate), "record")));
        }
        if (!mayNot.isEmpty()) {
            sentences.add("Under exactly once %s came out again.%s"
                    .formatted(Phrase.count(sum(mayNot, Counts::duplicate), "record"), chance(mayNot)));
        }
        return sentences.stream().map(sentence -> sentence + " ").collect(Collectors.joining());
    }

    /**
     * What is known of the chance that a kill makes a result come out again. Which kill did is not told, so that trials with a
     * repetition count as one kill each: fewer cannot have.
     */
    private static String chance(List<Judgement> exactlyOnce) {
        List<Judgement> killed = exactlyOnce.stream()
                .filter(trial -> recovery(trial).action().equals(KILL))
                .toList();
        int kills = killed.stream().mapToInt(trial -> strikes(trial).size()).sum();
        int repeating = (int) killed.stream()
                .filter(trial -> sum(List.of(trial), Counts::duplicate) > 0)
                .count();
        return kills == 0 || repeating == kills
                ? ""
                : " With %d such in %s, the chance that a kill repeats a result is at most %s (Clopper and Pearson, one-sided, %s)."
                        .formatted(
                                repeating,
                                Phrase.count(kills, "kill"),
                                Phrase.percent(atMost(repeating, kills)),
                                Phrase.confidence(ClaimEvidence.FAMILY_ALPHA));
    }

    /**
     * Upper end of the one-sided 95 % interval of a chance (Clopper and Pearson, Biometrika 26, 1934): the chance at which so
     * few or fewer have a probability of 5 %.
     *
     * @param seen how often it happened, fewer than {@code of}
     * @param of how often it could have
     */
    static double atMost(int seen, int of) {
        return BetaDistribution.of(seen + 1.0, of - seen).inverseSurvivalProbability(ClaimEvidence.FAMILY_ALPHA);
    }

    private static String took(List<StrikeFigures> strikes) {
        Double first = median(strikes, StrikeFigures::firstResultMs);
        Double caughtUp = median(strikes, StrikeFigures::catchUpMs);
        return first == null || caughtUp == null
                ? ""
                : "In the median the first result came %s after the strike, and %s after it no more events waited than before."
                        .formatted(Phrase.ms(first), Phrase.ms(caughtUp));
    }

    private static String againstTheModel(List<StrikeFigures> strikes) {
        List<StrikeFigures> compared =
                strikes.stream().filter(StrikeFigures::compares).toList();
        if (compared.isEmpty()) {
            return "";
        }
        long near = compared.stream().filter(StrikeFigures::nearTheModel).count();
        long tooClose = compared.stream()
                .filter(figures -> !figures.nearTheModel() && figures.withinTheSlack())
                .count();
        List<StrikeFigures> others = compared.stream()
                .filter(figures -> !figures.nearTheModel() && !figures.withinTheSlack())
                .toList();
        return " Working off what had come in the meantime took as long as the model has it, within a factor of %s, after %d of %s%s%s."
                .formatted(
                        Phrase.figure(StrikeFigures.NEAR),
                        near,
                        Phrase.count(compared.size(), "strike"),
                        tooClose == 0
                                ? ""
                                : "; after %d the events that wait in any case make up for the difference"
                                        .formatted(tooClose),
                        others.isEmpty()
                                ? ""
                                : "; after %d it did not (%s)"
                                        .formatted(
                                                others.size(),
                                                others.stream()
                                                        .limit(NAMED)
                                                        .map(RecoveryChecks::apart)
                                                        .collect(Collectors.joining("; "))));
    }

    private static String apart(StrikeFigures figures) {
        return "%s at %s, where the model has %s"
                .formatted(
                        figures.strike().process(),
                        Phrase.ms(Objects.requireNonNull(figures.workingOffMs())),
                        Phrase.ms(Objects.requireNonNull(figures.modelWorkingOffMs())));
    }

    private static @Nullable Double median(
            List<StrikeFigures> strikes, Function<StrikeFigures, @Nullable Double> figure) {
        return RateCurve.medianOrNull(
                strikes.stream().map(figure).filter(Objects::nonNull).toList());
    }

    private static List<StrikeFigures> strikes(Judgement trial) {
        return StrikeFigures.of(trial.evidence());
    }

    private static Recovery recovery(Judgement trial) {
        return Objects.requireNonNull(trial.evidence().recovery());
    }

    /** Over results and dead letters of all trials; of windows, over these. */
    private static long sum(List<Judgement> trials, Function<Counts, Long> count) {
        return trials.stream()
                .mapToLong(trial -> {
                    Records records = trial.evidence().records();
                    Counts results = new Counts(
                            trial.expected(), trial.matched(), trial.missing(), trial.duplicate(), trial.wrong());
                    return count.apply(results) + (records == null ? 0 : count.apply(records.deadLetters()));
                })
                .sum();
    }
}
