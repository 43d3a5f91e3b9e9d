package dev.streamgauge.report;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The description of one trial, as HTML. */
final class TrialPage {

    private final Judgement judgement;
    private final Manifest manifest;
    private final Experiment experiment;

    TrialPage(Judgement judgement, Experiment experiment) {
        this.judgement = judgement;
        this.manifest = judgement.evidence().manifest();
        this.experiment = experiment;
    }

    static List<Plate> plates(Judgement judgement, Experiment experiment) {
        TrialFigures figures = new TrialFigures(judgement, experiment);
        return List.of(
                Plate.of("Latency over time", figures.latencyOverTime()),
                Plate.of("Event rate", figures.eventRate()),
                Plate.of("Distribution of latency", figures.latencyDistribution()));
    }

    String html(List<Plate> plates) {
        return PageStyle.wrap(Stream.of(
                        headline(),
                        MetricTable.html(judgement),
                        notes(),
                        plates.stream().map(Plate::html).collect(Collectors.joining()),
                        "<h4>Accounting</h4>\n" + accounting() + inputFaults(),
                        "<h4>Validity</h4>\n" + validity(),
                        "<h4>Stream</h4>\n" + stream(),
                        PageStyle.deviations(experiment))
                .collect(Collectors.joining()));
    }

    private String headline() {
        TrialTitle title = TrialTitle.of(manifest, experiment);
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
        return notes.append("</p>\n").toString();
    }

    private String accounting() {
        Manifest.Events events = manifest.events();
        boolean addsUp = judgement.lostNothing() && events.sent() == events.acknowledged() + events.failed();
        return new HtmlTable(Cell.text("events"), Cell.number(""), Cell.text(""), Cell.text("windows"), Cell.number(""))
                .row(pair("sent", events.sent(), "expected", judgement.expected(), false))
                .row(pair("acknowledged", events.acknowledged(), "matched", judgement.matched(), false))
                .row(pair("failed", events.failed(), "missing", judgement.missing(), true))
                .row(pair("in measured windows", events.inMeasuredWindows(), "duplicate", judgement.duplicate(), true))
                .row(pair("in other windows", events.inOtherWindows(), "wrong", judgement.wrong(), true))
                .row(
                        Cell.text("dropped late, as allowed"),
                        Cell.number(Text.count(events.droppedLate())),
                        Cell.text(""),
                        Cell.text("").over(2, 1))
                .row(
                        Cell.text("malformed, on purpose"),
                        Cell.number(Text.count(events.malformed())),
                        Cell.text(""),
                        (addsUp
                                        ? Cell.styled("✓ every event accounted for", "good")
                                        : Cell.styled("✗ not every event is accounted for", "bad"))
                                .over(2, 1))
                .toString();
    }

    private String inputFaults() {
        return manifest.inputFaults().isEmpty()
                ? ""
                : "<p class=\"bad\">The input topic does not hold the stream:</p>\n"
                        + PageStyle.list(manifest.inputFaults());
    }

    private static Cell[] pair(String event, long events, String window, long windows, boolean wantsZero) {
        return new Cell[] {
            Cell.text(event),
            Cell.number(Text.count(events)),
            Cell.text(""),
            Cell.text(window),
            Cell.styled(Text.count(windows), wantsZero && windows > 0 ? "number bad" : "number")
        };
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
        return html.toString();
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
