package dev.streamgauge.engine.spark.job;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;

/**
 * A linear model's prediction for each record in Structured Streaming (seed 002): read, parse, predict, write, in one query
 * without a shuffle.
 *
 * <p>A malformed record goes to a topic of its own with the reason in a header; one sink serves both topics, since a second
 * query would read and parse everything again. The time of computing is taken for each row when it is computed.
 *
 * <p>All of the work is one function from bytes to bytes. Headers pass it by in Spark's own format and are not looked at: a
 * typed {@code mapPartitions} would turn each row, headers included, into objects and back, and strings between the steps
 * would be decoded and encoded once more each.
 */
public final class SparkInferenceJob {

    /**
     * How many records a poll may return, and how many bytes a fetch, by partition. After every poll Spark's source asks the
     * broker twice which offsets there are: with Kafka's 500 records a poll, a task spends a third of its time on that.
     */
    private static final long POLL_RECORDS = 10_000;

    private static final long FETCH_BYTES = 2L * 1024 * 1024;

    /** A line of a million bytes is set aside as it came, and Kafka's own limit leaves little beside it. */
    private static final long REQUEST_BYTES = 2L * 1024 * 1024;

    /** A task waits at its end until all is written, and does not linger: only full batches gain from this. */
    private static final long LINGER_MS = 5;

    private static final long BATCH_BYTES = 128L * 1024;

    private SparkInferenceJob() {}

    /**
     * Runs until it is killed.
     *
     * @param args {@code name=value}: bootstrapServers, inputTopic, outputTopic, deadLetterTopic, fetchMaxWaitMs, triggerMs,
     *     shufflePartitions, checkpoint, and the model's: {@code model=fixed}, or {@code model=trained} with weights and bias
     */
    public static void main(String[] args) throws Exception {
        JobSession session = JobSession.start("inference", args);
        Dataset<Row> lines = session.input()
                .option("includeHeaders", "true")
                .option("kafka.max.poll.records", POLL_RECORDS)
                .option("kafka.max.partition.fetch.bytes", FETCH_BYTES)
                .load();
        Predict predict = new Predict(LinearModel.of(session.parameters()));
        session.output(routed(lines, predict, session.parameter("outputTopic"), session.parameter("deadLetterTopic")))
                .option("kafka.max.request.size", REQUEST_BYTES)
                .option("kafka.linger.ms", LINGER_MS)
                .option("kafka.batch.size", BATCH_BYTES)
                .start()
                .awaitTermination();
    }

    /** Rows of topic, value and headers, as the sink takes them; the metrics {@code input} count them. */
    private static Dataset<Row> routed(
            Dataset<Row> lines, Predict predict, String outputTopic, String deadLetterTopic) {
        UserDefinedFunction predicted = udf(predict, Predict.TYPE).asNondeterministic();
        Column reason = col("outcome.reason");
        Column reasonHeader = array(struct(
                lit("reason").as("key"), reason.cast(DataTypes.BinaryType).as("value")));
        return lines.select(col("headers"), predicted.apply(col("value")).as("outcome"))
                .observe("input", count(lit(1)).as("records"), count(reason).as("malformed"))
                .select(
                        when(reason.isNull(), outputTopic)
                                .otherwise(deadLetterTopic)
                                .as("topic"),
                        col("outcome.value").as("value"),
                        when(reason.isNull(), col("headers"))
                                .otherwise(coalesce(concat(col("headers"), reasonHeader), reasonHeader))
                                .as("headers"));
    }
}
