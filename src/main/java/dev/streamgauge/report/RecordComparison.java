package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.report.HtmlTable.Cell;
import dev.streamgauge.report.RecordTrials.Run;
import dev.streamgauge.report.RecordTrials.SameLoad;
import dev.streamgauge.report.plot.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Median;

/** What a comparison of trials shows in which each record has a result of its own: figures and tables. */
final class RecordComparison {

    private final List<TrialGroup> groups;
    private final RecordTrials trials;
    private final LoadComparison loads;
    private final EngineHues hues;

    /**
     * @param loads what trials of several rates, partitions or faults show together; if that is anything, its figures take the
     *     place of those of each load
     */
    RecordComparison(List<TrialGroup> groups, RecordTrials trials, LoadComparison loads) {
        this.groups = groups;
        this.trials = trials;
        this.loads = loads;
        this.hues = RecordComparisonFigures.hues(trials);
    }

    /** The figures of each load: a bulk by how fast it is, a paced one by its latency. */
    List<Plate> plates() {
        if (!loads.isEmpty()) {
            return loads.plates();
        }
        List<Plate> plates = new ArrayList<>();
        for (SameLoad load : trials.loads()) {
            RecordComparisonFigures figures = new RecordComparisonFigures(load, hues);
            List<Figure> ofLoad = new ArrayList<>(
                    load.bulk()
                            ? List.of(figures.throughput(), figures.completion())
                            : List.of(figures.medianLatency()));
            ofLoad.addAll(figures.scaling());
            ofLoad.addAll(figures.latencies());
            ofLoad.forEach(figure -> plates.add(Plate.of("%s, %s".formatted(figure.title(), load.name()), figure)));
        }
        return plates;
    }

    /** One figure for each load. */
    List<Plate> overview() {
        if (!loads.isEmpty()) {
            return loads.plates();
        }
        return trials.loads().stream()
                .map(load -> {
                    RecordComparisonFigures figures = new RecordComparisonFigures(load, hues);
                    Figure figure = load.bulk() ? figures.throughput() : figures.medianLatency();
                    return Plate.of("%s, %s".formatted(figure.title(), load.name()), figure);
                })
                .toList();
    }

    String html(List<Plate> plates) {
        return configurations()
                + "<p class=\"note\">Throughput and completion time: median over the repetitions. Latency in ms, of all"
                + " repetitions together; of a bulk it counts from the send.</p>\n"
                + loads.html()
                + TrialSections.section("The same stream on both engines", streams())
                + TrialSections.section("One engine against the other", ratios())
                + TrialSections.section("Speed-up against parallelism", speedUps())
                + plates.stream().map(Plate::html).collect(Collectors.joining());
    }

    private String configurations() {
        HtmlTable table = new HtmlTable(
                Cell.text("configuration"),
                Cell.number("trials"),
                Cell.number("results"),
                Cell.number("records/s"),
                Cell.number("completion"),
                Cell.number("p50"),
                Cell.number("p99"),
                Cell.number("max"),
                Cell.text("bounds"),
                Cell.text("arrivals"),
                Cell.text("warm-up"));
        for (TrialGroup group : groups) {
            Statistics latency = latency(group.trials());
            table.row(
                    Cell.styled(group.name(), "name"),
                    Cell.number(Text.count(group.trials().size())),
                    ComparisonPage.matched(group),
                    Cell.strong(median(group, Records::throughputHz, "")),
                    Cell.number(median(group, Records::completionSeconds, " s")),
                    Cell.number(Text.milliseconds(latency.p50())),
                    Cell.number(Text.milliseconds(latency.p99())),
                    Cell.number(Text.milliseconds(latency.max())),
                    ComparisonPage.bounds(group),
                    ComparisonPage.arrivals(group),
                    ComparisonPage.warmUp(group));
        }
        return table.toString();
    }

    /** Of all trials together, never of their statistics. */
    private static Statistics latency(List<Judgement> trials) {
        return trials.size() == 1
                ? trials.get(0).latency()
                : RecordTrials.latencies(trials).map(Statistics::ofNanos).orElseGet(() -> Statistics.of(new double[0]));
    }

    private static String median(TrialGroup group, ToDoubleFunction<Records> figure, String unit) {
        double[] values = group.trials().stream()
                .flatMap(trial -> Stream.ofNullable(trial.evidence().records()))
                .filter(records -> records.completionSeconds() > 0)
                .mapToDouble(figure)
                .toArray();
        return values.length == 0
                ? Text.NONE
                : Text.figures(Median.withDefaults().evaluate(values)) + unit;
    }

    /** Whether trials of a pair were sent the same stream, and gave the same results. */
    private String streams() {
        Map<String, List<Run>> byPair =
                byPair(trials.loads().stream().flatMap(SameLoad::runs).toList());
        HtmlTable table =
                new HtmlTable(Cell.text("stream"), Cell.number("trials"), Cell.text("sent"), Cell.text("results"));
        byPair.forEach((pair, runs) -> table.row(
                Cell.styled(pair, "name"),
                Cell.number(Text.count(runs.size())),
                same(runs.stream()
                        .map(run -> String.valueOf(
                                run.judgement().evidence().manifest().receivedSha256()))
                        .toList()),
                sameResults(runs)));
        return byPair.isEmpty()
                ? ""
                : table
                        + "<p class=\"note\">SHA-256 of what the input topic held, and of all results without their times.</p>\n";
    }

    /** Nothing is said of results that cannot be compared without their times. */
    private static Cell sameResults(List<Run> runs) {
        List<String> hashes = runs.stream()
                .map(run -> run.records().resultsSha256())
                .filter(Objects::nonNull)
                .toList();
        return hashes.size() < runs.size() ? Cell.faint(Text.NONE) : same(hashes);
    }

    private static Cell same(List<String> hashes) {
        return hashes.stream().distinct().count() == 1
                ? Cell.styled("✓ the same", "good")
                : Cell.styled("✗ not the same", "bad");
    }

    /** Trials of the same stream at the same levels, singles left out. */
    private static Map<String, List<Run>> byPair(List<Run> runs) {
        Map<String, List<Run>> byPair =
                runs.stream().collect(Collectors.groupingBy(Run::pairId, LinkedHashMap::new, Collectors.toList()));
        byPair.values().removeIf(alike -> alike.size() < 2);
        return byPair;
    }

    /** How many times as fast one engine is as the other, pair by pair. */
    private String ratios() {
        HtmlTable table = new HtmlTable(
                Cell.text("load"),
                Cell.number("parallelism"),
                Cell.text("ratio"),
                Cell.number("pairs"),
                Cell.number("least"),
                Cell.number("median"),
                Cell.number("greatest"));
        boolean any = false;
        for (SameLoad load : trials.loads()) {
            for (int parallelism : load.parallelisms()) {
                for (int first = 0; first < load.series().size(); first++) {
                    for (int second = first + 1; second < load.series().size(); second++) {
                        RecordTrials.Series one = load.series().get(first);
                        RecordTrials.Series other = load.series().get(second);
                        double[] ratios = ratios(load, one.at(parallelism), other.at(parallelism));
                        if (ratios.length > 0) {
                            any = true;
                            table.row(ratioRow(load, parallelism, one.name() + " / " + other.name(), ratios));
                        }
                    }
                }
            }
        }
        return any
                ? table
                        + "<p class=\"note\">Of a bulk the ratio of throughputs, of a paced load that of median latencies.</p>\n"
                : "";
    }

    private static Cell[] ratioRow(SameLoad load, int parallelism, String name, double[] ratios) {
        DoubleSummaryStatistics range = Arrays.stream(ratios).summaryStatistics();
        return new Cell[] {
            Cell.styled(load.name(), "name"),
            Cell.number(Integer.toString(parallelism)),
            Cell.text(name),
            Cell.number(Text.count(ratios.length)),
            Cell.number(Text.figures(range.getMin())),
            Cell.strong(Text.figures(Median.withDefaults().evaluate(ratios))),
            Cell.number(Text.figures(range.getMax()))
        };
    }

    private static double[] ratios(SameLoad load, List<Run> ones, List<Run> others) {
        List<Double> ratios = new ArrayList<>();
        for (Run one : ones) {
            for (Run other : others) {
                double ratio = figure(load, one) / figure(load, other);
                if (one.pairId().equals(other.pairId()) && Double.isFinite(ratio)) {
                    ratios.add(ratio);
                }
            }
        }
        return ratios.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double figure(SameLoad load, Run run) {
        Double median = run.records().latencyMs().p50();
        return load.bulk() ? run.records().throughputHz() : median == null ? Double.NaN : median;
    }

    private String speedUps() {
        HtmlTable table = new HtmlTable(
                Cell.text("load"),
                Cell.text("engine"),
                Cell.number("parallelism"),
                Cell.number("trials"),
                Cell.number("records/s"),
                Cell.number("speed-up"),
                Cell.number("efficiency"));
        boolean any = false;
        for (SameLoad load : trials.loads()) {
            for (RecordTrials.Series series : load.scales() ? load.series() : List.<RecordTrials.Series>of()) {
                OptionalDouble one = series.median(1, run -> run.records().throughputHz());
                for (int parallelism : load.parallelisms()) {
                    OptionalDouble here =
                            series.median(parallelism, run -> run.records().throughputHz());
                    if (one.isPresent() && here.isPresent()) {
                        any = true;
                        double speedUp = here.getAsDouble() / one.getAsDouble();
                        table.row(
                                Cell.styled(load.name(), "name"),
                                Cell.text(series.name()),
                                Cell.number(Integer.toString(parallelism)),
                                Cell.number(Text.count(series.at(parallelism).size())),
                                Cell.number(Text.figures(here.getAsDouble())),
                                Cell.strong(Text.figures(speedUp)),
                                Cell.number(Text.percent(speedUp / parallelism)));
                    }
                }
            }
        }
        return any
                ? table
                        + "<p class=\"note\">Medians over the repetitions, relative to parallelism 1 of the same engine.</p>\n"
                : "";
    }
}
