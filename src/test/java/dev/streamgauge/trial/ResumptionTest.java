package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.engine.flink.FlinkEngine;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.EvidenceFolder;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import java.io.IOException;
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

/** What a real run has left, taken up again or not. */
class ResumptionTest {

    private static final String TRIAL = "flink-spp-r1";

    @TempDir
    Path output;

    private Manifest manifest;

    @BeforeEach
    void copyEvidence() throws IOException {
        FileUtils.copyDirectory(Path.of("src/test/resources/recorded").toFile(), output.toFile());
        manifest = EvidenceFolder.read(output.resolve("ctr-latency").resolve(TRIAL))
                .manifest();
    }

    private static PlannedTrial planned(String rate, long seed) {
        try {
            String yaml = Files.readString(Path.of("src/test/resources/experiments/recorded.yaml"))
                    .replace("1500/s", rate);
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
        return new RunContext(output, scale, "embedded", environment);
    }

    private Optional<Evidence> found(PlannedTrial trial, String kafka, RunContext context) {
        return Resumption.find(trial, new FlinkEngine(), kafka, context);
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
        assertThat(found(planned("1500/s", 43), kafka(), here)).as("seed").isEmpty();
        assertThat(found(planned("1500/s", 42), "4.0.0", here)).as("version").isEmpty();
        assertThat(found(planned("1500/s", 42), kafka(), context("full", manifest.environment())))
                .as("scale")
                .isEmpty();
        assertThat(found(planned("1500/s", 42), kafka(), context("quick", Map.of("cpu", "another"))))
                .as("machine")
                .isEmpty();
    }

    @Test
    void aTrialThatDoesNotCountIsRunAgain() throws IOException {
        // given
        Path file = output.resolve("ctr-latency").resolve(TRIAL).resolve(EvidenceFolder.MANIFEST);
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
        Files.writeString(
                output.resolve("ctr-latency").resolve(TRIAL).resolve(EvidenceFolder.MANIFEST), "{\"schemaVersion\" : ");

        // then
        assertThat(found(planned("1500/s", 42), kafka(), context("quick", manifest.environment())))
                .isEmpty();
    }
}
