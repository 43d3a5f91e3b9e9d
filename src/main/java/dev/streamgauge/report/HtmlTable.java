package dev.streamgauge.report;

import dev.streamgauge.claim.BoundOutcome;
import java.util.List;
import java.util.stream.Stream;

/** A table of a page. Text is escaped when a cell is made. */
final class HtmlTable {

    private final StringBuilder html = new StringBuilder();

    /** A cell: its content as HTML, its style, and how many columns or rows it covers. */
    record Cell(String html, String style, int columns, int rows) {

        static Cell text(String text) {
            return new Cell(Text.html(text), "", 1, 1);
        }

        static Cell number(String text) {
            return new Cell(Text.html(text), "number", 1, 1);
        }

        /** The number that matters most in its row. */
        static Cell strong(String text) {
            return new Cell(Text.html(text), text.equals(Text.NONE) ? "number" : "number strong", 1, 1);
        }

        static Cell faint(String text) {
            return new Cell(Text.html(text), "faint", 1, 1);
        }

        static Cell styled(String text, String style) {
            return new Cell(Text.html(text), style, 1, 1);
        }

        static Cell outcome(BoundOutcome.Outcome outcome) {
            return switch (outcome) {
                case PASS -> styled("✓ holds", "good");
                case FAIL -> styled("✗ missed", "bad");
                case INCONCLUSIVE -> styled("? undecided", "doubt");
            };
        }

        /** One cell with the lines of several. */
        static Cell stacked(List<Cell> cells, String style) {
            String html = String.join(
                    "<br>",
                    cells.stream()
                            .map(cell -> "<span class=\"%s\">%s</span>".formatted(cell.style(), cell.html()))
                            .toList());
            return new Cell(html, style, 1, 1);
        }

        /** One cell with several lines, each of which may be broken. */
        static Cell words(String style, Cell... cells) {
            return stacked(
                    Stream.of(cells).filter(cell -> !cell.html().isEmpty()).toList(), ("words " + style).strip());
        }

        Cell over(int columns, int rows) {
            return new Cell(html, style, columns, rows);
        }

        private String tag(String name) {
            return "<%s class=\"%s\"%s%s>%s</%s>"
                    .formatted(name, style, span("col", columns), span("row", rows), html, name);
        }

        private static String span(String kind, int count) {
            return count == 1 ? "" : " %sspan=\"%d\"".formatted(kind, count);
        }
    }

    /** A table under its head; without cells there is no head. */
    HtmlTable(Cell... head) {
        if (head.length > 0) {
            row("th", head);
        }
    }

    HtmlTable row(Cell... cells) {
        return row("td", cells);
    }

    HtmlTable row(List<Cell> cells) {
        return row(cells.toArray(Cell[]::new));
    }

    private HtmlTable row(String tag, Cell... cells) {
        html.append("<tr>");
        for (Cell cell : cells) {
            html.append(cell.tag(tag));
        }
        html.append("</tr>\n");
        return this;
    }

    @Override
    public String toString() {
        return "<div class=\"scroll\"><table>\n%s</table></div>\n".formatted(html);
    }
}
