package dev.streamgauge.engine.spark.job;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryListener;
import org.apache.spark.status.api.v1.ExecutorSummary;
import scala.collection.JavaConverters;

/**
 * Says on standard output, a line each, what the query runs with and how each batch went. The driver runs wherever the
 * user has it; its output is the one thing of it that can be read everywhere.
 */
final class ProgressLines extends StreamingQueryListener {

    private static final long serialVersionUID = 1L;

    private final transient SparkSession spark;
    private final transient Map<String, String> parameters;

    ProgressLines(SparkSession spark, Map<String, String> parameters) {
        this.spark = spark;
        this.parameters = parameters;
    }

    @Override
    public void onQueryStarted(QueryStartedEvent event) {
        String echo = parameters.entrySet().stream()
                .map(parameter -> String.format("\"%s\":\"%s\"", parameter.getKey(), parameter.getValue()))
                .collect(Collectors.joining(","));
        say(
                "settings",
                String.format(
                        Locale.ROOT,
                        "{\"parallelism\":%d,\"ui\":\"%s\",\"parameters\":{%s}}",
                        taskSlots(),
                        spark.sparkContext().uiWebUrl().getOrElse(() -> ""),
                        echo));
    }

    /** The cores of all executors, or of the driver where it runs the tasks: Spark's default parallelism is two where there is one. */
    private int taskSlots() {
        return JavaConverters.seqAsJavaList(spark.sparkContext().statusStore().executorList(true)).stream()
                .mapToInt(ExecutorSummary::totalCores)
                .sum();
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
