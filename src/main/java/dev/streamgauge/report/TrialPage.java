package dev.streamgauge.report;

import dev.streamgauge.claim.BoundOutcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.Stationarity;
import dev.streamgauge.claim.StrikeFigures;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The description of one trial, as HTML. */
final class TrialPage {

    private final Judgement judgement;
    private final Manifest manifest;
    private final Experiment experiment;
    private final TrialSections sections;

    TrialPage(Judgement judgement, Experiment experiment) {
        this.judgement = judgement;
        this.manifest = judgement.evidence().manifest();
        this.experiment = experiment;
        this.sections = TrialSections.of(judgement, experiment);
    }

    static List<Plate> plates(Judgement judgement, Experiment experiment) {
        return TrialSections.of(judgement, experiment).plates();
    }

    String html(List<Plate> plates) {
        return PageStyle.wrap(Stream.of(
                        headline(),
                        sections.metrics(),
                        sections.note(),
                        outsideTheBand(),
                        warmUp(),
                        sections.findings(plates),
                        TrialSections.section("Warm-up", WarmUp.table(judgement.warmUp())),
                        "<h4>Accounting</h4>\n" + sections.accounting(),
                        "<h4>Validity</h4>\n" + validity(),
                        "<h4>Stream</h4>\n" + stream(),
                        userInterface(),
                        PageStyle.deviations(experiment))
                .collect(Collectors.joining()));
    }

    private String userInterface() {
        String engine = title().engine();
        return TrialSections.section(
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
        return recovery() + bounds();
    }

    private String recovery() {
        if (!judgement.recovered()) {
            return "";
        }
        double[] seconds = StrikeFigures.of(judgement.evidence()).stream()
                .map(StrikeFigures::catchUpMs)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        String times = seconds.length == 1 ? "" : " %d times".formatted(seconds.length);
        String longest = Text.seconds(seconds[seconds.length - 1]);
        return PageStyle.badge(
                "recovered%s in %s s%s".formatted(times, longest, seconds.length == 1 ? "" : " at most"), "good");
    }

    private String bounds() {
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
        html.append("<p>%s.</p>\n".formatted(Text.html(scheduleLag(manifest.scheduleLagMicros()))));
        Manifest.Harness harness = manifest.harness();
        if (harness != null) {
            html.append("<p>%s</p>\n".formatted(Text.html(harness(harness))));
        }
        return html.toString();
    }

    private String scheduleLag(Manifest.@Nullable ScheduleLag lag) {
        if (lag == null && judgement.bulk()) {
            return "A bulk has no schedule to keep: each record is sent as soon as it can be";
        }
        return "Schedule lag: "
                + (lag == null
                        ? Text.NONE
                        : "p50 %s µs, p99 %s µs, max %s µs"
                                .formatted(Text.brief(lag.p50()), Text.brief(lag.p99()), Text.brief(lag.max())));
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
                + "<p class=\"note\">SHA-256 as scheduled <code>%s</code><br>as received <code>%s</code>%s</p>\n"
                        .formatted(Text.html(manifest.streamSha256()), Text.html(manifest.receivedSha256()), results());
    }

    private String results() {
        Records records = judgement.evidence().records();
        return records == null || records.resultsSha256() == null
                ? ""
                : "<br>of all results <code>%s</code>".formatted(Text.html(records.resultsSha256()));
    }
}
