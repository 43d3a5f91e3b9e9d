package com.example.views;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.regexp_replace;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.Trigger;

/** The same on Spark. */
public final class SparkPageViewMasking {

    private SparkPageViewMasking() {}

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("page-view-masking").getOrCreate();
        Column view = col("value").cast("string");
        Column user = regexp_replace(view, "\"user_id\":\\d*?(\\d{1,2}),", "\"user\":\"*$1\",");
        Column masked = regexp_replace(user, ",\"payload\":\"[^\"]*\"", "");
        spark.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", args[0])
                .option("subscribe", args[1])
                .option("startingOffsets", "earliest")
                .load()
                .select(masked.as("value"))
                .writeStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", args[0])
                .option("topic", args[2])
                .option("checkpointLocation", args[3])
                .trigger(Trigger.ProcessingTime(Long.parseLong(args[4])))
                .start()
                .awaitTermination();
    }
}
