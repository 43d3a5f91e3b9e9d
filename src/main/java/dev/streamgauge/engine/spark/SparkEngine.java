package dev.streamgauge.engine.spark;

import static dev.streamgauge.engine.SettingNames.millis;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.process.Await;
import dev.streamgauge.testbed.spark.SparkDriver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkBuildInfo;

/** Spark Structured Streaming, with a driver of its own for each job. */
public final class SparkEngine implements Engine {

    private static final Duration READY = Duration.ofSeconds(90);

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public String version() {
        return SparkBuildInfo.spark_version();
    }

    @Override
    public Map<String, String> settings(Pipeline pipeline) {
        Map<String, String> settings = SettingNames.common(pipeline);
        settings.put(SettingNames.CHECKPOINT_INTERVAL, millis(pipeline.spark().trigger()));
        settings.put(SettingNames.DELIVERY, "at least once");
        settings.put(SettingNames.TRIGGER, "every " + millis(pipeline.spark().trigger()));
        settings.putAll(SparkApplication.of(pipeline.job()).settings());
        settings.put(SettingNames.BUFFER_TIMEOUT, "none");
        settings.put(SettingNames.MEMORY, SparkDriver.HEAP + " heap, one process");
        return settings;
    }

    @Override
    public Duration earliestEmission(Pipeline pipeline) {
        return SparkApplication.of(pipeline.job()).earliestEmission(pipeline);
    }

    @Override
    public Optional<Prediction> predictOverhead(Pipeline pipeline, double rateHz, EngineFigures figures) {
        return SparkApplication.of(pipeline.job()).predictOverhead(pipeline, figures);
    }

    @Override
    public EngineJob submit(JobRequest request) {
        Pipeline pipeline = request.pipeline();
        SparkApplication application = SparkApplication.of(pipeline.job());
        SparkDriver driver = SparkDriver.start(
                request.directory().resolve("spark"),
                request.logs().resolve("spark-driver.log"),
                pipeline.parallelism(),
                application.mainClass().getName(),
                Stream.concat(arguments(request).stream(), application.arguments(request).stream())
                        .toList());
        DriverOutput output = new DriverOutput(driver.process().log());
        try {
            Await.until(
                    "Spark's query to read " + request.inputTopic(),
                    READY,
                    List.of(driver.process()),
                    output::queryReads);
        } catch (RuntimeException e) {
            driver.close();
            throw e;
        }
        return new SparkJob(application, driver, output, settings(pipeline));
    }

    private static List<String> arguments(JobRequest request) {
        Pipeline pipeline = request.pipeline();
        return List.of(
                "bootstrapServers=" + request.bootstrapServers(),
                "inputTopic=" + request.inputTopic(),
                "outputTopic=" + request.outputTopic(),
                "fetchMaxWaitMs=" + SettingNames.FETCH_MAX_WAIT_MS,
                "triggerMs=" + pipeline.spark().trigger().toMillis(),
                "shufflePartitions=" + pipeline.parallelism(),
                "checkpoint=" + request.directory().resolve("spark/checkpoint").toUri());
    }
}
