package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.Rung;
import dev.streamgauge.claim.Rung.Outcome;
import dev.streamgauge.claim.Threshold;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.plot.Palette;
import dev.streamgauge.report.plot.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each searched combination of levels sustains at most, and how late its windows then are: a row for each. */
final class SustainedFigure {

    static final String SUSTAINED = "sustained";
    static final String OPEN = "sustained or not, not tried";

    private final Experiment experiment;
    private final List<Judgement> trials;

    private SustainedFigure(Experiment experiment, List<Judgement> trials) {
        this.experiment = experiment;
        this.trials = trials;
    }

    /** The figure; empty if no search found a rate that is sustained. */
    static Optional<Rows> of(Experiment experiment, List<Threshold> thresholds, List<Judgement> trials) {
        SustainedFigure figure = new SustainedFigure(experiment, trials);
        List<Rows.Row> rows = thresholds.stream()
                .filter(threshold -> threshold.lowHz() != null)
                .sorted(Comparator.comparingDouble((Threshold threshold) -> -orZero(threshold.lowHz())))
                .map(figure::row)
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rows(
                        "Sustained events a second",
                        "by search · behind each: the highest rate that was sustained, and the latency of its windows there (95th"
                                + " percentile)",
                        "rate (events/s)",
                        "",
                        rows));
    }

    private Rows.Row row(Threshold threshold) {
        double lowHz = orZero(threshold.lowHz());
        Double highHz = threshold.highHz();
        List<Rows.Part> parts = new ArrayList<>();
        parts.add(new Rows.Part(SUSTAINED, Palette.BLUE, 0, lowHz));
        if (highHz != null) {
            parts.add(new Rows.Part(OPEN, Palette.SILVER, lowHz, highHz));
        }
        return new Rows.Row(
                ThresholdFigures.name(threshold, experiment),
                parts,
                null,
                "%s/s · %s%s"
                        .formatted(
                                Text.count(Math.round(lowHz)),
                                p95(threshold, lowHz),
                                highHz == null ? " · not the limit" : ""));
    }

    /** Over all windows of the trials that sustained the rate. */
    private String p95(Threshold threshold, double rateHz) {
        Set<String> ids = threshold.rungs().stream()
                .filter(rung -> rung.outcome() == Outcome.SUSTAINED && rung.rateHz() == rateHz)
                .map(Rung::trial)
                .collect(Collectors.toSet());
        Statistics latency = Statistics.of(trials.stream()
                .filter(trial -> ids.contains(trial.evidence().manifest().trial()))
                .flatMap(trial -> trial.evidence().matched().stream())
                .map(WindowRow::latencyMs)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .toArray());
        return latency.p95() == null
                ? "p95 unknown (%s windows)".formatted(Text.count(latency.count()))
                : "p95 %s s".formatted(Text.seconds(latency.p95()));
    }

    private static double orZero(@Nullable Double rateHz) {
        return rateHz == null ? 0 : rateHz;
    }
}
