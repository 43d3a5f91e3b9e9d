package dev.streamgauge.report;

import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.report.HtmlTable.Cell;
import dev.streamgauge.report.plot.Axis;
import dev.streamgauge.report.plot.Figure;
import dev.streamgauge.report.plot.Mark;
import dev.streamgauge.report.plot.Mark.Curve;
import dev.streamgauge.report.plot.Mark.Pen;
import dev.streamgauge.report.plot.Mark.Point;
import dev.streamgauge.report.plot.Palette;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the processes of a trial used: processor time and memory, as figures under the latency and in a table. */
final class ResourceFigure {

    private static final String BROKER = "kafka";
    private static final List<Palette> ENGINE_HUES = List.of(Palette.BLUE, Palette.SKY, Palette.GREEN);

    private final Evidence evidence;
    private final TrialTitle title;
    private final StreamTime time;
    private final Axis x;
    private final List<Mark> moments;

    /** Over the measured time. */
    ResourceFigure(Evidence evidence, TrialTitle title) {
        this(evidence, title, StreamTime.of(evidence).measuredTime(), List.of());
    }

    /**
     * Figures over another time; what is told in numbers is of the measured time all the same.
     *
     * @param x the time that the figures are over
     * @param moments what is marked on it
     */
    ResourceFigure(Evidence evidence, TrialTitle title, Axis x, List<Mark> moments) {
        this.evidence = evidence;
        this.title = title;
        this.time = StreamTime.of(evidence);
        this.x = x;
        this.moments = moments;
    }

    /** Whether anything is known of the measured time. */
    boolean known() {
        return !processes().isEmpty();
    }

    /** Processor time of each process, of the machine, and what the hypervisor took. */
    Figure processorTime() {
        List<Mark> marks = new ArrayList<>(HighState.shade(evidence));
        if (!shown(ResourceRow.MACHINE).isEmpty()) {
            marks.add(curve("machine, busy", Palette.SILVER, Pen.WIDE, ResourceRow.MACHINE, ResourceRow::cpuCores));
        }
        marks.addAll(ofEachProcess(ResourceRow::cpuCores));
        if (measured().anyMatch(row -> orZero(row.stolenCores()) > 0)) {
            marks.add(curve("stolen", Palette.VERMILION, Pen.SOLID, ResourceRow.MACHINE, ResourceRow::stolenCores));
        }
        Double cores = cores();
        if (cores != null) {
            marks.add(Curve.level("cores of the machine", Palette.GREY, Pen.DASHED, x, cores));
        }
        marks.addAll(moments);
        return Figure.of(
                "Processor time of each process",
                "%s · averaged over each second · the time axis is that of the latency above".formatted(title),
                x,
                Axis.fromZero("processor time (cores)", ordinates(marks)),
                marks);
    }

    /** Resident memory of each process. */
    Figure memory() {
        List<Mark> marks = new ArrayList<>(HighState.shade(evidence));
        marks.addAll(ofEachProcess(ResourceRow::residentMiB));
        marks.addAll(moments);
        return Figure.of(
                "Memory of each process",
                "%s · resident, at the end of each second · the time axis is that of the latency above"
                        .formatted(title),
                x,
                Axis.fromZero("resident memory (MiB)", ordinates(marks)),
                marks);
    }

    private List<Mark> ofEachProcess(Function<ResourceRow, @Nullable Double> figure) {
        List<Mark> marks = new ArrayList<>();
        int engines = 0;
        for (String process : processes()) {
            Palette color = switch (process) {
                case ResourceRow.HARNESS -> Palette.PURPLE;
                case BROKER -> Palette.ORANGE;
                default -> ENGINE_HUES.get(engines++ % ENGINE_HUES.size());
            };
            marks.add(curve(process, color, Pen.SOLID, process, figure));
        }
        return marks;
    }

    private static double[] ordinates(List<Mark> marks) {
        return marks.stream()
                .filter(Curve.class::isInstance)
                .flatMap(mark -> ((Curve) mark).points().stream())
                .mapToDouble(Point::y)
                .toArray();
    }

    /** Cores that the engine's processes use together, in the mean over the measured time; empty if that is not known. */
    OptionalDouble engineCores() {
        List<String> engine =
                processes().stream().filter(process -> rank(process) == 0).toList();
        return engine.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(engine.stream()
                        .mapToDouble(process -> measured(process).stream()
                                .mapToDouble(ResourceRow::cpuCores)
                                .average()
                                .orElse(0))
                        .sum());
    }

    /** Processor time and memory of each process over the measured time. */
    String table() {
        HtmlTable table = new HtmlTable(
                Cell.text("process"),
                Cell.number("cores, mean"),
                Cell.number("cores, max"),
                Cell.number("memory, max"));
        for (String process : processes()) {
            table.row(row(process, process, ResourceRow::cpuCores, true));
        }
        if (!measured(ResourceRow.MACHINE).isEmpty()) {
            table.row(row("machine, busy", ResourceRow.MACHINE, ResourceRow::cpuCores, true));
            table.row(row("machine, stolen", ResourceRow.MACHINE, ResourceRow::stolenCores, false));
        }
        return table + "<p class=\"note\">Over the measured time.</p>\n";
    }

    private Cell[] row(String name, String process, Function<ResourceRow, @Nullable Double> cores, boolean withMemory) {
        DoubleSummaryStatistics used = new DoubleSummaryStatistics();
        DoubleSummaryStatistics memory = new DoubleSummaryStatistics();
        for (ResourceRow row : measured(process)) {
            Double value = cores.apply(row);
            if (value != null) {
                used.accept(value);
            }
            memory.accept(row.residentMiB());
        }
        boolean known = used.getCount() > 0;
        return new Cell[] {
            Cell.styled(name, "name"),
            Cell.number(known ? Text.cores(used.getAverage()) : Text.NONE),
            Cell.number(known ? Text.cores(used.getMax()) : Text.NONE),
            Cell.number(
                    withMemory && memory.getCount() > 0
                            ? Text.count(Math.round(memory.getMax())) + " MiB"
                            : withMemory ? Text.NONE : "")
        };
    }

    private List<ResourceRow> measured(String process) {
        return measured().filter(row -> row.process().equals(process)).toList();
    }

    /** What lies on the figures' axis. */
    private List<ResourceRow> shown(String process) {
        return evidence.resources().stream()
                .filter(row -> row.process().equals(process) && row.second() + 1 > x.min() && row.second() < x.max())
                .toList();
    }

    private Stream<ResourceRow> measured() {
        return evidence.resources().stream()
                .filter(row -> row.second() + 1 > time.warmUpSeconds() && row.second() < time.measuredUntilSeconds());
    }

    /** Engine, broker, harness: what is measured comes first, and of an engine's processes the busiest. */
    private List<String> processes() {
        return measured()
                .map(ResourceRow::process)
                .distinct()
                .filter(process -> !process.equals(ResourceRow.MACHINE))
                .sorted(Comparator.comparingInt(ResourceFigure::rank).thenComparingDouble(process -> -busy(process)))
                .toList();
    }

    private double busy(String process) {
        return measured(process).stream().mapToDouble(ResourceRow::cpuCores).sum();
    }

    private static int rank(String process) {
        return switch (process) {
            case BROKER -> 1;
            case ResourceRow.HARNESS -> 2;
            default -> 0;
        };
    }

    /** A second that is not there is a gap. */
    private Mark curve(
            String name, Palette color, Pen pen, String process, Function<ResourceRow, @Nullable Double> cores) {
        List<Point> points = new ArrayList<>();
        int next = Integer.MIN_VALUE;
        double last = Double.NaN;
        for (ResourceRow row : shown(process)) {
            Double value = cores.apply(row);
            if (value == null) {
                continue;
            }
            if (row.second() != next && !points.isEmpty()) {
                points.add(new Point(next, last));
                points.add(new Point(next, Double.NaN));
            }
            points.add(new Point(row.second(), value));
            last = value;
            next = row.second() + 1;
        }
        if (!points.isEmpty()) {
            points.add(new Point(next, last));
        }
        return Curve.steps(name, color, pen, points);
    }

    private @Nullable Double cores() {
        String cores = evidence.manifest().environment().get("cores");
        return cores != null && cores.matches("\\d+(\\.\\d+)?") ? Double.valueOf(cores) : null;
    }

    private static double orZero(@Nullable Double value) {
        return value == null ? 0 : value;
    }
}
