package dev.streamgauge.claim.audit;

import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;

/** The bias of a label without an offset is 0, within its standard error: {@link LinearModel}. */
final class ModelBias extends ModelFigure {

    ModelBias() {
        super(Quantity.BIAS);
    }

    @Override
    public String id() {
        return "model-bias";
    }

    @Override
    public String rule() {
        return "A label without an offset has no bias but noise.";
    }

    @Override
    Expectation expectation(LinearModel model, Row row) {
        return new Expectation(
                0,
                distance(row.number(Quantity.BIAS), 0, row.value(Quantity.BIAS).halfDigit()) / model.biasError(),
                "The label has no offset; a bias of ±%s is chance."
                        .formatted(Words.precise(LinearModel.LIMIT * model.biasError())));
    }
}
