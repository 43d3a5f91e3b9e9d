package dev.streamgauge.claim;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of engines that are compared, side by side. A setting in which they differ is fair only if the experiment
 * declares it, with its reason.
 *
 * @param engines the engines, in the order of the columns
 * @param rows each setting
 */
public record Fairness(List<String> engines, List<Row> rows) {

    public Fairness {
        engines = List.copyOf(engines);
        rows = List.copyOf(rows);
    }

    /**
     * One setting.
     *
     * @param setting its name
     * @param values its value on each engine; {@code -} where the engine has none
     * @param same whether all are equal
     * @param reason why they are meant to differ; null if the experiment does not say
     */
    public record Row(
            String setting,
            List<String> values,
            boolean same,
            @Nullable String reason) {

        public Row {
            values = List.copyOf(values);
        }

        /** Whether the engines agree, or are meant not to. */
        public boolean fair() {
            return same || reason != null;
        }
    }

    /**
     * Compares.
     *
     * @param settings settings by engine
     * @param differences settings in which the engines are meant to differ, and why
     */
    public static Fairness of(Map<String, Map<String, String>> settings, Map<String, String> differences) {
        Set<String> names = new LinkedHashSet<>();
        settings.values().forEach(ofEngine -> names.addAll(ofEngine.keySet()));
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            List<String> values = settings.values().stream()
                    .map(ofEngine -> ofEngine.getOrDefault(name, "-"))
                    .toList();
            boolean same = values.stream().distinct().count() == 1;
            rows.add(new Row(name, values, same, differences.get(name)));
        }
        return new Fairness(List.copyOf(settings.keySet()), rows);
    }

    /** The differences that nobody declared. */
    public List<Row> undeclared() {
        return rows.stream().filter(row -> !row.fair()).toList();
    }
}
