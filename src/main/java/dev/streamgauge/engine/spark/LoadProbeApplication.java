package dev.streamgauge.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.engine.spark.job.SparkLoadProbe;
import dev.streamgauge.experiment.Cost;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Each page event at a known cost, which waits for nothing but its batch. */
final class LoadProbeApplication implements SparkApplication {

    @Override
    public String mainClass() {
        return SparkLoadProbe.class.getName();
    }

    @Override
    public List<String> arguments(JobRequest request) {
        Cost cost = request.pipeline().cost();
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
        Cost.Kind kind = Cost.Kind.valueOf(parameters.path("costKind").asText().toUpperCase(Locale.ROOT));
        Duration perEvent = Duration.ofNanos(parameters.path("costNanos").asLong());
        return Map.of(SettingNames.COST, SettingNames.cost(new Cost(kind, perEvent)));
    }
}
