package dev.streamgauge.report;

import dev.streamgauge.evidence.UiEvidence;
import dev.streamgauge.evidence.UiFolder;
import dev.streamgauge.report.HtmlTable.Cell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the engine's own user interface showed of a trial's job, as HTML. */
final class UiSection {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private UiSection() {}

    /** The tables, the picture where one was taken, and what could not be had; empty if there is none of it. */
    static String html(Path trial, String engine) {
        UiEvidence ui = UiFolder.read(trial);
        String shown =
                ui.tables().stream().map(UiSection::table).collect(Collectors.joining()) + picture(trial, engine);
        String notes = ui.notes().isEmpty()
                ? ""
                : "<p class=\"note\">What could not be had:</p>\n" + PageStyle.list(ui.notes());
        return shown.isEmpty()
                ? notes
                : "<p class=\"note\">%s</p>\n%s%s".formatted(Text.html(introduction(engine)), shown, notes);
    }

    private static String introduction(String engine) {
        return "Asked of %s when the last measured window was out, while the load went on. The whole answers are attached."
                .formatted(engine);
    }

    private static String table(UiEvidence.Table table) {
        List<Boolean> numbers = IntStream.range(0, table.columns().size())
                .mapToObj(column -> table.rows().stream()
                        .map(row -> row.get(column))
                        .allMatch(cell -> cell.isEmpty() || NUMBER.matcher(cell).matches()))
                .toList();
        HtmlTable html = new HtmlTable(cells(table.columns(), numbers).toArray(Cell[]::new));
        table.rows().forEach(row -> html.row(cells(row, numbers)));
        return "<p class=\"name\">%s</p>\n%s".formatted(Text.html(table.title()), html);
    }

    private static List<Cell> cells(List<String> row, List<Boolean> numbers) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> cell(row.get(column), numbers.get(column)))
                .toList();
    }

    private static Cell cell(String text, boolean number) {
        String shown = text.isEmpty() ? Text.NONE : text;
        return number ? Cell.number(shown) : Cell.text(shown);
    }

    private static String picture(Path trial, String engine) {
        Path png = UiFolder.screenshot(trial);
        if (!Files.isRegularFile(png)) {
            return "";
        }
        try {
            return "<img alt=\"%s\" src=\"data:image/png;base64,%s\">\n"
                    .formatted(
                            Text.html("The user interface of " + engine),
                            Base64.getEncoder().encodeToString(Files.readAllBytes(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
