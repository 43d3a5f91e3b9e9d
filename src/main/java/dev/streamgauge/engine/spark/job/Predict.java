package dev.streamgauge.engine.spark.job;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

/**
 * What is done to each record: its value goes in, and out comes the result, or the value itself with the reason for which it
 * has none.
 */
final class Predict implements UDF1<byte[], Row> {

    private static final long serialVersionUID = 1L;

    private final LinearModel model;

    Predict(LinearModel model) {
        this.model = model;
    }

    @Override
    public Row call(byte @Nullable [] value) {
        try {
            FeatureLine line = FeatureLine.parse(value);
            double prediction = model.predict(line.features());
            return RowFactory.create(line.followedBy(prediction, EpochNanos.now()), null);
        } catch (MalformedLineException malformed) {
            return RowFactory.create(value, malformed.reason());
        }
    }
}
