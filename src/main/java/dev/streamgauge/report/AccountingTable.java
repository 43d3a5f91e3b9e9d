package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.report.HtmlTable.Cell;

/** Where every event and every window of a trial went. */
final class AccountingTable {

    private AccountingTable() {}

    static String html(Judgement judgement) {
        return table(judgement) + inputFaults(judgement.evidence().manifest());
    }

    private static String table(Judgement judgement) {
        Manifest.Events events = judgement.evidence().manifest().events();
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

    private static String inputFaults(Manifest manifest) {
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
}
