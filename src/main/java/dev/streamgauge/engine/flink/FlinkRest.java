package dev.streamgauge.engine.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamgauge.engine.RestClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The part of Flink's REST interface that is needed here. */
final class FlinkRest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A busy cluster may take its time, over a job in particular. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Who asks while a fault may have struck cannot wait for one that is down. */
    private static final Duration HASTE = Duration.ofSeconds(2);

    private final RestClient rest;

    private FlinkRest(URI address, Duration timeout) {
        this.rest = new RestClient("Flink", address, timeout);
    }

    /** Waits up to a minute for an answer. */
    static FlinkRest patient(URI address) {
        return new FlinkRest(address, PATIENCE);
    }

    /** Waits up to two seconds for an answer. */
    static FlinkRest hasty(URI address) {
        return new FlinkRest(address, HASTE);
    }

    /** Uploads a jar and returns its id. */
    String upload(Path jar) {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            body.writeBytes(("--" + boundary + "\r\n"
                            + "Content-Disposition: form-data; name=\"jarfile\"; filename=\"" + jar.getFileName()
                            + "\"\r\n"
                            + "Content-Type: application/x-java-archive\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(Files.readAllBytes(jar));
            body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + jar, e);
        }
        String stored = rest.send(rest.request("/jars/upload")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())))
                .path("filename")
                .asText();
        return stored.substring(stored.lastIndexOf('/') + 1);
    }

    /**
     * Runs the main class of an uploaded jar and returns the id of the job that it submits.
     *
     * @param defaults settings that the job has unless it says others
     * @param checkpoint where the job goes on from; empty for one that begins
     */
    String run(
            String jarId,
            String mainClass,
            List<String> arguments,
            Map<String, String> defaults,
            Optional<URI> checkpoint) {
        Map<String, Object> body = new HashMap<>(
                Map.of("entryClass", mainClass, "programArgsList", arguments, "flinkConfiguration", defaults));
        checkpoint.ifPresent(from -> body.put("savepointPath", from.toString()));
        return rest.send(rest.request("/jars/" + jarId + "/run")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                JSON.valueToTree(body).toString())))
                .path("jobid")
                .asText();
    }

    /** Has a job cancelled; returns before it is. */
    void cancel(String jobId) {
        rest.send(rest.request("/jobs/" + jobId + "?mode=cancel").method("PATCH", HttpRequest.BodyPublishers.noBody()));
    }

    /** Deletes an uploaded jar. */
    void delete(String jarId) {
        rest.send(rest.request("/jars/" + jarId).DELETE());
    }

    JsonNode get(String path) {
        return rest.get(path);
    }
}
