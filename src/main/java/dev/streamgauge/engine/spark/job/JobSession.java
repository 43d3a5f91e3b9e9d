package dev.streamgauge.engine.spark.job;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamReader;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.Trigger;

/**
 * What every job needs: a session that says how the query goes, the input topic from its beginning, and a query that writes
 * to Kafka at the trigger's pace.
 *
 * @param spark the session
 * @param parameters what the job was started with
 */
record JobSession(SparkSession spark, Map<String, String> parameters) {

    /**
     * Starts the session.
     *
     * @param name the application's name
     * @param args {@code name=value}: bootstrapServers, inputTopic, fetchMaxWaitMs, triggerMs, shufflePartitions, checkpoint, and
     *     the job's own
     */
    static JobSession start(String name, String[] args) {
        Map<String, String> parameters = Arrays.stream(args)
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        SparkSession spark = SparkSession.builder()
                .appName(name)
                .config("spark.sql.shuffle.partitions", parameters.get("shufflePartitions"))
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
        spark.streams().addListener(new ProgressLines(spark, parameters));
        return new JobSession(spark, parameters);
    }

    /**
     * A parameter.
     *
     * @throws NullPointerException if the job was started without it; with its name
     */
    String parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    /** A reader of the input topic that may be told more before it is loaded. */
    DataStreamReader input() {
        return spark.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", parameter("bootstrapServers"))
                .option("subscribe", parameter("inputTopic"))
                .option("startingOffsets", "earliest")
                .option("kafka.fetch.max.wait.ms", parameter("fetchMaxWaitMs"))
                .option("failOnDataLoss", "true");
    }

    /** A writer of results to Kafka that may be told more before it is started; in append mode unless a parameter says another. */
    DataStreamWriter<Row> output(Dataset<Row> results) {
        return results.writeStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", parameter("bootstrapServers"))
                .option("checkpointLocation", parameter("checkpoint"))
                .outputMode(parameters.getOrDefault("outputMode", "append"))
                .trigger(Trigger.ProcessingTime(Long.parseLong(parameter("triggerMs"))));
    }
}
