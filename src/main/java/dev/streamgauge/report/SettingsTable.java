package dev.streamgauge.report;

import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every setting of the engines side by side, and why it may differ where it does. */
final class SettingsTable {

    private SettingsTable() {}

    static String html(List<TrialGroup> groups, Experiment experiment) {
        Map<String, Map<String, String>> byEngine = new LinkedHashMap<>();
        for (TrialGroup group : groups) {
            byEngine.putIfAbsent(
                    group.title().engine(),
                    group.trials().get(0).evidence().manifest().settings());
        }
        Set<String> settings = new LinkedHashSet<>();
        byEngine.values().forEach(values -> settings.addAll(values.keySet()));
        List<Cell> head = new ArrayList<>(List.of(Cell.text("setting")));
        byEngine.keySet().forEach(engine -> head.add(Cell.text(engine)));
        head.add(Cell.text(""));
        HtmlTable table = new HtmlTable(head.toArray(Cell[]::new));
        for (String setting : settings) {
            List<String> values = byEngine.values().stream()
                    .map(all -> all.getOrDefault(setting, Text.NONE))
                    .toList();
            List<Cell> cells = new ArrayList<>(List.of(Cell.text(setting)));
            values.forEach(value -> cells.add(Cell.text(value)));
            cells.add(finding(setting, values, experiment.differences()));
            table.row(cells);
        }
        return table.toString();
    }

    private static Cell finding(String setting, List<String> values, Map<String, String> differences) {
        if (new HashSet<>(values).size() <= 1) {
            return Cell.faint("same");
        }
        String reason = differences.get(setting);
        return reason == null ? Cell.styled("UNDECLARED", "bad") : Cell.text("declared: " + reason);
    }
}
