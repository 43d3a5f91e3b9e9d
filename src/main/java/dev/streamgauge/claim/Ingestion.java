package dev.streamgauge.claim;

import dev.streamgauge.evidence.Records;
import dev.streamgauge.experiment.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How fast events can be sent against how fast a job takes them, in trials that send a number of events as fast as they can be
 * sent, with the job running beside (claim C4). Only where sending is much the faster does what is measured of a job say
 * something about the job.
 *
 * @param evidence the claim and its evidence
 * @param points one for each bulk, in the order in which they ran
 */
public record Ingestion(ClaimEvidence evidence, List<Point> points) {

    /** Sending is apart from computing if it is at least so many times as fast. */
    static final double APART = 3;

    /** Below this the job was done when the sending was: it waited for it. */
    static final double BOUND = 1.2;

    public Ingestion {
        points = List.copyOf(points);
    }

    /**
     * One trial.
     *
     * @param trial its id
     * @param sentHz events sent a second, from the first to the last
     * @param computedHz results seen a second, from the first send to the last result
     */
    public record Point(String trial, double sentHz, double computedHz) {

        /** How many times as fast the sending is. */
        public double times() {
            return sentHz / computedHz;
        }
    }

    /** Takes the bulks whose results all came. */
    public static Ingestion of(ClaimEvidence evidence) {
        return new Ingestion(
                evidence,
                evidence.trials().stream()
                        .filter(trial -> trial.bulk() && trial.exact())
                        .flatMap(trial -> point(trial).stream())
                        .toList());
    }

    private static Optional<Point> point(Judgement trial) {
        Records records = trial.evidence().records();
        if (records == null || !(records.sendingSeconds() > 0) || !(records.completionSeconds() > 0)) {
            return Optional.empty();
        }
        return Optional.of(new Point(
                trial.evidence().manifest().trial(),
                records.latencyMs().count() / records.sendingSeconds(),
                records.throughputHz()));
    }

    /**
     * One node separates ingestion from computing, as the claim has it: confirmed if sending is at least 3 times as fast as
     * the job in every trial; refuted if in one it is no faster, so that what was measured there is the sending; undecided
     * between the two. Counts as its n the trials.
     */
    public Ruling isSeparateFromComputing() {
        Optional<Point> least = points.stream().min(Comparator.comparingDouble(Point::times));
        if (least.isEmpty()) {
            return Grounds.none(evidence, 0, "no bulk", List.of())
                    .rule(
                            Verdict.INCONCLUSIVE,
                            "No trial sends as fast as it can.",
                            "There is nothing to judge.",
                            "Trials whose load is a bulk.");
        }
        Point closest = least.get();
        Grounds grounds = new Grounds(
                evidence,
                points.size(),
                "sending at least %s times as fast".formatted(Phrase.figure(closest.times())),
                closest.times(),
                null,
                null,
                "times as fast",
                points.stream().map(Point::trial).toList());
        String facts =
                ("In %s, events were sent as fast as they could be, with the job beside. They are closest in %s: %s events/s were"
                                + " sent, and %s results/s came, counted from the first send, so that sending is %s times as"
                                + " fast.")
                        .formatted(
                                Phrase.count(points.size(), "trial"),
                                closest.trial(),
                                Phrase.figure(closest.sentHz()),
                                Phrase.figure(closest.computedHz()),
                                Phrase.figure(closest.times()));
        if (closest.times() >= APART) {
            return grounds.rule(
                    Verdict.CONFIRMED,
                    facts,
                    "So ingestion does not bound what is measured of the job, although both share a machine.",
                    "A trial in which sending is less than %s times as fast as the job."
                            .formatted(Phrase.figure(APART)));
        }
        if (closest.times() <= BOUND) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts,
                    "So the job waited for its events, and what was measured there is the sending.",
                    "A job that costs more, or producers that send faster.");
        }
        return grounds.rule(
                Verdict.INCONCLUSIVE,
                facts,
                "That is less than %s times, which would tell them apart, and more than as fast."
                        .formatted(Phrase.figure(APART)),
                "A job that costs more, or producers that send faster.");
    }
}
