package dev.streamgauge.report;

import dev.streamgauge.claim.Fairness;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every setting of the engines side by side, and why it may differ where it does. */
final class SettingsTable {

    /** How fairness writes a setting that an engine does not have. */
    private static final String ABSENT = "-";

    private SettingsTable() {}

    static String html(List<TrialGroup> groups, Experiment experiment) {
        Map<String, Map<String, String>> byEngine = new LinkedHashMap<>();
        for (TrialGroup group : groups) {
            byEngine.putIfAbsent(
                    group.title().engine(),
                    group.trials().get(0).evidence().manifest().settings());
        }
        Fairness fairness = Fairness.of(byEngine, experiment.differences());
        List<Cell> head = new ArrayList<>(List.of(Cell.text("setting")));
        fairness.engines().forEach(engine -> head.add(Cell.text(engine)));
        head.add(Cell.text(""));
        HtmlTable table = new HtmlTable(head.toArray(Cell[]::new));
        for (Fairness.Row row : fairness.rows()) {
            List<Cell> cells = new ArrayList<>(List.of(Cell.text(row.setting())));
            row.values().forEach(value -> cells.add(Cell.text(value.equals(ABSENT) ? Text.NONE : value)));
            cells.add(finding(row));
            table.row(cells);
        }
        return table.toString();
    }

    private static Cell finding(Fairness.Row row) {
        if (row.same()) {
            return Cell.faint("same");
        }
        return row.reason() == null ? Cell.styled("UNDECLARED", "bad") : Cell.text("declared: " + row.reason());
    }
}
