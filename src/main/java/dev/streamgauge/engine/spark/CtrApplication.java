package dev.streamgauge.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.engine.spark.job.SparkCtrJob;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Median;

/** Click-through rate by window: what it waits for is the watermark. */
final class CtrApplication implements SparkApplication {

    @Override
    public String mainClass() {
        return SparkCtrJob.class.getName();
    }

    @Override
    public List<String> arguments(JobRequest request) {
        Pipeline pipeline = request.pipeline();
        return Stream.concat(
                        Stream.of(
                                "windowMs=" + pipeline.window().toMillis(),
                                "watermarkDelayMs=" + pipeline.watermarkDelay().toMillis(),
                                "grouping=" + pipeline.grouping().name().toLowerCase(Locale.ROOT),
                                "outputMode="
                                        + pipeline.spark().outputMode().name().toLowerCase(Locale.ROOT)),
                        request.parameters().entrySet().stream()
                                .map(parameter -> parameter.getKey() + "=" + parameter.getValue()))
                .toList();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(SettingNames.WATERMARK_EMISSION, "once a batch");
        settings.put(SettingNames.WATERMARK_OVER_PARTITIONS, "maximum");
        settings.put(SettingNames.IDLE_TIMEOUT, "none");
        return settings;
    }

    @Override
    public Map<String, String> effectiveSettings(JsonNode parameters) {
        return Map.of(
                SettingNames.WINDOW,
                parameters.path("windowMs").asText() + " ms",
                SettingNames.WATERMARK_DELAY,
                parameters.path("watermarkDelayMs").asText() + " ms",
                SettingNames.GROUPING,
                parameters.path("grouping").asText(),
                SettingNames.OUTPUT_MODE,
                parameters.path("outputMode").asText());
    }

    /** The window goes when the watermark reaches its end, or else with any batch. */
    @Override
    public Duration earliestEmission(Pipeline pipeline) {
        return updates(pipeline) ? Duration.ZERO : pipeline.watermarkDelay();
    }

    private static boolean updates(Pipeline pipeline) {
        return pipeline.spark().outputMode() == Pipeline.OutputMode.UPDATE;
    }

    /**
     * The event that lets a window go is read in one batch, and the window is published in the next: T + B after the end
     * of the delay if a batch starts at once, 2T + B if it has just started. B is the median batch of this trial. Where
     * batches overrun the trigger, or there is none, each starts when the last one is done: then T is B. Where a window is published
     * whenever it changes, its last event is read in one batch and published in the same: B to T + B after it was due.
     */
    @Override
    public Optional<Prediction> predictOverhead(Pipeline pipeline, EngineFigures figures) {
        if (figures.batchMs().isEmpty()) {
            return Optional.empty();
        }
        double[] batches = figures.batchMs().stream().mapToDouble(ms -> ms).toArray();
        double batchMs = Median.withDefaults().evaluate(batches);
        double triggerMs = pipeline.spark().trigger().toMillis();
        double intervalMs = Math.max(triggerMs, batchMs);
        if (updates(pipeline)) {
            return Optional.of(new Prediction(
                    batchMs,
                    intervalMs + batchMs,
                    "B to T + B, trigger T = %.0f ms, batch B = %.0f ms measured (median of %d)"
                            .formatted(triggerMs, batchMs, batches.length)));
        }
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
}
