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
import java.util.regex.Pattern;

/** Windowed click-through rate in Flink SQL. */
record CtrProgram(Pipeline pipeline) implements FlinkProgram {

    /** What an operator that filters lets pass; Flink numbers operators in the order of the plan. */
    private static final Pattern FILTERED = Pattern.compile("Calc\\[(\\d+)\\]\\.numRecordsOut");

    @Override
    public String mainClass() {
        return FlinkCtrJob.class.getName();
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(
                SettingNames.WATERMARK_EMISSION,
                "every " + millis(pipeline.flink().watermarkInterval()));
        settings.put(SettingNames.WATERMARK_OVER_PARTITIONS, "minimum");
        settings.put(SettingNames.IDLE_TIMEOUT, millis(pipeline.flink().idleTimeout()));
        if (pipeline.grouping() == Pipeline.Grouping.CAMPAIGN) {
            settings.put(SettingNames.STATIC_JOIN, "looked up over JDBC, each ad once in each task");
        }
        return settings;
    }

    @Override
    public Map<String, String> arguments(JobRequest request) {
        Map<String, String> arguments = new LinkedHashMap<>(request.parameters());
        arguments.put("windowMs", wholeMillis(pipeline.window()));
        arguments.put("watermarkDelayMs", wholeMillis(pipeline.watermarkDelay()));
        arguments.put("grouping", pipeline.grouping().name().toLowerCase(Locale.ROOT));
        arguments.put("watermarkIntervalMs", wholeMillis(pipeline.flink().watermarkInterval()));
        arguments.put("idleTimeoutMs", wholeMillis(pipeline.flink().idleTimeout()));
        return arguments;
    }

    private static String wholeMillis(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    @Override
    public Map<String, String> effectiveSettings(JsonNode parameters) {
        return Map.of(
                SettingNames.WINDOW, parameters.path("windowMs").asText() + " ms",
                SettingNames.WATERMARK_DELAY,
                        parameters.path("watermarkDelayMs").asText() + " ms",
                SettingNames.GROUPING, parameters.path("grouping").asText());
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

    /**
     * A record is malformed if the source read it and the filter behind it let it not pass. Where ads are looked up there is another
     * operator of that kind behind the look-up, which lets everything pass.
     */
    @Override
    public EngineFigures figures(FlinkMetrics metrics) {
        long read = metrics.recordsRead();
        long passed = metrics.sumOfFirstAtSource(FILTERED);
        long droppedLate = metrics.sum(metric -> metric.endsWith(".numLateRecordsDropped"));
        return new EngineFigures(read, read - passed, droppedLate, List.of());
    }
}
