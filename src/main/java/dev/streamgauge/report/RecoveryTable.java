package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.claim.StrikeFigures;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.evidence.Recovery.Strike;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done to a trial, how long each step of its recovery took, and what became of its records. */
final class RecoveryTable {

    private static final String OF_WINDOWS =
            "The strike counts from the start of the load, everything after it from the strike. Caught up: a window came out no"
                    + " later than the latest before.";

    private RecoveryTable() {}

    static String html(Judgement judgement, Recovery recovery) {
        return strikes(judgement, recovery) + guarantee(judgement, recovery);
    }

    private static String strikes(Judgement judgement, Recovery recovery) {
        HtmlTable table = new HtmlTable(
                Cell.text(""),
                Cell.number("pid"),
                Cell.number("exit"),
                Cell.number(Moments.done(recovery)),
                Cell.number("noticed"),
                Cell.number(Moments.undone(recovery)),
                Cell.number("ready"),
                Cell.number("first result"),
                Cell.number("caught up"),
                Cell.number("by the model"),
                Cell.number("excess latency"));
        List<Strike> unrecovered = judgement.unrecovered();
        for (StrikeFigures figures : StrikeFigures.of(judgement.evidence())) {
            Strike strike = figures.strike();
            Integer exitStatus = strike.exitStatus();
            Double excess = strike.excessLatencySeconds();
            boolean never = unrecovered.contains(strike);
            table.row(
                    Cell.styled(strike.process(), "name"),
                    Cell.number(Long.toString(strike.pid())),
                    Cell.number(exitStatus == null ? Text.NONE : exitStatus.toString()),
                    Cell.number(Text.seconds((double) strike.atMs()) + " s"),
                    Cell.number(after(figures.detectMs())),
                    Cell.number(after(figures.downMs())),
                    Cell.number(after(figures.readyMs())),
                    Cell.number(after(figures.firstResultMs())),
                    never ? Cell.styled("never", "number bad") : Cell.strong(after(figures.catchUpMs())),
                    model(figures),
                    Cell.number(excess == null ? Text.NONE : Text.figures(excess) + " event·s"));
        }
        return table
                + "<p class=\"note\">%s</p>\n"
                        .formatted(
                                Text.html(judgement.evidence().records() == null ? OF_WINDOWS : ofRecords(recovery)));
    }

    private static String ofRecords(Recovery recovery) {
        return ("The strike counts from the start of the load, everything after it from the strike. Caught up: no more events"
                        + " wait than the most before, %s; at worst %s did. By the model: the first result, and λ Δ / (μ − λ)"
                        + " after it, for events that come at λ and can be worked off at μ, when none was for Δ. Excess latency:"
                        + " how much later than usual results came, summed over all events until then.")
                .formatted(Text.count(recovery.unansweredBefore()), Text.count(recovery.unansweredPeak()));
    }

    static String after(@Nullable Double milliseconds) {
        return milliseconds == null ? Text.NONE : "+%s s".formatted(Text.seconds(milliseconds));
    }

    /** What the model says; not near it, in doubt. */
    static Cell model(StrikeFigures figures) {
        String text = after(figures.modelCatchUpMs());
        boolean far = figures.workingOffMs() != null
                && figures.modelWorkingOffMs() != null
                && !figures.nearTheModel()
                && !figures.withinTheSlack();
        return far ? Cell.styled(text, "number doubt") : Cell.number(text);
    }

    private static String guarantee(Judgement judgement, Recovery recovery) {
        Records records = judgement.evidence().records();
        HtmlTable table = new HtmlTable(
                Cell.text("promised"),
                Cell.text(""),
                Cell.number("lost"),
                Cell.number("duplicated"),
                Cell.number("wrong"));
        row(
                table,
                recovery,
                "results",
                new Summary.Counts(
                        judgement.expected(),
                        judgement.matched(),
                        judgement.missing(),
                        judgement.duplicate(),
                        judgement.wrong()));
        if (records != null && records.deadLetters().expected() > 0) {
            row(table, recovery, "dead letters", records.deadLetters());
        }
        return table.toString();
    }

    private static void row(HtmlTable table, Recovery recovery, String what, Summary.Counts counts) {
        table.row(
                Cell.styled(recovery.guarantee(), "name"),
                Cell.text(what),
                wantsZero(counts.missing()),
                recovery.mayRepeat() ? Cell.number(Text.count(counts.duplicate())) : wantsZero(counts.duplicate()),
                wantsZero(counts.wrong()));
    }

    static Cell wantsZero(long count) {
        return Cell.styled(Text.count(count), count > 0 ? "number bad" : "number strong");
    }
}
