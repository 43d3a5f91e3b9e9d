package dev.streamgauge.engine.flink;

import static dev.streamgauge.engine.SettingNames.millis;

import dev.streamgauge.engine.Engine;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.engine.flink.job.FlinkCtrJob;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.testbed.flink.FlinkCluster;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.flink.runtime.util.EnvironmentInformation;

/** Flink SQL, with a session cluster of its own for each job, submitted over REST as to any cluster. */
public final class FlinkEngine implements Engine {

    private static final Duration READY = Duration.ofSeconds(90);

    @Override
    public String name() {
        return "flink";
    }

    @Override
    public String version() {
        return EnvironmentInformation.getVersion();
    }

    @Override
    public Map<String, String> settings(Pipeline pipeline) {
        Map<String, String> settings = SettingNames.common(pipeline);
        settings.put(SettingNames.CHECKPOINT_INTERVAL, millis(pipeline.checkpointInterval()));
        settings.put(SettingNames.DELIVERY, "at least once");
        settings.put(SettingNames.TRIGGER, "none, event by event");
        settings.put(
                SettingNames.WATERMARK_EMISSION,
                "every " + millis(pipeline.flink().watermarkInterval()));
        settings.put(SettingNames.WATERMARK_OVER_PARTITIONS, "minimum");
        settings.put(SettingNames.IDLE_TIMEOUT, millis(pipeline.flink().idleTimeout()));
        settings.put(SettingNames.BUFFER_TIMEOUT, millis(pipeline.flink().bufferTimeout()));
        settings.put(
                SettingNames.MEMORY, FlinkCluster.TASK_MANAGER_MEMORY + " TaskManager process, JobManager beside it");
        return settings;
    }

    /** The window goes when the watermark reaches its last millisecond, one before its end. */
    @Override
    public Duration earliestEmission(Pipeline pipeline) {
        return pipeline.watermarkDelay().minusMillis(1);
    }

    /**
     * The watermark is the least over all partitions, so the slowest partition's next event lets the window go: P H(P) /
     * rate on average for Poisson arrivals. The watermark is emitted every I, and a buffer may wait for its time-out.
     */
    @Override
    public Optional<Prediction> predictOverhead(Pipeline pipeline, double rateHz, EngineFigures figures) {
        int partitions = pipeline.partitions();
        double slowestPartitionMs = 1000
                * partitions
                * IntStream.rangeClosed(1, partitions).mapToDouble(k -> 1.0 / k).sum()
                / rateHz;
        double intervalMs = pipeline.flink().watermarkInterval().toMillis();
        double bufferMs = pipeline.flink().bufferTimeout().toMillis();
        return Optional.of(new Prediction(
                slowestPartitionMs,
                slowestPartitionMs + intervalMs + bufferMs,
                String.format(
                        Locale.ROOT,
                        "P H(P)/rate to P H(P)/rate + I + b, P H(P)/rate = %.1f ms, watermark interval I = %.0f ms, buffer time-out b = %.0f ms",
                        slowestPartitionMs,
                        intervalMs,
                        bufferMs)));
    }

    @Override
    public EngineJob submit(JobRequest request) {
        Pipeline pipeline = request.pipeline();
        FlinkCluster cluster =
                FlinkCluster.start(request.directory().resolve("flink"), request.logs(), pipeline.parallelism());
        try {
            FlinkRest rest = new FlinkRest(cluster.rest());
            Path jar = JobJar.of(FlinkCtrJob.class, request.directory().resolve("flink/ctr-job.jar"));
            String jobId = rest.run(
                    rest.upload(jar),
                    FlinkCtrJob.class.getName(),
                    List.of(
                            "bootstrapServers=" + request.bootstrapServers(),
                            "inputTopic=" + request.inputTopic(),
                            "outputTopic=" + request.outputTopic(),
                            "fetchMaxWaitMs=" + SettingNames.FETCH_MAX_WAIT_MS,
                            "windowMs=" + pipeline.window().toMillis(),
                            "watermarkDelayMs=" + pipeline.watermarkDelay().toMillis(),
                            "watermarkIntervalMs="
                                    + pipeline.flink().watermarkInterval().toMillis(),
                            "bufferTimeoutMs="
                                    + pipeline.flink().bufferTimeout().toMillis(),
                            "idleTimeoutMs=" + pipeline.flink().idleTimeout().toMillis(),
                            "checkpointIntervalMs="
                                    + pipeline.checkpointInterval().toMillis(),
                            "parallelism=" + pipeline.parallelism()));
            FlinkJob job = new FlinkJob(cluster, rest, jobId, settings(pipeline));
            Await.until("every task of Flink's job to run", READY, cluster.processes(), job::runs);
            return job;
        } catch (IllegalStateException | UncheckedIOException e) {
            NotReadyException refused =
                    new NotReadyException("Flink did not take the job: " + e.getMessage(), cluster.processes());
            refused.addSuppressed(e);
            cluster.close();
            throw refused;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }
}
