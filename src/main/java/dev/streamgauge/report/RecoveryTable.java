package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.evidence.Recovery.Strike;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.report.HtmlTable.Cell;
import org.jspecify.annotations.Nullable;

/** What was done to a trial, how long each step of its recovery took, and what became of its records. */
final class RecoveryTable {

    private RecoveryTable() {}

    static String html(Judgement judgement, Recovery recovery) {
        return strikes(recovery) + guarantee(judgement, recovery);
    }

    private static String strikes(Recovery recovery) {
        HtmlTable table = new HtmlTable(
                Cell.text(""),
                Cell.number("pid"),
                Cell.number("exit"),
                Cell.number(Moments.done(recovery)),
                Cell.number("noticed"),
                Cell.number(Moments.paused(recovery) ? "continued" : "process back"),
                Cell.number("ready"),
                Cell.number("first result"),
                Cell.number("caught up"),
                Cell.number("excess latency"));
        for (Strike strike : recovery.strikes()) {
            Integer exitStatus = strike.exitStatus();
            Double excess = strike.excessLatencySeconds();
            table.row(
                    Cell.styled(strike.process(), "name"),
                    Cell.number(Long.toString(strike.pid())),
                    Cell.number(exitStatus == null ? Text.NONE : exitStatus.toString()),
                    Cell.number(Text.seconds((double) strike.atMs()) + " s"),
                    after(strike, strike.noticedMs()),
                    after(strike, strike.backMs()),
                    after(strike, strike.readyMs()),
                    after(strike, strike.firstResultMs()),
                    caughtUp(strike),
                    Cell.number(excess == null ? Text.NONE : Text.figures(excess) + " event·s"));
        }
        return table
                + "<p class=\"note\">The strike counts from the start of the load, everything after it from the strike. Excess"
                + " latency: how much later than usual results came, summed over all events until it had caught up. Caught up:"
                + " no more events wait than the most before, %s; at worst %s did.</p>\n"
                        .formatted(Text.count(recovery.unansweredBefore()), Text.count(recovery.unansweredPeak()));
    }

    private static Cell after(Strike strike, @Nullable Long atMs) {
        return Cell.number(atMs == null ? Text.NONE : "+%s s".formatted(Text.seconds((double) (atMs - strike.atMs()))));
    }

    private static Cell caughtUp(Strike strike) {
        Long atMs = strike.caughtUpMs();
        return atMs == null
                ? Cell.styled("never", "number bad")
                : Cell.strong("+%s s".formatted(Text.seconds((double) (atMs - strike.atMs()))));
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
                Moments.mayRepeat(recovery)
                        ? Cell.number(Text.count(counts.duplicate()))
                        : wantsZero(counts.duplicate()),
                wantsZero(counts.wrong()));
    }

    private static Cell wantsZero(long count) {
        return Cell.styled(Text.count(count), count > 0 ? "number bad" : "number strong");
    }
}
