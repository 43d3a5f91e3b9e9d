package dev.streamgauge.engine.spark.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

/**
 * A linear model's prediction for each record in Structured Streaming (seed 002). The time of computing is taken for each row
 * when it is computed.
 */
public final class SparkInferenceJob {

    private SparkInferenceJob() {}

    /**
     * Runs until it is killed.
     *
     * @param args {@code name=value}: bootstrapServers, inputTopic, outputTopic, deadLetterTopic, fetchMaxWaitMs, triggerMs,
     *     shufflePartitions, checkpoint, and the model's: {@code model=fixed}, or {@code model=trained} with weights and bias
     */
    public static void main(String[] args) throws Exception {
        JobSession session = JobSession.start("inference", args);
        Predict predict = new Predict(LinearModel.of(session.parameters()));
        EachRecord.query(
                        session,
                        udf(predict, EachRecord.OUTCOME).asNondeterministic().apply(col("value")))
                .start()
                .awaitTermination();
    }
}
