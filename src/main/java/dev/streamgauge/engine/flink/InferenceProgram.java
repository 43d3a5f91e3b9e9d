package dev.streamgauge.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.engine.flink.job.FlinkInferenceJob;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.experiment.Pipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Inference in the DataStream interface, record by record: it knows neither windows nor watermarks. */
record InferenceProgram(Pipeline pipeline) implements FlinkProgram {

    @Override
    public String mainClass() {
        return FlinkInferenceJob.class.getName();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(SettingNames.CONSUMER_GROUP, FlinkInferenceJob.CONSUMER_GROUP);
    }

    @Override
    public Map<String, String> arguments(JobRequest request) {
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("deadLetterTopic", request.deadLetterTopic());
        arguments.putAll(request.parameters());
        return arguments;
    }

    @Override
    public Map<String, String> effectiveSettings(JsonNode parameters) {
        return Map.of(SettingNames.MODEL, parameters.path("model").asText());
    }

    /** The job counts what it sets aside; nothing can be late. */
    @Override
    public EngineFigures figures(FlinkMetrics metrics) {
        return new EngineFigures(
                metrics.recordsRead(), metrics.sum(metric -> metric.endsWith(".deadLetters")), 0L, List.of());
    }
}
