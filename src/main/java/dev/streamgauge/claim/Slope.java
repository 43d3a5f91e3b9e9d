package dev.streamgauge.claim;

import dev.streamgauge.experiment.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a figure of a trial depends on a number that was set: a straight line by least squares through one value a trial.
 *
 * <p>The line answers for the levels that were tried, and for no others; whether it is straight between them is not asked.
 *
 * @param evidence the claim and its evidence
 * @param value the figure
 * @param against the number that was set
 * @param points each trial that has both
 * @param line the line; null with fewer than three trials, or one level only
 */
public record Slope(
        ClaimEvidence evidence,
        TrialFigure value,
        TrialFigure against,
        List<Point> points,
        @Nullable Line line) {

    public Slope {
        points = List.copyOf(points);
    }

    /** One trial. */
    public record Point(double x, double y, String trial) {}

    /** Fits a line through the trials that have both figures. */
    public static Slope of(ClaimEvidence evidence, TrialFigure value, TrialFigure against) {
        List<Point> points = new ArrayList<>();
        for (Judgement trial : evidence.trials()) {
            Double x = against.of().apply(trial);
            Double y = value.of().apply(trial);
            if (x != null && y != null) {
                points.add(new Point(x, y, trial.evidence().manifest().trial()));
            }
        }
        return of(evidence, value, against, points);
    }

    static Slope of(ClaimEvidence evidence, TrialFigure value, TrialFigure against, List<Point> points) {
        return new Slope(evidence, value, against, points, Line.through(points, evidence.alpha()));
    }

    /**
     * The figure rises, as the claim has it: confirmed if the interval of the slope lies above 0. Refuted if the interval lies
     * below a margin, so that whatever rise there may be is too small to matter.
     *
     * @param margin the least slope that matters, at least 0
     */
    public Ruling rises(double margin) {
        if (line == null) {
            return without();
        }
        Grounds grounds = grounds(line, line.pooled(), line.pValue());
        String facts = facts(line, line.pooled());
        if (line.pooled().isBelow(margin)) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts,
                    margin > 0
                            ? "Less than %s would not matter, and it is less.".formatted(slope(margin))
                            : "So it falls.",
                    "A rise of at least %s.".formatted(slope(margin)));
        }
        if (line.pooled().isAbove(0)) {
            return grounds.rule(
                    Verdict.CONFIRMED,
                    facts,
                    "So it rises.",
                    "Trials at the lowest level as high as those at the highest.");
        }
        return grounds.rule(Verdict.INCONCLUSIVE, facts, "It may rise, or it may not.", moreTrials());
    }

    /**
     * The figure falls, as the claim has it: confirmed if the interval of the slope lies below 0. Refuted if the interval lies
     * above minus a margin, so that whatever fall there may be is too small to matter.
     *
     * @param margin the least fall that matters, as a slope of at least 0
     */
    public Ruling falls(double margin) {
        if (line == null) {
            return without();
        }
        Grounds grounds = grounds(line, line.pooled(), line.pValue());
        String facts = facts(line, line.pooled());
        if (line.pooled().isAbove(-margin)) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts,
                    margin > 0
                            ? "Less than a fall of %s would not matter, and it is less.".formatted(slope(margin))
                            : "So it rises.",
                    "A fall of at least %s.".formatted(slope(margin)));
        }
        if (line.pooled().isBelow(0)) {
            return grounds.rule(
                    Verdict.CONFIRMED,
                    facts,
                    "So it falls.",
                    "Trials at the highest level as high as those at the lowest.");
        }
        return grounds.rule(Verdict.INCONCLUSIVE, facts, "It may fall, or it may not.", moreTrials());
    }

    /**
     * The slope has a certain value, as the claim has it: confirmed if the interval holds it and is narrower than a width,
     * refuted if the interval leaves it out. The interval allows each level its own scatter, since what is frozen at the
     * start of a job, such as the phase of a timer, scatters in proportion to its interval.
     *
     * @param claimed the value
     * @param width the widest interval that can confirm it
     */
    public Ruling is(double claimed, double width) {
        if (line == null) {
            return without();
        }
        Interval interval = line.byLevel();
        if (interval == null) {
            return grounds(line, line.pooled(), null)
                    .rule(
                            Verdict.INCONCLUSIVE,
                            facts(line, line.pooled()),
                            "A level with a single trial does not tell how trials at it scatter.",
                            "At least two trials at each level.");
        }
        Grounds grounds = grounds(line, interval, null);
        String facts = facts(line, interval);
        if (!interval.contains(claimed)) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts,
                    "That leaves out %s.".formatted(slope(claimed)),
                    "Trials that put %s into the interval.".formatted(slope(claimed)));
        }
        if (interval.width() < width) {
            return grounds.rule(
                    Verdict.CONFIRMED,
                    facts,
                    "That holds %s, and is narrower than %s.".formatted(slope(claimed), Phrase.figure(width)),
                    "Trials that put %s out of the interval.".formatted(slope(claimed)));
        }
        return grounds.rule(
                Verdict.INCONCLUSIVE,
                facts,
                "That holds %s, but is not narrower than %s.".formatted(slope(claimed), Phrase.figure(width)),
                moreTrials());
    }

    /**
     * Windows close event by event, as the claim has it, and not at a periodic timer. A timer in each of k source subtasks, its
     * phase anywhere, makes a window wait for the last of them: k/(k+1) of the interval in the mean. Confirmed if the interval
     * of the slope holds 0 and leaves k/(k+1) out; refuted if it lies above 0. Below 0, neither explains it. Without a timer trials do not depend on
     * the interval at all, and scatter alike at each level: so 0 is tested with all of the scatter pooled.
     *
     * @param subtasks k, subtasks of the source
     * @throws IllegalArgumentException if there is none
     */
    public Ruling eventByEvent(int subtasks) {
        if (subtasks < 1) {
            throw new IllegalArgumentException("a source has at least 1 subtask, not " + subtasks);
        }
        if (line == null) {
            return without();
        }
        double periodic = subtasks / (subtasks + 1.0);
        Interval interval = line.pooled();
        Grounds grounds = grounds(line, interval, line.pValue());
        String facts = facts(line, interval)
                + " A slope of 0 would be event by event; %s, of %s, a periodic timer."
                        .formatted(Phrase.figure(periodic), Phrase.count(subtasks, "subtask"));
        if (interval.isAbove(0)) {
            return grounds.rule(
                    Verdict.REFUTED,
                    facts,
                    interval.contains(periodic)
                            ? "So windows wait for the timer."
                            : "So windows do not close event by event; the timer alone does not explain it either.",
                    "A median that does not depend on %s.".formatted(against.name()));
        }
        if (interval.contains(0) && !interval.contains(periodic)) {
            return grounds.rule(
                    Verdict.CONFIRMED,
                    facts,
                    "So windows do not wait for a timer.",
                    "A median that grows with %s.".formatted(against.name()));
        }
        return grounds.rule(
                Verdict.INCONCLUSIVE,
                facts,
                interval.contains(0) ? "Both are still possible." : "It falls, which neither explains.",
                moreTrials());
    }

    private Ruling without() {
        return Grounds.none(evidence, points.size(), "no slope", ids())
                .rule(
                        Verdict.INCONCLUSIVE,
                        "%s with a %s at %s of %s make no line."
                                .formatted(
                                        Phrase.count(points.size(), "trial"),
                                        value.name(),
                                        Phrase.count(levels(), "level"),
                                        against.name()),
                        "So there is no slope to judge.",
                        "At least three valid trials at two levels of %s.".formatted(against.name()));
    }

    private Grounds grounds(Line of, Interval interval, @Nullable Double pValue) {
        return new Grounds(evidence, points.size(), slope(of.slope()), of.slope(), interval, pValue, unit(), ids());
    }

    private String facts(Line of, Interval interval) {
        return "The %s changes by %s (%s in the %s interval), through %s at %s."
                .formatted(
                        value.name(),
                        slope(of.slope()),
                        Phrase.figures(interval),
                        Phrase.confidence(evidence.alpha()),
                        Phrase.count(points.size(), "trial"),
                        Phrase.count(levels(), "level"));
    }

    private String moreTrials() {
        return "More trials, above all at the outer levels: four times as many make the interval half as wide.";
    }

    private String unit() {
        return value.unit() + " per " + against.unit();
    }

    private String slope(double of) {
        return Phrase.figure(of) + " " + unit();
    }

    private long levels() {
        return points.stream().mapToDouble(Point::x).distinct().count();
    }

    private List<String> ids() {
        return points.stream().map(Point::trial).toList();
    }
}
