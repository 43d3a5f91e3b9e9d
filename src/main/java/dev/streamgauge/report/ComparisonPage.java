package dev.streamgauge.report;

import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.ScalabilityLaw;
import dev.streamgauge.claim.Stationarity;
import dev.streamgauge.claim.Stationarity.Verdict;
import dev.streamgauge.claim.ThresholdSearch;
import dev.streamgauge.claim.Thresholds;
import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The description of a comparison of all trials of an experiment, as HTML. */
final class ComparisonPage {

    private final List<TrialGroup> groups;
    private final List<Pair> pairs;
    private final Experiment experiment;
    private final Scalability scalability;
    private final List<Plate> searches;
    private final Map<String, ScalabilityLaw> laws;
    private final @Nullable RecordComparison records;

    ComparisonPage(List<Judgement> judgements, Experiment experiment) {
        this.groups = TrialGroup.of(judgements, experiment);
        this.pairs = Pair.among(
                groups.stream().flatMap(group -> group.trials().stream()).toList(), experiment);
        this.experiment = experiment;
        this.scalability = Scalability.of(judgements, experiment);
        this.searches = ThresholdFigures.plates(experiment, judgements);
        this.laws = experiment.search() == null
                ? Map.of()
                : Thresholds.of(experiment, ThresholdSearch.thresholds(experiment, judgements))
                        .scalability();
        this.records = RecordTrials.areIn(judgements, experiment)
                ? new RecordComparison(
                        groups, RecordTrials.of(judgements, experiment), new LoadComparison(judgements, experiment))
                : null;
    }

    /** The figures: by number of producers, overhead by configuration, then the first pair of each set of conditions. */
    List<Plate> plates() {
        if (records != null) {
            return records.plates();
        }
        ComparisonFigures figures = new ComparisonFigures(groups);
        List<Plate> plates = new ArrayList<>(searches);
        if (!scalability.isEmpty()) {
            ScalabilityFigures byProducers = new ScalabilityFigures(scalability, experiment);
            plates.add(Plate.of("Latency by number of producers", byProducers.latency()));
            plates.add(Plate.of("Overhead by number of producers", byProducers.overhead()));
        }
        plates.add(Plate.of("Overhead by configuration", figures.overheadByConfiguration()));
        plates.add(Plate.of("Distribution of overhead", figures.overheadDistribution()));
        if (groups.stream().anyMatch(group -> !group.components().windows().isEmpty())) {
            plates.add(Plate.of("Where the latency comes from", figures.meanComponents()));
            plates.add(Plate.of("Processing and sink latency", SplitFigure.byConfiguration(groups)));
        }
        byConditions()
                .forEach((conditions, alike) ->
                        plates.add(Plate.of("Paired latency, " + conditions, figures.pairedLatency(alike.get(0)))));
        return plates;
    }

    String html(List<Plate> plates) {
        return PageStyle.wrap(Stream.of(
                        "<p class=\"lead\">%s</p>\n".formatted(Text.html(headline())),
                        records != null ? records.html(plates) : windows(plates),
                        "<h4>Settings side by side</h4>\n" + SettingsTable.html(groups, experiment),
                        PageStyle.deviations(experiment))
                .collect(Collectors.joining()));
    }

    private String windows(List<Plate> plates) {
        return Stream.of(
                        configurations(),
                        "<p class=\"note\">All repetitions of a configuration together, in ms. Overhead is latency minus its"
                                + " analytic floor. Arrivals: the certificates of all trials hold. Warm-up: every series was"
                                + " stationary when measuring began, in all trials; a finding, not a bound.</p>\n",
                        "<h4>Processing and sink latency (L1, L2 of seed 004, ms)</h4>\n" + SplitFigure.table(groups),
                        pairs.isEmpty() ? "" : "<h4>The same stream, window by window</h4>\n" + differences(),
                        scalability.isEmpty()
                                ? ""
                                : "<h4>By number of producers</h4>\n"
                                        + new ScalabilityFigures(scalability, experiment).table(),
                        new ScalabilityTable(laws).html(),
                        plates.stream().map(Plate::html).collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private String headline() {
        String engines =
                groups.stream().map(group -> group.title().engine()).distinct().collect(Collectors.joining(" and "));
        return "%s on the same streams".formatted(engines);
    }

    private String configurations() {
        HtmlTable table = new HtmlTable(
                Cell.text("configuration"),
                Cell.number("windows"),
                Cell.number("latency p50"),
                Cell.number("overhead p50"),
                Cell.number("overhead mean"),
                Cell.number("overhead max"),
                Cell.text("bounds"),
                Cell.text("arrivals"),
                Cell.text("warm-up"));
        for (TrialGroup group : groups) {
            Statistics overhead = group.overhead();
            table.row(
                    Cell.styled(group.name(), "name"),
                    matched(group),
                    Cell.number(Text.milliseconds(group.latency().p50())),
                    Cell.strong(Text.milliseconds(overhead.p50())),
                    Cell.number(Text.milliseconds(overhead.mean())),
                    Cell.number(Text.milliseconds(overhead.max())),
                    bounds(group),
                    arrivals(group),
                    warmUp(group));
        }
        return table.toString();
    }

    /** What came out right, of what must; what came again and was allowed to is right too. */
    static Cell matched(TrialGroup group) {
        long expected = group.trials().stream().mapToLong(Judgement::expected).sum();
        long matched = group.trials().stream()
                .mapToLong(trial -> trial.matched() + (trial.keepsItsGuarantee() ? trial.duplicate() : 0))
                .sum();
        return matched == expected
                ? Cell.number(Text.count(matched))
                : Cell.styled("%s of %s".formatted(Text.count(matched), Text.count(expected)), "number bad");
    }

    static Cell bounds(TrialGroup group) {
        List<Outcome> outcomes = group.trials().stream()
                .flatMap(trial -> trial.bounds().stream())
                .map(bound -> bound.outcome())
                .toList();
        if (outcomes.isEmpty()) {
            return Cell.faint(Text.NONE);
        }
        Outcome worst = outcomes.contains(Outcome.FAIL)
                ? Outcome.FAIL
                : outcomes.contains(Outcome.INCONCLUSIVE) ? Outcome.INCONCLUSIVE : Outcome.PASS;
        return Cell.outcome(worst);
    }

    /** Whether the arrivals of every trial are certified. */
    static Cell arrivals(TrialGroup group) {
        List<Boolean> certified = group.trials().stream()
                .map(trial -> trial.evidence().manifest().certificate())
                .filter(Objects::nonNull)
                .map(Certificate::holds)
                .toList();
        if (certified.size() < group.trials().size()) {
            return Cell.faint(Text.NONE);
        }
        return certified.contains(false) ? Cell.styled("✗", "bad") : Cell.styled("✓", "good");
    }

    /** The worst finding over all series of all trials. */
    static Cell warmUp(TrialGroup group) {
        List<Verdict> verdicts = group.trials().stream()
                .flatMap(trial -> trial.warmUp().series().stream())
                .map(Stationarity.Series::verdict)
                .toList();
        if (verdicts.isEmpty()) {
            return Cell.faint(Text.NONE);
        }
        return verdicts.contains(Verdict.NOT_STATIONARY)
                ? Cell.styled("✗", "doubt")
                : verdicts.contains(Verdict.UNDECIDED) ? Cell.styled("?", "faint") : Cell.styled("✓", "good");
    }

    private String differences() {
        HtmlTable table = new HtmlTable(
                Cell.text("conditions"),
                Cell.text("difference"),
                Cell.number("windows"),
                Cell.number("min"),
                Cell.number("p50"),
                Cell.number("mean"),
                Cell.number("max"));
        byConditions().forEach((conditions, alike) -> {
            Statistics differences = Statistics.of(alike.stream()
                    .flatMap(pair -> pair.differencesMs().stream())
                    .mapToDouble(Double::doubleValue)
                    .toArray());
            Pair any = alike.get(0);
            table.row(
                    Cell.styled(conditions, "name"),
                    Cell.text("%s − %s"
                            .formatted(
                                    any.secondTitle().engine(), any.firstTitle().engine())),
                    Cell.number(Text.count(differences.count())),
                    Cell.number(Text.milliseconds(differences.min())),
                    Cell.strong(Text.milliseconds(differences.p50())),
                    Cell.number(Text.milliseconds(differences.mean())),
                    Cell.number(Text.milliseconds(differences.max())));
        });
        return table.toString();
    }

    private Map<String, List<Pair>> byConditions() {
        return pairs.stream().collect(Collectors.groupingBy(Pair::conditions, LinkedHashMap::new, Collectors.toList()));
    }
}
