package dev.streamgauge.report;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.report.HtmlTable.Cell;

/** Where every event of a trial went, and every window, or every result. */
final class AccountingTable {

    private AccountingTable() {}

    static String html(Judgement judgement) {
        return table(judgement) + inputFaults(judgement.evidence().manifest());
    }

    /** The same of a trial in which each record has a result of its own, or is set aside as a dead letter. */
    static String ofRecords(Judgement judgement, Records records) {
        return recordTable(judgement, records)
                + reasons(records)
                + (records.faults().isEmpty()
                        ? ""
                        : "<p class=\"bad\">What is wrong, the first of it:</p>\n" + PageStyle.list(records.faults()))
                + inputFaults(judgement.evidence().manifest());
    }

    private static String recordTable(Judgement judgement, Records records) {
        Manifest.Events events = judgement.evidence().manifest().events();
        Summary.Counts results = records.results();
        Summary.Counts aside = records.deadLetters();
        return new HtmlTable(
                        Cell.text("records"),
                        Cell.number(""),
                        Cell.text(""),
                        Cell.text(""),
                        Cell.number("results"),
                        Cell.number("dead letters"))
                .row(triple("sent", events.sent(), "expected", results.expected(), aside.expected(), false))
                .row(triple(
                        "acknowledged", events.acknowledged(), "matched", results.matched(), aside.matched(), false))
                .row(triple("failed", events.failed(), "missing", results.missing(), aside.missing(), true))
                .row(triple(
                        "right, measured",
                        events.inMeasuredWindows(),
                        "duplicate",
                        results.duplicate(),
                        aside.duplicate(),
                        true))
                .row(triple(
                        "right, before and after",
                        events.inOtherWindows(),
                        "wrong",
                        results.wrong(),
                        aside.wrong(),
                        true))
                .row(
                        Cell.text("malformed, on purpose"),
                        Cell.number(Text.count(events.malformed())),
                        Cell.text(""),
                        Cell.text("times out of order"),
                        wantsZero(records.unordered()),
                        Cell.text(""))
                .row(Cell.text("").over(3, 1), addsUp(judgement).over(3, 1))
                .toString();
    }

    private static Cell[] triple(
            String record, long records, String fate, long results, long deadLetters, boolean wantsZero) {
        return new Cell[] {
            Cell.text(record),
            Cell.number(Text.count(records)),
            Cell.text(""),
            Cell.text(fate),
            wantsZero ? wantsZero(results) : Cell.number(Text.count(results)),
            wantsZero ? wantsZero(deadLetters) : Cell.number(Text.count(deadLetters))
        };
    }

    private static Cell wantsZero(long count) {
        return Cell.styled(Text.count(count), count > 0 ? "number bad" : "number");
    }

    private static String reasons(Records records) {
        if (records.deadLetterReasons().isEmpty()) {
            return "";
        }
        HtmlTable table = new HtmlTable(Cell.text("set aside as"), Cell.number("records"));
        records.deadLetterReasons()
                .forEach((reason, count) -> table.row(Cell.text(reason), Cell.number(Text.count(count))));
        return table.toString();
    }

    private static Cell addsUp(Judgement judgement) {
        Manifest.Events events = judgement.evidence().manifest().events();
        return judgement.lostNothing() && events.sent() == events.acknowledged() + events.failed()
                ? Cell.styled("✓ every event accounted for", "good")
                : Cell.styled("✗ not every event is accounted for", "bad");
    }

    private static String table(Judgement judgement) {
        Manifest.Events events = judgement.evidence().manifest().events();
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
                        addsUp(judgement).over(2, 1))
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
            wantsZero ? wantsZero(windows) : Cell.number(Text.count(windows))
        };
    }
}
