package dev.streamgauge.engine.spark.job;

import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/**
 * Says on standard output, a line each, what the query runs with and how each batch went. The driver runs wherever the
 * user has it; its output is the one thing of it that can be read everywhere.
 */
final class ProgressLines extends StreamingQueryListener {

    private static final long serialVersionUID = 1L;

    private final transient SparkSession spark;

    ProgressLines(SparkSession spark) {
        this.spark = spark;
    }

    @Override
    public void onQueryStarted(QueryStartedEvent event) {
        say(
                "settings",
                String.format(
                        Locale.ROOT,
                        "{\"version\":\"%s\",\"parallelism\":%d,\"shufflePartitions\":%s}",
                        spark.version(),
                        spark.sparkContext().defaultParallelism(),
                        spark.conf().get("spark.sql.shuffle.partitions")));
    }

    @Override
    public void onQueryProgress(QueryProgressEvent event) {
        say("batch", event.progress().json());
    }

    @Override
    public void onQueryIdle(QueryIdleEvent event) {
        say("idle", "{}");
    }

    @Override
    public void onQueryTerminated(QueryTerminatedEvent event) {
        say("terminated", "{}");
    }

    private static void say(String what, String json) {
        System.out.println("streamgauge " + what + " " + json.replace("\n", " "));
    }
}
