package dev.streamgauge.claim.audit;

import dev.streamgauge.claim.audit.AuditFinding.Outcome;
import dev.streamgauge.experiment.PublishedTables.Row;
import dev.streamgauge.experiment.Quantity;

/** A figure of a trained model against what {@link LinearModel} expects, in standard errors. */
abstract class ModelFigure extends RowCheck {

    private final Quantity subject;

    ModelFigure(Quantity subject) {
        super(subject, LinearModel.NEEDS);
        this.subject = subject;
    }

    /**
     * What is expected.
     *
     * @param value in the figure's own unit
     * @param errors how many standard errors the published figure is off at least, its rounding allowed for
     * @param why where the expectation comes from
     */
    record Expectation(double value, double errors, String why) {}

    /** How far a value lies from an expectation if rounding has moved it away as far as it can. */
    static double distance(double value, double expected, double rounding) {
        return Math.max(0, Math.abs(value - expected) - rounding);
    }

    abstract Expectation expectation(LinearModel model, Row row);

    @Override
    final Opinion judge(Row row) {
        Expectation expected = expectation(LinearModel.of(row), row);
        String published = Words.precise(row.number(subject));
        String bound = Words.precise(expected.value());
        String why = "%s The published figure is %s standard errors off."
                .formatted(expected.why(), Words.number(expected.errors()));
        return expected.errors() <= LinearModel.LIMIT
                ? Opinion.possible(row.name(), published, bound, why)
                : new Opinion(
                        row.name(),
                        published,
                        bound,
                        Outcome.INCONSISTENT,
                        why,
                        "Other data than the generator's, or another noise.");
    }
}
