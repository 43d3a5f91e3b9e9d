package dev.streamgauge.report;

import dev.streamgauge.claim.audit.Audit;
import dev.streamgauge.experiment.PublishedTables;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.PublishedTables.Value;
import dev.streamgauge.experiment.Quantity;
import dev.streamgauge.report.HtmlTable.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures of an inference job's model, beside those that were published of it where it was trained. */
final class ModelTable {

    private static final String PUBLISHED = "model";
    private static final String BIAS = "bias";
    private static final String ERROR = "mse";
    private static final String FIT = "r2";

    /** A whole number from here on counts something. */
    private static final double LEAST_COUNT = 100;

    /** A weight's name counts features from 0. */
    private static final Pattern WEIGHT = Pattern.compile("w(\\d+)");

    private ModelTable() {}

    /** Nothing if there is no model. */
    static String html(Map<String, Double> model) {
        if (model.isEmpty()) {
            return "";
        }
        if (!model.containsKey(BIAS)) {
            return "<p>%s</p>\n"
                    .formatted(Text.html("The seed’s fixed model: the mean of the features%s."
                            .formatted(
                                    model.containsKey("features")
                                            ? ", of which there are " + Text.brief(model.getOrDefault("features", 0.0))
                                            : "")));
        }
        Map<String, Value> published = published();
        HtmlTable table = new HtmlTable(
                Cell.text(""), Cell.number("this run"), Cell.number("published"), Cell.number("difference"));
        model.forEach((name, figure) -> {
            Value known = published.get(name);
            table.row(
                    Cell.styled(described(name), "name"),
                    Cell.number(written(figure)),
                    Cell.number(known == null ? Text.NONE : known.text().replace('-', '\u2212')),
                    Cell.number(known == null ? Text.NONE : Text.figures(figure - known.number())));
        });
        return table
                + "<p class=\"note\">Ordinary least squares over generated vectors, anew in each run; as published in seed"
                + " 002. Other vectors of the same distribution give other last digits.</p>\n";
    }

    private static String written(double figure) {
        return figure >= LEAST_COUNT && figure == Math.rint(figure) ? Text.count((long) figure) : Text.precise(figure);
    }

    private static String described(String name) {
        Matcher weight = WEIGHT.matcher(name);
        if (weight.matches()) {
            return "weight of feature " + (Integer.parseInt(weight.group(1)) + 1);
        }
        return switch (name) {
            case ERROR -> "mean squared error";
            case FIT -> "R²";
            case "trainingRecords" -> "training records";
            default -> name;
        };
    }

    /** By the name that a figure of this run has. */
    private static Map<String, Value> published() {
        Map<String, Value> values = new HashMap<>();
        Audit.published().tables().tables().stream()
                .filter(table -> table.id().equals(PUBLISHED))
                .map(PublishedTables.Table::rows)
                .flatMap(List::stream)
                .forEach(row -> {
                    if (row.states(Quantity.WEIGHT, Quantity.FEATURE)) {
                        values.put("w" + ((int) row.number(Quantity.FEATURE) - 1), row.value(Quantity.WEIGHT));
                    }
                    put(values, BIAS, row, Quantity.BIAS);
                    put(values, ERROR, row, Quantity.MEAN_SQUARED_ERROR);
                    put(values, FIT, row, Quantity.R_SQUARED);
                });
        return values;
    }

    private static void put(Map<String, Value> values, String name, Row row, Quantity quantity) {
        if (row.states(quantity)) {
            values.put(name, row.value(quantity));
        }
    }
}
