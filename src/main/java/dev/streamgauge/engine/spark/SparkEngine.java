package dev.streamgauge.engine.spark;

import static dev.streamgauge.engine.SettingNames.millis;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.engine.spark.job.SparkCtrJob;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.process.Await;
import dev.streamgauge.testbed.spark.SparkDriver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Median;
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
        settings.put(SettingNames.WATERMARK_EMISSION, "once a batch");
        settings.put(SettingNames.WATERMARK_OVER_PARTITIONS, "maximum");
        settings.put(SettingNames.IDLE_TIMEOUT, "none");
        settings.put(SettingNames.BUFFER_TIMEOUT, "none");
        settings.put(SettingNames.MEMORY, SparkDriver.HEAP + " heap, one process");
        return settings;
    }

    /** The window goes when the watermark reaches its end. */
    @Override
    public Duration earliestEmission(Pipeline pipeline) {
        return pipeline.watermarkDelay();
    }

    /**
     * The event that lets a window go is read in one batch, and the window is published in the next: T + B after the end
     * of the delay if a batch starts at once, 2T + B if it has just started. B is the median batch of this trial. Where
     * batches overrun the trigger, or there is none, each starts when the last one is done: then T is B.
     */
    @Override
    public Optional<Prediction> predictOverhead(Pipeline pipeline, double rateHz, EngineFigures figures) {
        if (figures.batchMs().isEmpty()) {
            return Optional.empty();
        }
        double[] batches = figures.batchMs().stream().mapToDouble(ms -> ms).toArray();
        double batchMs = Median.withDefaults().evaluate(batches);
        double triggerMs = pipeline.spark().trigger().toMillis();
        double intervalMs = Math.max(triggerMs, batchMs);
        return Optional.of(new Prediction(
                intervalMs + batchMs,
                2 * intervalMs + batchMs,
                "%s, trigger T = %.0f ms, batch B = %.0f ms measured (median of %d)"
                        .formatted(
                                batchMs <= triggerMs ? "T + B to 2T + B" : "2B to 3B, as batches overrun the trigger",
                                triggerMs,
                                batchMs,
                                batches.length)));
    }

    @Override
    public EngineJob submit(JobRequest request) {
        Pipeline pipeline = request.pipeline();
        SparkDriver driver = SparkDriver.start(
                request.directory().resolve("spark"),
                request.logs().resolve("spark-driver.log"),
                pipeline.parallelism(),
                SparkCtrJob.class.getName(),
                List.of(
                        "bootstrapServers=" + request.bootstrapServers(),
                        "inputTopic=" + request.inputTopic(),
                        "outputTopic=" + request.outputTopic(),
                        "fetchMaxWaitMs=" + SettingNames.FETCH_MAX_WAIT_MS,
                        "windowMs=" + pipeline.window().toMillis(),
                        "watermarkDelayMs=" + pipeline.watermarkDelay().toMillis(),
                        "triggerMs=" + pipeline.spark().trigger().toMillis(),
                        "shufflePartitions=" + pipeline.parallelism(),
                        "checkpoint="
                                + request.directory()
                                        .resolve("spark/checkpoint")
                                        .toUri()));
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
        return new SparkJob(driver, output, settings(pipeline));
    }
}
