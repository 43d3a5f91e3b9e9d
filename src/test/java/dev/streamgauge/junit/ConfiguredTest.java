package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.BestConfiguration;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The best configuration of one experiment, in another. */
class ConfiguredTest {

    private static final BestConfiguration BEST = new BestConfiguration(
            8_000,
            2,
            1,
            new BestConfiguration.Spark(Duration.ofMillis(500)),
            new BestConfiguration.Flink(null),
            Map.of(),
            List.of("flink-spp-r1"));

    @TempDir
    Path evidence;

    /** The evidence of a real trial at quick scale stands in for one of the search. */
    private void leaveBestConfiguration() throws IOException {
        Path folder = evidence.resolve("climbing");
        FileUtils.copyDirectory(
                Path.of("src/test/resources/recorded/ctr-latency/flink-spp-r1").toFile(),
                folder.resolve("flink-spp-r1").toFile());
        BEST.write(folder);
    }

    private static Experiment suite(Scale scale, String more) {
        return ExperimentFile.read("suite.yaml", """
                id: suite
                title: Suite
                source: {seed: "000", section: "4"}
                seed: 1
                configuredBy: climbing
                load: {arrivals: spp, rate: 1500/s, producers: 4}
                pipeline: {window: 1 s, watermarkDelay: 1 s, parallelism: 2}
                timing: {warmUp: 5 s, measure: 10 s}
                %s
                """.formatted(more), scale, OptionalLong.empty());
    }

    @Test
    void whatWasFoundTakesThePlaceOfTheFilesOwnValues() throws IOException {
        // given
        leaveBestConfiguration();

        // when
        Experiment configured = new Configured(evidence).apply(suite(Scale.QUICK, "factors: {engine: [spark, flink]}"));

        // then
        assertThat(configured.configurations()).hasSize(2).allSatisfy(configuration -> {
            assertThat(configuration.load().rateHz()).isEqualTo(8_000);
            assertThat(configuration.load().producers()).isEqualTo(2);
            assertThat(configuration.pipeline().parallelism()).isEqualTo(1);
            assertThat(configuration.pipeline().spark().trigger()).isEqualTo(Duration.ofMillis(500));
        });
        assertThat(configured.deviations())
                .contains(
                        "Configured as climbing found best: 8000/s, 2 producers, parallelism 1, Spark's trigger 500 ms.");
    }

    @Test
    void whatTheExperimentVariesItselfStays() throws IOException {
        // given
        leaveBestConfiguration();

        // when
        Experiment configured = new Configured(evidence)
                .apply(suite(Scale.QUICK, "factors: {engine: [flink], load.producers: [1, 4]}"));

        // then
        assertThat(configured.configurations())
                .extracting(Configuration::load)
                .extracting(load -> load.producers())
                .containsExactly(1, 4);
    }

    @Test
    void withoutAnEarlierRunTheFilesOwnValuesStandAndTheReaderIsTold() {
        Experiment configured = new Configured(evidence).apply(suite(Scale.QUICK, "engine: flink"));

        assertThat(configured.configurations().get(0).load().rateHz()).isEqualTo(1_500);
        assertThat(configured.deviations())
                .contains("The settings are the file's own: climbing has left no best configuration at this scale.");
    }

    @Test
    void whatWasFoundAtAnotherScaleDoesNotCount() throws IOException {
        // given
        leaveBestConfiguration();

        // when
        Experiment configured = new Configured(evidence).apply(suite(Scale.FULL, "engine: flink"));

        // then
        assertThat(configured.configurations().get(0).load().rateHz()).isEqualTo(1_500);
    }
}
