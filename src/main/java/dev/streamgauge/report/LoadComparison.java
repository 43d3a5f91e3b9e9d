package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.PartitionOrder;
import dev.streamgauge.claim.RateCurve;
import dev.streamgauge.claim.Side;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.List;

/**
 * What trials show together that differ in their rate, in their partitions and tasks, or in what was done to them (seed 003).
 * Only trials that count are in it.
 */
final class LoadComparison {

    private final List<Judgement> trials;
    private final List<RateCurve> curves;
    private final PartitionFigures partitions;
    private final RecoveryComparison recoveries;
    private final EngineHues hues;

    LoadComparison(List<Judgement> judgements, Experiment experiment) {
        // Other jobs have trials at several rates and parallelisms too, and pages of their own for them.
        this.trials = judgements.stream()
                .filter(trial -> LoadArtifacts.areOf(experiment))
                .filter(trial ->
                        trial.evidence().manifest().valid() && trial.evidence().records() != null)
                .toList();
        this.curves = RateCurve.of(trials).stream()
                .filter(curve -> curve.rates().size() > 1)
                .toList();
        this.hues = EngineHues.of(trials.stream()
                .map(trial -> engine(new Side(trial.evidence().manifest().levels()))));
        this.partitions = new PartitionFigures(PartitionOrder.configurations(trials), trials, hues);
        this.recoveries = new RecoveryComparison(trials, experiment);
    }

    /** Whether none of that varies. */
    boolean isEmpty() {
        return curves.isEmpty() && !partitions.vary() && recoveries.isEmpty();
    }

    /** The colour of one side of a comparison: an engine's first has its first hue, and so on. */
    static Palette color(EngineHues hues, List<Side> sides, int side) {
        String engine = engine(sides.get(side));
        long earlier = sides.subList(0, side).stream()
                .filter(other -> engine(other).equals(engine))
                .count();
        return hues.of(engine, (int) earlier);
    }

    private static String engine(Side side) {
        return TrialTitle.engineName(side.levels().getOrDefault(TrialTitle.ENGINE, ""));
    }

    List<Plate> plates() {
        List<Plate> plates = new ArrayList<>();
        List<Side> sides = curves.stream().map(RateCurve::side).toList();
        for (int i = 0; i < curves.size(); i++) {
            KneeFigures figures = new KneeFigures(curves.get(i), trials, color(hues, sides, i));
            String name = curves.get(i).side().name();
            plates.add(Plate.of("Throughput and latency by offered rate, " + name, figures.knee()));
            plates.add(Plate.of("Events without a result by offered rate, " + name, figures.backlog()));
        }
        if (partitions.vary()) {
            plates.add(Plate.of("Throughput and latency by partitions and tasks", partitions.byPartitions()));
        }
        if (!recoveries.isEmpty()) {
            plates.add(Plate.of("Recovery from each strike", recoveries.rows()));
        }
        return plates;
    }

    /** The same in numbers. */
    String html() {
        return TrialSections.section("Knee", curves.isEmpty() ? "" : KneeTable.html(curves))
                + TrialSections.section("Partitions and tasks", partitions.vary() ? partitions.table() : "")
                + TrialSections.section("Recovery", recoveries.isEmpty() ? "" : recoveries.table());
    }
}
