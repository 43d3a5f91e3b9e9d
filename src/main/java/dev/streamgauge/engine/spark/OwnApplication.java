package dev.streamgauge.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.engine.UserJar;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An application that is not one of Streamgauge's: nothing is known of it but what its file and Spark itself say. */
record OwnApplication(UserJar jar) implements SparkApplication {

    @Override
    public String mainClass() {
        return jar.program().mainClass();
    }

    @Override
    public Optional<UserJar> userJar() {
        return Optional.of(jar);
    }

    @Override
    public List<String> arguments(JobRequest request) {
        return jar.arguments(request);
    }

    @Override
    public Map<String, String> settings() {
        return jar.settings();
    }

    @Override
    public Map<String, String> effectiveSettings(JsonNode parameters) {
        return Map.of();
    }
}
