package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** The weights of a label that is the mean of m features are 1/m, each within its standard error: {@link LinearModel}. */
final class ModelWeights implements Check {

    @Override
    public String id() {
        return "model-weights";
    }

    @Override
    public String rule() {
        return "A label that is the mean of m features has m weights of 1/m.";
    }

    @Override
    public List<Opinion> examine(PublishedTables.Table table, PublishedTables all) {
        List<Row> weights = table.rows().stream()
                .filter(row -> row.states(Quantity.WEIGHT, Quantity.FEATURE))
                .toList();
        if (weights.isEmpty()) {
            return List.of();
        }
        List<Quantity> missing = weights.get(0).missing(LinearModel.NEEDS);
        return List.of(missing.isEmpty() ? judge(weights) : RowCheck.uncheckable(Quantity.WEIGHT, missing, weights));
    }

    private static Opinion judge(List<Row> weights) {
        Row farthest = weights.stream()
                .max(Comparator.comparingDouble(ModelWeights::errors))
                .orElseThrow();
        LinearModel model = LinearModel.of(farthest);
        String rows = "%s to %s"
                .formatted(
                        weights.get(0).name(), weights.get(weights.size() - 1).name());
        DoubleSummaryStatistics values =
                weights.stream().mapToDouble(row -> row.number(Quantity.WEIGHT)).summaryStatistics();
        String published = "%s weights, %s to %s"
                .formatted(weights.size(), Words.precise(values.getMin()), Words.precise(values.getMax()));
        String bound = "1/%d = %s".formatted(model.features(), Words.precise(model.weight()));
        String why = "The farthest is %s, %s standard errors from it."
                .formatted(farthest.name(), Words.number(errors(farthest)));
        return weights.size() == model.features() && errors(farthest) <= LinearModel.LIMIT
                ? Opinion.possible(rows, published, bound, why)
                : new Opinion(
                        rows,
                        published,
                        bound,
                        Outcome.INCONSISTENT,
                        why,
                        "Other data than the generator's, or another number of features.");
    }

    private static double errors(Row row) {
        LinearModel model = LinearModel.of(row);
        return ModelFigure.distance(
                        row.number(Quantity.WEIGHT),
                        model.weight(),
                        row.value(Quantity.WEIGHT).halfDigit())
                / model.weightError((int) row.number(Quantity.FEATURE));
    }
}
