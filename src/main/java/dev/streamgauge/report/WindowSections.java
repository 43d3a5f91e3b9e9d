package dev.streamgauge.report;

import dev.streamgauge.claim.Components;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.SplitLatency;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;

/** The sections of a trial whose job publishes windows. */
final class WindowSections extends TrialSections {

    private static final String LATENCY = "Latency over time";
    private static final String COMPONENTS = "Where the latency comes from";
    private static final String SPLIT = "Processing and sink latency";
    private static final String DISTRIBUTION = "Distribution of latency";
    private static final String RATE = "Event rate";

    private final TrialFigures figures;

    WindowSections(Judgement judgement, Experiment experiment) {
        super(judgement, experiment);
        this.figures = new TrialFigures(judgement, experiment);
    }

    @Override
    List<Plate> plates() {
        List<Plate> plates = new ArrayList<>();
        plates.add(Plate.of(LATENCY, figures.latencyOverTime()));
        plates.addAll(resourcePlates());
        Components components = judgement.components();
        if (!components.windows().isEmpty()) {
            plates.add(Plate.of(COMPONENTS, new ComponentFigure(components, evidence, title).stacked()));
        }
        SplitLatency split = judgement.split();
        if (!split.windows().isEmpty()) {
            plates.add(Plate.of(SPLIT, SplitFigure.overTime(split, evidence, title)));
        }
        plates.add(Plate.of(DISTRIBUTION, figures.latencyDistribution()));
        plates.add(Plate.of(RATE, figures.eventRate()));
        plates.addAll(arrivalPlates());
        return plates;
    }

    @Override
    ResourceFigure resourceFigure() {
        return new ResourceFigure(evidence, title);
    }

    @Override
    String metrics() {
        return MetricTable.ofWindows(judgement);
    }

    @Override
    String note() {
        StringBuilder note = new StringBuilder("<p class=\"note\">");
        note.append(Text.html(
                "%s windows. ".formatted(Text.count(judgement.latency().count()))));
        if (judgement.latency().p99() == null) {
            note.append("A quantile is left out where fewer than five windows would lie beyond it. ");
        }
        note.append(results());
        Manifest.Prediction predicted = judgement.predicted();
        if (predicted != null) {
            note.append(Text.html("Predicted overhead: %s. ".formatted(predicted.formula())));
        }
        Statistics dialect = judgement.dialect();
        note.append(Text.html("The seeds’ T1 − T0: p50 %s ms, mean %s ms, max %s ms."
                .formatted(
                        Text.milliseconds(dialect.p50()),
                        Text.milliseconds(dialect.mean()),
                        Text.milliseconds(dialect.max()))));
        return note.append("</p>\n").toString();
    }

    /** More results than windows, where windows come out whenever they change. */
    private String results() {
        long loadMs = evidence.manifest().clock().loadMs();
        int results = evidence.results().size();
        return loadMs == 0
                ? ""
                : "%s results in all, %s a second. ".formatted(Text.count(results), Text.brief(results * 1e3 / loadMs));
    }

    @Override
    String findings(List<Plate> plates) {
        return figure(plates, LATENCY)
                + recovery()
                + resources(plates)
                + components(plates)
                + split(plates)
                + figure(plates, DISTRIBUTION)
                + figure(plates, RATE)
                + arrivals(plates);
    }

    private String recovery() {
        Recovery recovery = evidence.recovery();
        return recovery == null ? "" : section("Recovery", RecoveryTable.html(judgement, recovery));
    }

    private String components(List<Plate> plates) {
        Components components = judgement.components();
        return components.windows().isEmpty()
                ? ""
                : section(
                        "Where the latency comes from",
                        figure(plates, COMPONENTS) + new ComponentFigure(components, evidence, title).table());
    }

    private String split(List<Plate> plates) {
        SplitLatency split = judgement.split();
        return split.cameOut() == 0 ? "" : section(SPLIT, figure(plates, SPLIT) + SplitFigure.table(split));
    }

    @Override
    String accounting() {
        return AccountingTable.html(judgement);
    }
}
