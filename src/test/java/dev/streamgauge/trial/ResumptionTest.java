package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.streamgauge.engine.flink.FlinkEngine;
import dev.streamgauge.engine.flink.FlinkLoads;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.load.LoadPlace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real run has left, taken up again or not. */
class ResumptionTest {

    private static final String TRIAL = "flink-spp-r1";
    private static final String COMMIT = "0123456789abcdef";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path output;

    private Manifest manifest;

    /** What the recorded evidence is too old to state, as its experiment had it. */
    @BeforeEach
    void copyEvidence() throws IOException {
        FileUtils.copyDirectory(Path.of("src/test/resources/recorded").toFile(), output.toFile());
        Path file = folder().resolve(EvidenceFolder.MANIFEST);
        ObjectNode json = (ObjectNode) JSON.readTree(file.toFile());
        json.put("commit", COMMIT);
        json.withObject("/clock").put("drainDeadlineMs", 30_000);
        json.withObject("/settings")
                .put("catalogue", "10 campaigns of 100 ads, 1000 users, 200 pages")
                .put("lateness", "none")
                .put("acks", "all")
                .put("idempotent", "true")
                .put("linger", "0 ms")
                .put("retries", "as time allows");
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json);
        manifest = EvidenceFolder.read(folder()).manifest();
    }

    private Path folder() {
        return output.resolve("ctr-latency").resolve(TRIAL);
    }

    private static PlannedTrial planned(String rate, long seed) {
        return planned("1500/s", rate, seed);
    }

    private static PlannedTrial changed(String from, String to) {
        return planned(from, to, 42);
    }

    private static PlannedTrial planned(String from, String to, long seed) {
        try {
            String yaml = Files.readString(Path.of("src/test/resources/experiments/recorded.yaml"))
                    .replace(from, to);
            return TrialPlan.of(ExperimentFile.read("recorded.yaml", yaml, Scale.QUICK, OptionalLong.of(seed)))
                    .trials()
                    .stream()
                    .filter(trial -> trial.id().equals(TRIAL))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private RunContext context(String scale, Map<String, String> environment) {
        return new RunContext(output, scale, "embedded", environment, COMMIT);
    }

    private Optional<Evidence> found(PlannedTrial trial, String kafka, RunContext context) {
        return found(trial, LoadPlace.HERE, kafka, context);
    }

    private static Optional<Evidence> found(PlannedTrial trial, LoadPlace loads, String kafka, RunContext context) {
        return Resumption.find(trial, new FlinkEngine(), loads, kafka, context);
    }

    private String kafka() {
        return Objects.requireNonNull(manifest.versions().get("kafka"));
    }

    @Test
    void theSameTrialIsTakenUp() {
        Optional<Evidence> found = found(planned("1500/s", 42), kafka(), context("quick", manifest.environment()));

        assertThat(found)
                .hasValueSatisfying(
                        evidence -> assertThat(evidence.manifest().trial()).isEqualTo(TRIAL));
    }

    @Test
    void whateverDecidesTheOutcomeMustBeTheSame() {
        RunContext here = context("quick", manifest.environment());

        assertThat(found(planned("1501/s", 42), kafka(), here)).as("rate").isEmpty();
        assertThat(found(changed("drainDeadline: 30 s", "drainDeadline: 31 s"), kafka(), here))
                .as("drain deadline")
                .isEmpty();
        assertThat(found(changed("producers: 4, high", "producers: 4, malformed: 1, high"), kafka(), here))
                .as("malformed records")
                .isEmpty();
        assertThat(found(planned("1500/s", 43), kafka(), here)).as("seed").isEmpty();
        assertThat(found(planned("1500/s", 42), "4.0.0", here)).as("version").isEmpty();
        assertThat(found(planned("1500/s", 42), kafka(), context("full", manifest.environment())))
                .as("scale")
                .isEmpty();
        assertThat(found(planned("1500/s", 42), kafka(), context("quick", Map.of("cpu", "another"))))
                .as("machine")
                .isEmpty();
        assertThat(found(
                        planned("1500/s", 42),
                        kafka(),
                        new RunContext(output, "quick", "embedded", manifest.environment(), "fedcba9876543210")))
                .as("commit")
                .isEmpty();
        FlinkLoads elsewhere = new FlinkLoads(URI.create("http://127.0.0.1:1"), Path.of("load.jar"), offset -> {});
        assertThat(found(planned("1500/s", 42), elsewhere, kafka(), here))
                .as("where events are sent from")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaigns: 11", "adsPerCampaign: 99", "users: 999", "pages: 201", "clickProbability: 0.2"})
    void theEventsMustBeTheSame(String other) {
        PlannedTrial trial = changed("highFactor: 4}", "highFactor: 4, events: {%s}}".formatted(other));

        assertThat(found(trial, kafka(), context("quick", manifest.environment())))
                .isEmpty();
    }

    @Test
    void aTrialThatDoesNotCountIsRunAgain() throws IOException {
        // given
        Path file = folder().resolve(EvidenceFolder.MANIFEST);
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("\"invalidReasons\" : \\[ ?\\]", "\"invalidReasons\" : [ \"a stall\" ]"));

        // then
        assertThat(found(planned("1500/s", 42), kafka(), context("quick", manifest.environment())))
                .isEmpty();
    }

    @Test
    void evidenceThatCannotBeReadIsRunAgain() throws IOException {
        // given
        Files.writeString(folder().resolve(EvidenceFolder.MANIFEST), "{\"schemaVersion\" : ");

        // then
        assertThat(found(planned("1500/s", 42), kafka(), context("quick", manifest.environment())))
                .isEmpty();
    }
}
