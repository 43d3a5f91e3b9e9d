package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The sections of a trial in which each record has a result of its own; without records, of one that broke off before. */
final class RecordSections extends TrialSections {

    private static final String RECOVERY = "Recovery";
    private static final String BATCHES = "Latency by batch";
    private static final String RESULTS = "Records sent and results seen";
    private static final String LATENCY = "Latency in each second";
    private static final String PERCENTILES = "Latency by percentile";
    private static final String LAG = "Consumer lag";

    private final @Nullable Records records;

    RecordSections(Judgement judgement, Experiment experiment) {
        super(judgement, experiment);
        this.records = evidence.records();
    }

    @Override
    List<Plate> plates() {
        List<Plate> plates = new ArrayList<>();
        if (records == null) {
            return resourcePlates();
        }
        RecordFigures figures = new RecordFigures(judgement, records, title);
        Recovery recovery = evidence.recovery();
        if (recovery != null && !recovery.strikes().isEmpty()) {
            plates.add(Plate.of(RECOVERY, new RecoveryFigure(judgement, records, recovery, title).recovery()));
        }
        if (records.latencyMs().count() > 0) {
            plates.add(Plate.of(LATENCY, figures.latency()));
        }
        plates.add(Plate.of(RESULTS, figures.sendsAndResults()));
        LagFigure lag = new LagFigure(judgement, title);
        if (lag.known()) {
            plates.add(Plate.of(LAG, lag.lag()));
        }
        plates.addAll(resourcePlates());
        BatchFigure batches = new BatchFigure(judgement, title);
        if (batches.known()) {
            plates.add(Plate.of(BATCHES, batches.latency()));
        }
        RecordTrials.latencies(List.of(judgement))
                .ifPresent(nanos -> plates.add(Plate.of(PERCENTILES, figures.percentiles(nanos))));
        if (!judgement.bulk()) {
            plates.addAll(arrivalPlates());
        }
        return plates;
    }

    @Override
    ResourceFigure resourceFigure() {
        return new ResourceFigure(evidence, title, StreamTime.of(evidence).wholeLoad(), Moments.of(judgement));
    }

    @Override
    String metrics() {
        return MetricTable.ofRecords(judgement);
    }

    @Override
    String note() {
        if (records == null) {
            return "<p class=\"note\">The trial broke off before its results were looked at.</p>\n";
        }
        StringBuilder note = new StringBuilder();
        note.append(
                "%s measured records. ".formatted(Text.count(judgement.latency().count())));
        if (judgement.latency().p99() == null) {
            note.append("A quantile is left out where fewer than five records would lie beyond it. ");
        }
        Manifest.Prediction predicted = judgement.predicted();
        if (predicted != null) {
            note.append("Predicted: %s. ".formatted(predicted.formula()));
        }
        note.append(
                judgement.bulk()
                        ? "Latency counts from the send of each record, the seed’s t3 − t0, for a bulk has no schedule. Most of"
                                + " it is spent in the queue that the bulk itself makes: what it measures is throughput."
                        : "Latency counts from the intended time of each record, so that a stall hides nothing; from the send is"
                                + " the seed’s t3 − t0.");
        return "<p class=\"note\">%s</p>\n".formatted(Text.html(note.toString()));
    }

    @Override
    String findings(List<Plate> plates) {
        if (records == null) {
            return resources(plates);
        }
        return recovery(plates)
                + section("Throughput", throughput(records))
                + section(
                        "Over time",
                        figure(plates, LATENCY) + figure(plates, RESULTS) + figure(plates, LAG) + resources(plates))
                + figure(plates, BATCHES)
                + figure(plates, PERCENTILES)
                + section("Where the latency comes from", parts(records.partsMs()))
                + section("Model", ModelTable.html(records.model()))
                + (judgement.bulk() ? "" : arrivals(plates));
    }

    @Override
    String accounting() {
        return records == null ? AccountingTable.html(judgement) : AccountingTable.ofRecords(judgement, records);
    }

    private String recovery(List<Plate> plates) {
        Recovery recovery = evidence.recovery();
        return recovery == null
                ? ""
                : section("Recovery", figure(plates, RECOVERY) + RecoveryTable.html(judgement, recovery));
    }

    private String throughput(Records of) {
        boolean known = of.completionSeconds() > 0;
        OptionalDouble cores = new ResourceFigure(evidence, title).engineCores();
        return new HtmlTable(
                        Cell.number("measured records"),
                        Cell.number("first send to last"),
                        Cell.number("first send to last result"),
                        Cell.number("throughput"),
                        Cell.number("engine’s cores"),
                        Cell.number("per core"))
                .row(
                        Cell.number(Text.count(of.latencyMs().count())),
                        Cell.number(known ? Text.figures(of.sendingSeconds()) + " s" : Text.NONE),
                        Cell.number(known ? Text.figures(of.completionSeconds()) + " s" : Text.NONE),
                        known ? Cell.strong(Text.figures(of.throughputHz()) + "/s") : Cell.number(Text.NONE),
                        Cell.number(cores.isPresent() ? Text.cores(cores.getAsDouble()) : Text.NONE),
                        Cell.number(
                                known && cores.isPresent() && cores.getAsDouble() > 0
                                        ? Text.figures(of.throughputHz() / cores.getAsDouble()) + "/s"
                                        : Text.NONE))
                .toString();
    }

    /** The parts' means add up to the mean latency from the send, or to the latency where the job does not say when it computes. */
    private static String parts(Map<String, Statistics> parts) {
        double sum = parts.values().stream()
                .map(Statistics::mean)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        HtmlTable table = new HtmlTable(
                Cell.text("ms"),
                Cell.number("mean"),
                Cell.number("p50"),
                Cell.number("p99"),
                Cell.number("max"),
                Cell.number("share"),
                Cell.styled("from … to", "after-band"));
        parts.forEach((part, figures) -> {
            Double mean = figures.mean();
            table.row(
                    Cell.styled(part(part), "name"),
                    Cell.number(Text.milliseconds(mean)),
                    Cell.number(Text.milliseconds(figures.p50())),
                    Cell.number(Text.milliseconds(figures.p99())),
                    Cell.number(Text.milliseconds(figures.max())),
                    Cell.strong(mean == null || sum == 0 ? Text.NONE : Text.percent(mean / sum)),
                    Cell.styled(journey(part), "faint after-band"));
        });
        return parts.isEmpty()
                ? ""
                : table
                        + "<p class=\"note\">"
                        + (parts.containsKey(Records.DUE_TO_APPENDED)
                                ? "Of the latency; when the job computed a result it does not say."
                                : "Of the latency from the send.")
                        + " The broker stamps in whole milliseconds, rounded"
                        + " down: a part beside such a stamp is exact to 1 ms, and may come out below 0 by that much.</p>\n";
    }

    private static String part(String name) {
        return switch (name) {
            case Records.SENT_TO_COMPUTED -> "first Kafka hop and engine";
            case Records.COMPUTED_TO_APPENDED -> "second Kafka hop";
            case Records.DUE_TO_APPENDED -> "schedule, Kafka hops and engine";
            case Records.APPENDED_TO_SEEN -> "delivery";
            default -> name;
        };
    }

    private static String journey(String name) {
        return switch (name) {
            case Records.SENT_TO_COMPUTED -> "sent (t0) … computed (t1)";
            case Records.COMPUTED_TO_APPENDED -> "computed (t1) … in the result topic (t2)";
            case Records.DUE_TO_APPENDED -> "due … in the result topic (t2)";
            case Records.APPENDED_TO_SEEN -> "in the result topic (t2) … seen by the probe (t3)";
            default -> "";
        };
    }
}
