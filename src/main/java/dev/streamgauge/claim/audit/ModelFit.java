package dev.streamgauge.claim.audit;

import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;

/**
 * R² is 1 less the mean squared error over the label's variance. So error and R² together tell the variance of the label,
 * which the features' distribution tells too: {@link LinearModel}.
 */
final class ModelFit extends ModelFigure {

    ModelFit() {
        super(Quantity.R_SQUARED);
    }

    @Override
    public String id() {
        return "model-fit";
    }

    @Override
    public String rule() {
        return "R² = 1 − error / variance of the label, and the features' distribution tells that variance.";
    }

    @Override
    boolean applies(Row row) {
        return row.states(Quantity.MEAN_SQUARED_ERROR);
    }

    @Override
    Expectation expectation(LinearModel model, Row row) {
        double error = row.number(Quantity.MEAN_SQUARED_ERROR);
        double unexplained = 1 - row.number(Quantity.R_SQUARED);
        double implied = error / unexplained;
        double rounding = implied * row.value(Quantity.R_SQUARED).halfDigit() / unexplained;
        return new Expectation(
                1 - error / model.labelVariance(),
                distance(implied, model.labelVariance(), rounding) / model.labelVarianceError(),
                "Error and R² imply a label variance of %s; the features and the noise give %s."
                        .formatted(Words.precise(implied), Words.precise(model.labelVariance())));
    }
}
