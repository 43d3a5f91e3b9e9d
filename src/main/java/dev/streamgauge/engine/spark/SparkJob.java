package dev.streamgauge.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.RestClient;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.UiEvidence;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.spark.SparkDriver;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A streaming query that runs in a driver of its own. */
final class SparkJob implements EngineJob {

    private final SparkApplication application;
    private final SparkDriver driver;
    private final DriverOutput output;
    private final Map<String, String> settings;

    SparkJob(SparkApplication application, SparkDriver driver, DriverOutput output, Map<String, String> settings) {
        this.application = application;
        this.driver = driver;
        this.output = output;
        this.settings = settings;
    }

    @Override
    public List<ServiceProcess> processes() {
        return List.of(driver.process());
    }

    @Override
    public Map<String, String> effectiveSettings() {
        JsonNode said = output.settings();
        JsonNode parameters = said.path("parameters");
        Map<String, String> effective = new LinkedHashMap<>(settings);
        effective.put(SettingNames.PARALLELISM, said.path("parallelism").asText());
        effective.putAll(application.effectiveSettings(parameters));
        effective.put(
                SettingNames.TRIGGER, "every " + parameters.path("triggerMs").asText() + " ms");
        return effective;
    }

    @Override
    public EngineFigures figures(Instant from, Instant to) {
        List<JsonNode> batches = output.batches();
        long read = sum(batches, "/observedMetrics/input/records");
        long malformed = sum(batches, "/observedMetrics/input/malformed");
        long droppedLate = batches.stream()
                .flatMapToLong(batch -> batch.path("stateOperators").findValues("numRowsDroppedByWatermark").stream()
                        .mapToLong(JsonNode::asLong))
                .sum();
        List<Double> batchMs = batches().stream()
                .filter(batch ->
                        !batch.startedAt().isBefore(from) && batch.startedAt().isBefore(to))
                .map(Batch::durationMs)
                .toList();
        return new EngineFigures(read, malformed, droppedLate, batchMs);
    }

    @Override
    public OptionalLong recordsRead() {
        return OptionalLong.of(sum(output.batches(), "/observedMetrics/input/records"));
    }

    /** Triggers at which there was nothing to do are no batches. */
    @Override
    public List<Batch> batches() {
        return output.batches().stream()
                .filter(batch -> batch.at("/durationMs/addBatch").isNumber())
                .map(batch -> new Batch(
                        Instant.parse(batch.path("timestamp").asText()),
                        batch.at("/durationMs/triggerExecution").asDouble(),
                        batch.at("/observedMetrics/input/records").asLong()))
                .toList();
    }

    private static long sum(List<JsonNode> batches, String figure) {
        return batches.stream().mapToLong(batch -> batch.at(figure).asLong()).sum();
    }

    /** The driver ends with its query, so a dead process says all. */
    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    public UiEvidence describe() {
        return ui().map(address ->
                        SparkUi.describe(new RestClient("Spark", address, SparkUi.PATIENCE)::get, output::batches))
                .orElseGet(() -> UiEvidence.NONE.noting("The driver's user interface is off"));
    }

    /** The streaming query's page, which draws its batches. */
    @Override
    public Optional<URI> uiPage() {
        return ui().flatMap(address -> output.batches().stream()
                .map(batch -> address.resolve(
                        "/StreamingQuery/statistics/?id=" + batch.path("runId").asText()))
                .findFirst());
    }

    /** The driver says it where it chose the port. */
    private Optional<URI> ui() {
        String address = output.settings().path("ui").asText();
        return address.isEmpty() ? Optional.empty() : Optional.of(URI.create(address));
    }

    @Override
    public void close() {
        driver.close();
    }
}
