package dev.streamgauge.engine.spark.job;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A query that turns each record into a result: read, compute, write, without a shuffle.
 *
 * <p>A malformed record goes to a topic of its own with the reason in a header; one sink serves both topics, since a second
 * query would read and parse everything again.
 *
 * <p>All of the work is one function from bytes to bytes. Headers pass it by in Spark's own format and are not looked at: a
 * typed {@code mapPartitions} would turn each row, headers included, into objects and back, and strings between the steps
 * would be decoded and encoded once more each.
 */
final class EachRecord {

    /** What comes out of that function: the result, or the record's own value with the reason for which there is none. */
    static final StructType OUTCOME =
            new StructType().add("value", DataTypes.BinaryType).add("reason", DataTypes.StringType);

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

    private EachRecord() {}

    /**
     * The query, ready to start.
     *
     * @param outcome an {@link #OUTCOME} computed from the column {@code value}
     */
    static DataStreamWriter<Row> query(JobSession session, Column outcome) {
        Dataset<Row> records = session.input()
                .option("includeHeaders", "true")
                .option("kafka.max.poll.records", POLL_RECORDS)
                .option("kafka.max.partition.fetch.bytes", FETCH_BYTES)
                .load();
        return session.output(routed(
                        records, outcome, session.parameter("outputTopic"), session.parameter("deadLetterTopic")))
                .option("kafka.max.request.size", REQUEST_BYTES)
                .option("kafka.linger.ms", LINGER_MS)
                .option("kafka.batch.size", BATCH_BYTES);
    }

    /** Rows of topic, value and headers, as the sink takes them; the metrics {@code input} count them. */
    private static Dataset<Row> routed(
            Dataset<Row> records, Column outcome, String outputTopic, String deadLetterTopic) {
        Column reason = col("outcome.reason");
        Column reasonHeader = array(struct(
                lit("reason").as("key"), reason.cast(DataTypes.BinaryType).as("value")));
        return records.select(col("headers"), outcome.as("outcome"))
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
