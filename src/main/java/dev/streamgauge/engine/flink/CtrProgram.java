package dev.streamgauge.engine.flink;

import static dev.streamgauge.engine.SettingNames.millis;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.engine.SlowestPartition;
import dev.streamgauge.engine.flink.job.FlinkCtrJob;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Windowed click-through rate in Flink SQL. */
record CtrProgram(Pipeline pipeline) implements FlinkProgram {

    @Override
    public Class<?> mainClass() {
        return FlinkCtrJob.class;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                SettingNames.WATERMARK_EMISSION,
                "every " + millis(pipeline.flink().watermarkInterval()));
        settings.put(SettingNames.WATERMARK_OVER_PARTITIONS, "minimum");
        settings.put(SettingNames.IDLE_TIMEOUT, millis(pipeline.flink().idleTimeout()));
        return settings;
    }

    @Override
    public Map<String, String> arguments(JobRequest request) {
        return Map.of(
                "windowMs", wholeMillis(pipeline.window()),
                "watermarkDelayMs", wholeMillis(pipeline.watermarkDelay()),
                "watermarkIntervalMs", wholeMillis(pipeline.flink().watermarkInterval()),
                "idleTimeoutMs", wholeMillis(pipeline.flink().idleTimeout()));
    }

    private static String wholeMillis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    @Override
    public Map<String, String> effectiveSettings(JsonNode parameters) {
        return Map.of(
                SettingNames.WINDOW, parameters.path("windowMs").asText() + " ms",
                SettingNames.WATERMARK_DELAY,
                        parameters.path("watermarkDelayMs").asText() + " ms");
    }

    /** The window goes when the watermark reaches its last millisecond, one before its end. */
    @Override
    public Duration earliestEmission() {
        return pipeline.watermarkDelay().minusMillis(1);
    }

    /**
     * The watermark is the least over all partitions, so the slowest partition's next event lets the window go: P H(P) /
     * rate on average for Poisson arrivals. The watermark is emitted every I, and a buffer may wait for its time-out.
     */
    @Override
    public Optional<Prediction> predictOverhead(double rateHz) {
        double slowestPartitionMs = SlowestPartition.nextEventMs(pipeline.partitions(), rateHz);
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

    /** A record is malformed if the source read it and the filter behind it let it not pass. */
    @Override
    public EngineFigures figures(FlinkMetrics metrics) {
        long read = metrics.recordsRead();
        long passed = metrics.sumAtSource(metric -> metric.startsWith("Calc[") && metric.endsWith("].numRecordsOut"));
        long droppedLate = metrics.sum(metric -> metric.endsWith(".numLateRecordsDropped"));
        return new EngineFigures(read, read - passed, droppedLate, List.of());
    }
}
