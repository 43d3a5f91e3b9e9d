package dev.streamgauge.report;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.Components;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.Stationarity;
import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The description of one trial, as HTML. */
final class TrialPage {

    private static final String LATENCY = "Latency over time";
    private static final String RESOURCES = "Resources";
    private static final String MEMORY = "Memory";
    private static final String COMPONENTS = "Where the latency comes from";
    private static final String DISTRIBUTION = "Distribution of latency";
    private static final String RATE = "Event rate";
    private static final String ARRIVALS = "Arrivals";

    private final Judgement judgement;
    private final Manifest manifest;
    private final Experiment experiment;

    TrialPage(Judgement judgement, Experiment experiment) {
        this.judgement = judgement;
        this.manifest = judgement.evidence().manifest();
        this.experiment = experiment;
    }

    static List<Plate> plates(Judgement judgement, Experiment experiment) {
        Evidence evidence = judgement.evidence();
        TrialTitle title = TrialTitle.of(evidence.manifest(), experiment);
        TrialFigures figures = new TrialFigures(judgement, experiment);
        List<Plate> plates = new ArrayList<>();
        plates.add(Plate.of(LATENCY, figures.latencyOverTime()));
        ResourceFigure resources = new ResourceFigure(evidence, title);
        if (resources.known()) {
            plates.add(Plate.of(RESOURCES, resources.processorTime()));
            plates.add(Plate.of(MEMORY, resources.memory()));
        }
        Components components = judgement.components();
        if (!components.windows().isEmpty()) {
            plates.add(Plate.of(COMPONENTS, new ComponentFigure(components, evidence, title).stacked()));
        }
        plates.add(Plate.of(DISTRIBUTION, figures.latencyDistribution()));
        plates.add(Plate.of(RATE, figures.eventRate()));
        if (!evidence.arrivals().isEmpty()) {
            plates.add(Plate.of(ARRIVALS, new ArrivalFigure(evidence, title).counts()));
        }
        return plates;
    }

    String html(List<Plate> plates) {
        return PageStyle.wrap(Stream.of(
                        headline(),
                        MetricTable.html(judgement),
                        notes(),
                        figure(plates, LATENCY),
                        resources(plates),
                        components(plates),
                        figure(plates, DISTRIBUTION),
                        figure(plates, RATE),
                        arrivals(plates),
                        section("Warm-up", WarmUp.table(judgement.warmUp())),
                        "<h4>Accounting</h4>\n" + AccountingTable.html(judgement),
                        "<h4>Validity</h4>\n" + validity(),
                        "<h4>Stream</h4>\n" + stream(),
                        userInterface(),
                        PageStyle.deviations(experiment))
                .collect(Collectors.joining()));
    }

    private static String figure(List<Plate> plates, String name) {
        return plates.stream()
                .filter(plate -> plate.name().equals(name))
                .map(Plate::html)
                .collect(Collectors.joining());
    }

    /** A section with a heading; nothing if there is nothing to say. */
    private static String section(String heading, String html) {
        return html.isEmpty() ? "" : "<h4>%s</h4>\n%s".formatted(heading, html);
    }

    private String resources(List<Plate> plates) {
        ResourceFigure resources = new ResourceFigure(judgement.evidence(), title());
        return resources.known() ? figure(plates, RESOURCES) + figure(plates, MEMORY) + resources.table() : "";
    }

    private String components(List<Plate> plates) {
        Components components = judgement.components();
        return components.windows().isEmpty()
                ? ""
                : section(
                        "Where the latency comes from",
                        figure(plates, COMPONENTS)
                                + new ComponentFigure(components, judgement.evidence(), title()).table());
    }

    private String arrivals(List<Plate> plates) {
        Certificate certificate = manifest.certificate();
        return section(
                "Certificate of arrivals",
                figure(plates, ARRIVALS) + (certificate == null ? "" : ArrivalFigure.table(certificate)));
    }

    private String userInterface() {
        String engine = title().engine();
        return section(
                "The user interface of " + Text.html(engine),
                UiSection.html(judgement.evidence().directory(), engine));
    }

    private TrialTitle title() {
        return TrialTitle.of(manifest, experiment);
    }

    private String headline() {
        TrialTitle title = title();
        String version = manifest.versions().getOrDefault(manifest.levels().getOrDefault(TrialTitle.ENGINE, ""), "");
        String engine = version.isEmpty() ? title.engine() : title.engine() + " " + version;
        return "<p class=\"lead\">%s %s</p>\n".formatted(verdict(), Text.html(engine + " · " + title.conditions()));
    }

    private String verdict() {
        Set<Finding> findings = Finding.in(List.of(judgement));
        if (findings.contains(Finding.NOT_FINISHED)) {
            return PageStyle.badge("not finished", "bad");
        }
        if (!findings.isEmpty()) {
            return PageStyle.badge(
                    findings.stream()
                            .map(Finding::title)
                            .collect(Collectors.joining(", "))
                            .toLowerCase(Locale.ROOT),
                    "bad");
        }
        if (!manifest.valid()) {
            return PageStyle.badge("not valid", "doubt");
        }
        long undecided = judgement.bounds().stream()
                .filter(bound -> bound.outcome() == BoundOutcome.Outcome.INCONCLUSIVE)
                .count();
        return undecided > 0
                ? PageStyle.badge(
                        "%d of %d bounds undecided"
                                .formatted(undecided, judgement.bounds().size()),
                        "doubt")
                : PageStyle.badge("all bounds hold", "good");
    }

    private String notes() {
        StringBuilder notes = new StringBuilder("<p class=\"note\">");
        notes.append(Text.html(
                "%s windows. ".formatted(Text.count(judgement.latency().count()))));
        if (judgement.latency().p99() == null) {
            notes.append("A quantile is left out where fewer than five windows would lie beyond it. ");
        }
        Manifest.Prediction predicted = judgement.predicted();
        if (predicted != null) {
            notes.append(Text.html("Predicted overhead: %s. ".formatted(predicted.formula())));
        }
        Statistics dialect = judgement.dialect();
        notes.append(Text.html("The seeds’ T1 − T0: p50 %s ms, mean %s ms, max %s ms."
                .formatted(
                        Text.milliseconds(dialect.p50()),
                        Text.milliseconds(dialect.mean()),
                        Text.milliseconds(dialect.max()))));
        return notes.append("</p>\n").append(outsideTheBand()).append(warmUp()).toString();
    }

    /** What the engine's model does not explain is said, whether or not a bound admits it. */
    private String outsideTheBand() {
        Manifest.Prediction predicted = judgement.predicted();
        Double median = judgement.overhead().p50();
        if (predicted == null || median == null || (median >= predicted.low() && median <= predicted.high())) {
            return "";
        }
        return "<p class=\"doubt\">%s</p>\n"
                .formatted(Text.html(
                        "The median overhead lies outside the predicted band, %s: %s ms against %s … %s ms."
                                .formatted(
                                        median < predicted.low()
                                                ? Text.milliseconds(predicted.low() - median) + " ms below it"
                                                : Text.milliseconds(median - predicted.high()) + " ms above it",
                                        Text.milliseconds(median),
                                        Text.milliseconds(predicted.low()),
                                        Text.milliseconds(predicted.high()))));
    }

    private String warmUp() {
        Stationarity warmUp = judgement.warmUp();
        String sentence = WarmUp.sentence(warmUp);
        String style = warmUp.with(Stationarity.Verdict.NOT_STATIONARY).isEmpty() ? "note" : "doubt";
        return sentence.isEmpty() ? "" : "<p class=\"%s\">%s</p>\n".formatted(style, Text.html(sentence));
    }

    private String validity() {
        StringBuilder html = new StringBuilder();
        if (manifest.valid()) {
            html.append("<p><span class=\"good\">✓ valid</span>: the harness was not the bottleneck.</p>\n");
        } else {
            html.append("<p><span class=\"bad\">✗ not valid</span></p>\n")
                    .append(PageStyle.list(
                            Stream.concat(Stream.ofNullable(manifest.failure()), manifest.invalidReasons().stream())
                                    .toList()));
        }
        Manifest.ScheduleLag lag = manifest.scheduleLagMicros();
        html.append("<p>Schedule lag: %s.</p>\n"
                .formatted(
                        lag == null
                                ? Text.NONE
                                : Text.html("p50 %s µs, p99 %s µs, max %s µs"
                                        .formatted(
                                                Text.brief(lag.p50()), Text.brief(lag.p99()), Text.brief(lag.max())))));
        Manifest.Harness harness = manifest.harness();
        if (harness != null) {
            html.append("<p>%s</p>\n".formatted(Text.html(harness(harness))));
        }
        return html.toString();
    }

    private static String harness(Manifest.Harness harness) {
        return ("Harness: stalls p99 %s ms, max %s ms; %s GC pauses, %s ms in all, the longest %s ms; system clock moved by"
                        + " %s ms; timer thread: %s.")
                .formatted(
                        Text.brief(harness.stallP99Ms()),
                        Text.brief(harness.stallMaxMs()),
                        Text.count(harness.gcPauses()),
                        Text.brief(harness.gcTotalMs()),
                        Text.brief(harness.gcMaxMs()),
                        Text.figures(harness.clockMovedMs()),
                        harness.timer());
    }

    private String stream() {
        return new HtmlTable(Cell.text("seed"), Cell.text("repetition"), Cell.text("place in order"), Cell.text("pair"))
                        .row(
                                Cell.text(Long.toString(manifest.seed())),
                                Cell.text(Integer.toString(manifest.repetition())),
                                Cell.text(Integer.toString(manifest.position())),
                                Cell.text(manifest.pairId()))
                + "<p class=\"note\">SHA-256 as scheduled <code>%s</code><br>as received <code>%s</code></p>\n"
                        .formatted(Text.html(manifest.streamSha256()), Text.html(manifest.receivedSha256()));
    }
}
