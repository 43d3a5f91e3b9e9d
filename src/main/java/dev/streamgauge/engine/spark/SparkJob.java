package dev.streamgauge.engine.spark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.engine.RestClient;
import dev.streamgauge.engine.SettingNames;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.UiEvidence;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.testbed.Node;
import dev.streamgauge.testbed.spark.SparkDriver;
import dev.streamgauge.testbed.spark.StandaloneCluster;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A streaming query that runs in a driver of its own, and in an executor where it has a cluster. */
final class SparkJob implements EngineJob {

    private final SparkApplication application;
    private final @Nullable StandaloneCluster cluster;
    private final SparkDriver driver;
    private final DriverOutput output;
    private final Map<String, String> settings;
    private final Map<Fault.Target, Node> nodes;

    /**
     * A job that runs.
     *
     * @param cluster null if the driver runs the tasks itself
     * @param settings as asked
     */
    SparkJob(
            SparkApplication application,
            @Nullable StandaloneCluster cluster,
            SparkDriver driver,
            DriverOutput output,
            Map<String, String> settings) {
        this.application = application;
        this.cluster = cluster;
        this.driver = driver;
        this.output = output;
        this.settings = settings;
        Node coordinator = new DriverNode(driver, output);
        this.nodes = cluster == null
                ? Map.of(Fault.Target.COORDINATOR, coordinator)
                : Map.of(
                        Fault.Target.COORDINATOR,
                        coordinator,
                        Fault.Target.WORKER,
                        new ExecutorNode(cluster, driver, output));
    }

    /** An executor that has ended is none of them: its Worker replaces it, and it goes with its driver. */
    @Override
    public List<ServiceProcess> processes() {
        return cluster == null
                ? List.of(driver.process())
                : Stream.concat(cluster.processes().stream(), Stream.of(driver.process()))
                        .toList();
    }

    @Override
    public Optional<Node> node(Fault.Target target) {
        return Optional.ofNullable(nodes.get(target));
    }

    @Override
    public Map<String, String> effectiveSettings() {
        JsonNode said = output.settings();
        JsonNode parameters = said.path("parameters");
        Map<String, String> effective = new LinkedHashMap<>(settings);
        effective.put(SettingNames.PARALLELISM, said.path("parallelism").asText());
        effective.putAll(application.effectiveSettings(parameters));
        if (parameters.has("triggerMs")) {
            effective.put(
                    SettingNames.TRIGGER,
                    "every " + parameters.path("triggerMs").asText() + " ms");
        }
        return effective;
    }

    @Override
    public EngineFigures figures(Instant from, Instant to) {
        BatchProgress progress = progress();
        List<Double> batchMs = progress.batches().stream()
                .filter(batch ->
                        !batch.startedAt().isBefore(from) && batch.startedAt().isBefore(to))
                .map(Batch::durationMs)
                .toList();
        return new EngineFigures(progress.recordsRead(), progress.malformed(), progress.droppedLate(), batchMs);
    }

    private BatchProgress progress() {
        return new BatchProgress(output.batches());
    }

    @Override
    public OptionalLong recordsRead() {
        return OptionalLong.of(progress().recordsRead());
    }

    @Override
    public OptionalLong recordsPending() {
        return progress().recordsPending();
    }

    @Override
    public List<Batch> batches() {
        return progress().batches();
    }

    /** The driver ends with its query, so a dead process says most; but what failed may have been tried again. */
    @Override
    public Optional<String> trouble() {
        return output.failures().stream()
                .filter(LoggedFailure::itsOwn)
                .findFirst()
                .map(failure -> "Spark went on after a failure: " + failure.what());
    }

    @Override
    public Optional<String> failedForGood() {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> noticedFailure(Instant since) {
        return output.failures().stream()
                .map(failure -> failure.near(since))
                .filter(noticed -> !noticed.isBefore(since))
                .min(Comparator.naturalOrder());
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
        List<JsonNode> batches = output.batches();
        return batches.isEmpty()
                ? Optional.empty()
                : ui().map(address -> address.resolve("/StreamingQuery/statistics/?id="
                        + batches.get(batches.size() - 1).path("runId").asText()));
    }

    /** The driver says it where it chose the port. */
    private Optional<URI> ui() {
        String address = output.settings().path("ui").asText();
        return address.isEmpty() ? Optional.empty() : Optional.of(driver.fromHere(URI.create(address)));
    }

    @Override
    public void close() {
        try {
            driver.close();
        } finally {
            if (cluster != null) {
                cluster.close();
            }
        }
    }
}
