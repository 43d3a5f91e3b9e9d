package dev.streamgauge.experiment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads published tables from YAML. Every key is known; a wrong one is refused with its line, as in an experiment's file. */
public final class PublishedTablesFile {

    private static final List<String> TABLE =
            List.of("id", "title", "source.seed", "source.section", "knownFrom", "concerns", "conditions", "rows");

    private static final Pattern LEADING_NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    private PublishedTablesFile() {}

    /**
     * Reads the tables.
     *
     * @param name what messages call the file
     * @param text YAML
     * @throws InvalidExperimentException if a key, a quantity or a unit is unknown, or something is missing
     */
    public static PublishedTables read(String name, String text) {
        Tree.Section top = new TreeParser(name).parse(text);
        SectionReader root = new SectionReader(new SectionReader.Origin(name, ""), top).allowing(List.of("tables"));
        if (root.items("tables").isEmpty()) {
            throw root.refuse(top.place(), "no tables", "Write a list of them below tables:");
        }
        List<PublishedTables.Table> tables = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Tree item : root.items("tables")) {
            SectionReader table = root.reading(item).allowing(TABLE);
            String id = table.text("id");
            if (!ids.add(id)) {
                throw table.refuse(
                        table.placeOf("id"), "another table has the id '%s'".formatted(id), "Give it its own");
            }
            tables.add(table(table, id));
        }
        return new PublishedTables(tables);
    }

    private static PublishedTables.Table table(SectionReader table, String id) {
        SectionReader source = table.section("source");
        Map<Quantity, PublishedTables.Value> conditions = values(table.section("conditions"));
        List<PublishedTables.Row> rows = new ArrayList<>();
        SectionReader named = table.section("rows");
        named.children().keySet().forEach(row -> rows.add(row(row, conditions, named.section(row))));
        return new PublishedTables.Table(
                id,
                table.text("title"),
                new Experiment.Source(source.text("seed"), source.text("section")),
                table.text("knownFrom"),
                concerns(table.section("concerns")),
                rows);
    }

    private static PublishedTables.Row row(
            String name, Map<Quantity, PublishedTables.Value> conditions, SectionReader own) {
        Map<Quantity, PublishedTables.Value> values = new EnumMap<>(Quantity.class);
        values.putAll(conditions);
        values.putAll(values(own));
        return new PublishedTables.Row(name, values);
    }

    private static Map<String, List<String>> concerns(SectionReader section) {
        Map<String, List<String>> concerns = new LinkedHashMap<>();
        for (String check : section.children().keySet()) {
            concerns.put(
                    check,
                    section.items(check).stream()
                            .map(item -> section.leaf(item, "the id of a claim").text())
                            .toList());
        }
        return concerns;
    }

    private static Map<Quantity, PublishedTables.Value> values(SectionReader section) {
        section.allowing(Quantity.keys());
        Map<Quantity, PublishedTables.Value> values = new EnumMap<>(Quantity.class);
        section.texts().forEach((key, text) -> {
            Quantity quantity = Quantity.of(key).orElseThrow();
            try {
                values.put(quantity, value(quantity, text));
            } catch (RefusedValue e) {
                throw section.refuse(section.placeOf(key), e.problem(), e.fix());
            }
        });
        return values;
    }

    private static PublishedTables.Value value(Quantity quantity, String text) {
        double number = quantity.number(text);
        Matcher leading = LEADING_NUMBER.matcher(text);
        if (!quantity.rounded() || !leading.lookingAt()) {
            return new PublishedTables.Value(text, number, 0);
        }
        BigDecimal written = new BigDecimal(leading.group());
        double unit = written.signum() == 0 ? 1 : number / written.doubleValue();
        return new PublishedTables.Value(text, number, written.ulp().doubleValue() * unit / 2);
    }
}
