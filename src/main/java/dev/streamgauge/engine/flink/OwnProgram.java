package dev.streamgauge.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.engine.UserJar;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.experiment.Pipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A program that is not one of Streamgauge's: nothing is known of it but what its file and Flink itself say. */
record OwnProgram(Pipeline pipeline, UserJar jar) implements FlinkProgram {

    @Override
    public String mainClass() {
        return jar.program().mainClass();
    }

    @Override
    public Optional<UserJar> userJar() {
        return Optional.of(jar);
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>(jar.settings());
        settings.put(
                SettingNames.DELIVERY, SettingNames.delivery(pipeline.flink().delivery()));
        return settings;
    }

    /** It is told what its file says it is. */
    @Override
    public Map<String, String> arguments(JobRequest request) {
        return Map.of();
    }

    @Override
    public Map<String, String> effectiveSettings(JsonNode parameters) {
        return Map.of();
    }

    /** What it sets aside or drops it does not tell in a way that is known. */
    @Override
    public EngineFigures figures(FlinkMetrics metrics) {
        OptionalLong read = metrics.recordsReadByNow();
        return new EngineFigures(read.isPresent() ? read.getAsLong() : null, null, null, List.of());
    }
}
