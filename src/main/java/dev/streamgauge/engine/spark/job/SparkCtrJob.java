package dev.streamgauge.engine.spark.job;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_millis;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_millis;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.window;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF0;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Windowed click-through rate in Structured Streaming (seed 001, sections 4.2 and 5.2): schema, watermark, tumbling
 * event-time window, append mode unless told otherwise, processing-time trigger.
 *
 * <p>By campaign (seed 000), events are joined with a table of Postgres, which is read once over JDBC and broadcast with each
 * batch. An ad that is not in the table belongs to the campaign {@code unknown}.
 *
 * <p>Two things are better than the seed's. A malformed record is counted by the metric {@code input.malformed} and
 * skipped. The time of computing is taken for each row when it is computed; {@code current_timestamp()} would be the
 * batch's start.
 */
public final class SparkCtrJob {

    private static final StructType AD_EVENT = new StructType()
            .add("producer_id", DataTypes.StringType)
            .add("user_id", DataTypes.StringType)
            .add("page_id", DataTypes.StringType)
            .add("ad_id", DataTypes.StringType)
            .add("ad_type", DataTypes.StringType)
            .add("event_type", DataTypes.StringType)
            .add("event_time_ms", DataTypes.LongType)
            .add("producer_timestamp_ns", DataTypes.LongType)
            .add("ip_address", DataTypes.StringType);

    private static final String CAMPAIGN = "campaign_id";

    private SparkCtrJob() {}

    /**
     * Runs until it is killed.
     *
     * @param args {@code name=value}: bootstrapServers, inputTopic, outputTopic, fetchMaxWaitMs, windowMs, watermarkDelayMs, triggerMs,
     *     shufflePartitions, checkpoint, grouping ({@code none} or {@code campaign}), mappingsUrl if by campaign, outputMode
     */
    public static void main(String[] args) throws Exception {
        JobSession session = JobSession.start("ctr", args);
        boolean byCampaign = session.parameter("grouping").equals("campaign");
        Dataset<Row> adEvents = adEvents(session);
        session.output(results(byCampaign ? withCampaigns(adEvents, session) : adEvents, byCampaign, session))
                .option("topic", session.parameter("outputTopic"))
                .start()
                .awaitTermination();
    }

    private static Dataset<Row> adEvents(JobSession session) {
        Column wellFormed = coalesce(
                col("event.event_time_ms")
                        .isNotNull()
                        .and(col("event.producer_timestamp_ns").isNotNull())
                        .and(col("event.event_type").isin("view", "click")),
                lit(false));
        return session.input()
                .load()
                .select(
                        from_json(col("value").cast(DataTypes.StringType), AD_EVENT)
                                .as("event"),
                        col("timestamp").as("input_appended"))
                .observe(
                        "input",
                        count(lit(1)).as("records"),
                        sum(when(wellFormed, 0L).otherwise(1L)).as("malformed"))
                .where(wellFormed)
                .select(
                        timestamp_millis(col("event.event_time_ms")).as("event_ts"),
                        col("event.ad_id"),
                        col("event.event_type"),
                        col("event.producer_timestamp_ns"),
                        col("input_appended"))
                .withWatermark("event_ts", session.parameter("watermarkDelayMs") + " milliseconds");
    }

    /** Without the cache each batch would read the table anew. */
    private static Dataset<Row> withCampaigns(Dataset<Row> adEvents, JobSession session) {
        Dataset<Row> mappings = session.spark()
                .read()
                .format("jdbc")
                .option("driver", "org.postgresql.Driver")
                .option("url", session.parameter("mappingsUrl"))
                .option("dbtable", "mappings")
                .load()
                .cache();
        return adEvents.join(broadcast(mappings), new String[] {"ad_id"}, "left_outer")
                .withColumn(CAMPAIGN, coalesce(col(CAMPAIGN), lit("unknown")));
    }

    private static Dataset<Row> results(Dataset<Row> adEvents, boolean byCampaign, JobSession session) {
        Column window = window(col("event_ts"), session.parameter("windowMs") + " milliseconds");
        Column[] groups = byCampaign ? new Column[] {window, col(CAMPAIGN)} : new Column[] {window};
        return adEvents.groupBy(groups)
                .agg(
                        count(when(col("event_type").equalTo("view"), 1)).as("views"),
                        count(when(col("event_type").equalTo("click"), 1)).as("clicks"),
                        max(unix_millis(col("input_appended"))).as("latest_kafka_ts_ms"),
                        max(col("producer_timestamp_ns")).as("max_producer_ns"))
                .select(to_json(struct(fields(byCampaign))).as("value"));
    }

    private static Column[] fields(boolean byCampaign) {
        List<Column> fields = new ArrayList<>();
        fields.add(unix_millis(col("window.start")).as("window_start_ms"));
        fields.add(unix_millis(col("window.end")).as("window_end_ms"));
        if (byCampaign) {
            fields.add(col(CAMPAIGN));
        }
        fields.add(col("views"));
        fields.add(col("clicks"));
        fields.add(when(col("views").gt(0), col("clicks").divide(col("views")))
                .otherwise(0.0)
                .as("ctr"));
        fields.add(col("latest_kafka_ts_ms"));
        fields.add(col("max_producer_ns"));
        fields.add(epochNanos().apply().as("computed_ns"));
        return fields.toArray(Column[]::new);
    }

    private static UserDefinedFunction epochNanos() {
        UDF0<Long> now = EpochNanos::now;
        return udf(now, DataTypes.LongType).asNondeterministic();
    }
}
