package dev.streamgauge.claim.audit;

import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;

/** What a linear model cannot explain of a linear label is its noise: {@link LinearModel}. */
final class ModelError extends ModelFigure {

    ModelError() {
        super(Quantity.MEAN_SQUARED_ERROR);
    }

    @Override
    public String id() {
        return "model-error";
    }

    @Override
    public String rule() {
        return "The error that remains is the variance of the noise, a²/3 for uniform noise of ±a.";
    }

    @Override
    Expectation expectation(LinearModel model, Row row) {
        return new Expectation(
                model.noiseVariance(),
                distance(
                                row.number(Quantity.MEAN_SQUARED_ERROR),
                                model.noiseVariance(),
                                row.value(Quantity.MEAN_SQUARED_ERROR).halfDigit())
                        / model.noiseVarianceError(),
                "%s² / 3 = %s.".formatted(row.text(Quantity.LABEL_NOISE), Words.precise(model.noiseVariance())));
    }
}
