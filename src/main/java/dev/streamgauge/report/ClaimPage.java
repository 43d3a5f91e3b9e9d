package dev.streamgauge.report;

import dev.streamgauge.claim.JudgedClaim;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.Ruling;
import dev.streamgauge.claim.Spectrum;
import dev.streamgauge.claim.TrialFigure;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.PublishedClaim;
import dev.streamgauge.report.HtmlTable.Cell;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.lang3.StringUtils;

/** The page of one claim: its verdict, why, and the trials that it rests on. */
final class ClaimPage {

    private static final int LONGEST_NAME = 90;

    private final JudgedClaim judged;
    private final List<Judgement> evidence;
    private final Experiment experiment;

    /**
     * @param trials the experiment's trials; those that the verdict does not rest on are left out
     */
    ClaimPage(JudgedClaim judged, List<Judgement> trials, Experiment experiment) {
        this.judged = judged;
        this.evidence = trials.stream()
                .filter(trial -> judged.ruling()
                        .evidence()
                        .contains(trial.evidence().manifest().trial()))
                .toList();
        this.experiment = experiment;
    }

    /** What the page is called, the verdict in it. */
    String name() {
        return StringUtils.abbreviate(
                "%s · %s · %s"
                        .formatted(
                                judged.claim().id(),
                                ClaimText.word(judged.ruling().verdict()),
                                judged.claim().text()),
                "…",
                LONGEST_NAME);
    }

    /** Figures of the trials that the verdict rests on; none if it rests on fewer than two. */
    List<Plate> plates() {
        if (evidence.size() < 2) {
            return List.of();
        }
        if (RecordTrials.areIn(evidence, experiment)) {
            return new RecordComparison(
                            List.of(), RecordTrials.of(evidence, experiment), new LoadComparison(evidence, experiment))
                    .overview();
        }
        List<Plate> plates = new ArrayList<>(ThresholdFigures.plates(experiment, evidence));
        Spectrum spectrum = judged.ruling().spectrum();
        if (spectrum != null) {
            plates.add(Plate.of("Does the latency oscillate?", SpectrumFigure.of(spectrum, window(evidence.get(0)))));
        }
        Scalability scalability = Scalability.of(evidence, experiment);
        if (scalability.producers().size() > 1) {
            ScalabilityFigures figures = new ScalabilityFigures(scalability, experiment);
            plates.add(Plate.of("Latency by number of producers", figures.latency()));
            plates.add(Plate.of("Overhead by number of producers", figures.overhead()));
        }
        plates.add(Plate.of(
                "Median overhead of each trial",
                new ComparisonFigures(TrialGroup.of(evidence, experiment)).overheadByTrial()));
        return plates;
    }

    private static Duration window(Judgement trial) {
        WindowRow first = trial.evidence().windows().get(0);
        return Duration.ofMillis(first.windowEndMs() - first.windowStartMs());
    }

    String html(List<Plate> plates) {
        return PageStyle.wrap("<p class=\"lead\">%s %s</p>\n"
                        .formatted(
                                ClaimsPage.badge(judged.ruling().verdict()),
                                Text.html(judged.claim().id() + " · "
                                        + judged.claim().text()))
                + facts()
                + "<h4>Why</h4>\n"
                + ClaimsPage.narrative(judged)
                + plates.stream().map(Plate::html).collect(Collectors.joining())
                + trials()
                + PageStyle.deviations(experiment));
    }

    private String facts() {
        PublishedClaim claim = judged.claim();
        Ruling ruling = judged.ruling();
        HtmlTable table = new HtmlTable()
                .row(Cell.faint("source"), Cell.text(claim.source()))
                .row(Cell.faint("published"), Cell.text(ClaimText.orNone(claim.published())))
                .row(Cell.faint("measured"), Cell.styled(ruling.measured(), "strong"))
                .row(Cell.faint("floor"), Cell.text(ClaimText.orNone(ruling.floor())))
                .row(Cell.faint("effect and interval"), Cell.text(ClaimText.effect(ruling)))
                .row(Cell.faint("metric"), Cell.text(claim.metric()))
                .row(Cell.faint("decided by"), Cell.text(claim.statistic()));
        String chance = ClaimText.chance(judged);
        if (!chance.isEmpty()) {
            table.row(Cell.faint("chance"), Cell.text(chance));
        }
        return table.row(
                                Cell.faint("rests on"),
                                Cell.text("%s; %s".formatted(ClaimText.sample(judged), ClaimText.decidesFrom(judged))))
                        .row(
                                Cell.faint("on record"),
                                Cell.styled(ClaimText.onRecord(judged), judged.flipped() ? "bad" : ""))
                + (judged.alpha() == null
                        ? ""
                        : "<p class=\"note\">The claims of this experiment that are tested share a chance of error of 0.05.</p>\n");
    }

    private String trials() {
        if (evidence.isEmpty()) {
            return "<p class=\"note\">%s</p>\n"
                    .formatted(Text.html("Evidence: %s.".formatted(ClaimText.evidence(judged))));
        }
        HtmlTable table = RecordTrials.areIn(evidence, experiment) ? recordTable() : windowTable();
        return "<h4>The trials it rests on</h4>\n"
                + table
                + "<p class=\"note\">%s</p>\n"
                        .formatted(Text.html(
                                "In ms. Each has a page of its own, of the same name, under its engine. Folders: %s."
                                        .formatted(ClaimText.evidence(judged))));
    }

    private HtmlTable recordTable() {
        HtmlTable table = new HtmlTable(
                Cell.text("trial"),
                Cell.number("repetition"),
                Cell.number("results"),
                Cell.number("records/s"),
                Cell.number("latency p50"),
                Cell.number("latency p99"),
                Cell.number("max"));
        for (Judgement trial : evidence) {
            Manifest manifest = trial.evidence().manifest();
            table.row(
                    Cell.text(TrialTitle.of(manifest, experiment).toString()),
                    Cell.number(Integer.toString(manifest.repetition())),
                    Cell.number(Text.count(trial.matched())),
                    Cell.number(Text.figures(TrialFigure.throughput().of().apply(trial))),
                    Cell.number(Text.milliseconds(trial.latency().p50())),
                    Cell.number(Text.milliseconds(trial.latency().p99())),
                    Cell.number(Text.milliseconds(trial.latency().max())));
        }
        return table;
    }

    private HtmlTable windowTable() {
        HtmlTable table = new HtmlTable(
                Cell.text("trial"),
                Cell.number("repetition"),
                Cell.number("windows"),
                Cell.number("latency p50"),
                Cell.number("latency mean"),
                Cell.number("overhead p50"));
        for (Judgement trial : evidence) {
            Manifest manifest = trial.evidence().manifest();
            table.row(
                    Cell.text(TrialTitle.of(manifest, experiment).toString()),
                    Cell.number(Integer.toString(manifest.repetition())),
                    Cell.number(Text.count(trial.matched())),
                    Cell.number(Text.milliseconds(trial.latency().p50())),
                    Cell.number(Text.milliseconds(trial.latency().mean())),
                    Cell.strong(Text.milliseconds(trial.overhead().p50())));
        }
        return table;
    }
}
