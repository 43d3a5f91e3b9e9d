package dev.streamgauge.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.engine.spark.job.SparkLoadProbe;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Manifest.Prediction;
import dev.streamgauge.experiment.Pipeline;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Each page event at a known cost, which waits for nothing but its batch. */
final class LoadProbeApplication implements SparkApplication {

    @Override
    public String mainClass() {
        return SparkLoadProbe.class.getName();
    }

    @Override
    public List<String> arguments(JobRequest request) {
        Pipeline.Cost cost = request.pipeline().cost();
        return List.of(
                "deadLetterTopic=" + request.deadLetterTopic(),
                "costKind=" + cost.kind().name().toLowerCase(Locale.ROOT),
                "costNanos=" + cost.perEvent().toNanos());
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(SettingNames.CONSUMER_GROUP, InferenceApplication.CONSUMER_GROUP);
    }

    @Override
    public Map<String, String> effectiveSettings(JsonNode parameters) {
        Pipeline.CostKind kind =
                Pipeline.CostKind.valueOf(parameters.path("costKind").asText().toUpperCase(Locale.ROOT));
        Duration perEvent = Duration.ofNanos(parameters.path("costNanos").asLong());
        return Map.of(SettingNames.COST, SettingNames.cost(new Pipeline.Cost(kind, perEvent)));
    }

    @Override
    public Duration earliestEmission(Pipeline pipeline) {
        return Duration.ZERO;
    }

    /** There is no window whose overhead it could be. */
    @Override
    public Optional<Prediction> predictOverhead(Pipeline pipeline, EngineFigures figures) {
        return Optional.empty();
    }
}
