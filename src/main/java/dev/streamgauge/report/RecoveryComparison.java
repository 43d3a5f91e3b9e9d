package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.StrikeFigures;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.HtmlTable.Cell;
import dev.streamgauge.report.plot.Palette;
import dev.streamgauge.report.plot.Rows;
import dev.streamgauge.report.plot.Rows.Part;
import dev.streamgauge.report.plot.Rows.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How each trial of an experiment recovered from what was done to it: a row for each strike. */
final class RecoveryComparison {

    private final List<Struck> struck;
    private final boolean repeated;

    /** A trial that something was done to. */
    private record Struck(Judgement trial, Recovery recovery, String name) {

        List<StrikeFigures> strikes() {
            return StrikeFigures.of(trial.evidence());
        }

        long duplicates() {
            Records records = trial.evidence().records();
            return trial.duplicate()
                    + (records == null ? 0 : records.deadLetters().duplicate());
        }

        long missing() {
            Records records = trial.evidence().records();
            return trial.missing()
                    + (records == null ? 0 : records.deadLetters().missing());
        }

        long wrong() {
            Records records = trial.evidence().records();
            return trial.wrong() + (records == null ? 0 : records.deadLetters().wrong());
        }
    }

    RecoveryComparison(List<Judgement> trials, Experiment experiment) {
        this.repeated = trials.stream()
                        .map(trial -> trial.evidence().manifest().repetition())
                        .distinct()
                        .count()
                > 1;
        this.struck = trials.stream()
                .flatMap(trial -> Stream.ofNullable(trial.evidence().recovery())
                        .filter(recovery -> !recovery.strikes().isEmpty())
                        .map(recovery -> new Struck(trial, recovery, name(trial, experiment))))
                .sorted(Comparator.comparing(Struck::name))
                .toList();
    }

    /** Engine and what varies but the rate, which is the same for all. */
    private String name(Judgement trial, Experiment experiment) {
        Manifest manifest = trial.evidence().manifest();
        TrialTitle title = TrialTitle.of(manifest, experiment);
        boolean rateVaries =
                experiment.factors().getOrDefault(TrialTitle.RATE, List.of()).size() > 1;
        return Stream.of(
                        Stream.of(title.engine()),
                        title.others().stream().skip(rateVaries ? 0 : 1),
                        Stream.of(repeated ? "no. " + manifest.repetition() : ""))
                .flatMap(parts -> parts)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    boolean isEmpty() {
        return struck.isEmpty();
    }

    /** Every strike as a bar of the steps of its recovery. */
    Rows rows() {
        List<Row> rows = new ArrayList<>();
        for (Struck each : struck) {
            List<StrikeFigures> strikes = each.strikes();
            for (int i = 0; i < strikes.size(); i++) {
                rows.add(new Row(
                        strikes.size() == 1 ? each.name() : "%s · strike %d".formatted(each.name(), i + 1),
                        parts(strikes.get(i)),
                        seconds(strikes.get(i).modelCatchUpMs()),
                        note(each, strikes.get(i), i == strikes.size() - 1)));
            }
        }
        return new Rows(
                "Recovery from each strike",
                "how long each step took · behind each bar, results that were lost and that came again",
                "time after the strike (s)",
                "caught up by the model",
                rows);
    }

    private static @Nullable Double seconds(@Nullable Double milliseconds) {
        return milliseconds == null ? null : (Double) (milliseconds / 1e3);
    }

    /** Steps as they followed one another; one that is not known is part of the next. */
    private static List<Part> parts(StrikeFigures strike) {
        Steps steps = new Steps();
        Double outage = strike.firstResultMs();
        steps.until("until noticed", Palette.VERMILION, sooner(strike.detectMs(), outage));
        steps.until("until a process is back", Palette.ORANGE, sooner(strike.downMs(), outage));
        steps.until("until the first result", Palette.SKY, outage);
        steps.until("until caught up", Palette.GREEN, strike.catchUpMs());
        return steps.parts;
    }

    private static @Nullable Double sooner(@Nullable Double step, @Nullable Double outage) {
        return step == null || outage == null ? step : (Double) Math.min(step, outage);
    }

    /** Stretches that begin where the last one ended. */
    private static final class Steps {

        private final List<Part> parts = new ArrayList<>();
        private double seconds;

        /** A step that nobody knows takes no time, and has its place in the legend. */
        void until(String name, Palette color, @Nullable Double milliseconds) {
            double end = milliseconds == null ? seconds : Math.max(seconds, milliseconds / 1e3);
            parts.add(new Part(name, color, seconds, end));
            seconds = end;
        }
    }

    private static String note(Struck struck, StrikeFigures strike, boolean last) {
        List<String> notes = new ArrayList<>();
        if (struck.trial().unrecovered().contains(strike.strike())) {
            notes.add("never caught up");
        }
        if (last) {
            notes.add("%s lost".formatted(struck.missing() == 0 ? "none" : Text.count(struck.missing())));
            notes.add("%s again".formatted(struck.duplicates() == 0 ? "none" : Text.count(struck.duplicates())));
        }
        return String.join(", ", notes);
    }

    /** Each trial with what was promised and what became of it; times are of its slowest strike. */
    String table() {
        HtmlTable table = new HtmlTable(
                Cell.text(""),
                Cell.number("strikes"),
                Cell.number("noticed"),
                Cell.number("process back"),
                Cell.number("first result"),
                Cell.number("caught up"),
                Cell.number("by the model"),
                Cell.text("promised"),
                Cell.number("lost"),
                Cell.number("again"),
                Cell.number("wrong"),
                Cell.text(""));
        for (Struck each : struck) {
            List<StrikeFigures> strikes = each.strikes();
            StrikeFigures slowest = strikes.stream()
                    .max(Comparator.comparingDouble(
                            strike -> Objects.requireNonNullElse(strike.catchUpMs(), Double.MAX_VALUE)))
                    .orElseThrow();
            table.row(
                    Cell.styled(each.name(), "name"),
                    Cell.number(Text.count(strikes.size())),
                    Cell.number(RecoveryTable.after(slowest.detectMs())),
                    Cell.number(RecoveryTable.after(slowest.downMs())),
                    Cell.number(RecoveryTable.after(slowest.firstResultMs())),
                    Cell.strong(RecoveryTable.after(slowest.catchUpMs())),
                    RecoveryTable.model(slowest),
                    Cell.text(each.recovery().guarantee()),
                    RecoveryTable.wantsZero(each.missing()),
                    each.recovery().mayRepeat()
                            ? Cell.number(Text.count(each.duplicates()))
                            : RecoveryTable.wantsZero(each.duplicates()),
                    RecoveryTable.wantsZero(each.wrong()),
                    outcome(each.trial()));
        }
        return table
                + "<p class=\"note\">After the strike; of several, the one that took the longest. By the model: until caught"
                + " up, from the rate, the capacity and how long no result came.</p>\n";
    }

    private static Cell outcome(Judgement trial) {
        if (!trial.keepsItsGuarantee()) {
            return Cell.styled("✗ broke its guarantee", "bad");
        }
        return trial.recovered() ? Cell.styled("✓ recovered", "good") : Cell.styled("✗ not recovered", "bad");
    }
}
