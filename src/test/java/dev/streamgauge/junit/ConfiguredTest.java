package dev.streamgauge.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.BestConfiguration;
import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.testbed.Place;
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
    private void leaveBestConfiguration(String of) throws IOException {
        Path folder = evidence.resolve(of);
        FileUtils.copyDirectory(
                Path.of("src/test/resources/recorded/ctr-latency/flink-spp-r1").toFile(),
                folder.resolve("flink-spp-r1").toFile());
        BEST.write(folder);
    }

    private static Experiment suite(Scale scale, String more) {
        return suite(scale, more, "ctr-latency");
    }

    private static Experiment suite(Scale scale, String more, String by) {
        return ExperimentFile.read("suite.yaml", """
                id: suite
                title: Suite
                source: {seed: "000", section: "4"}
                seed: 1
                configuredBy: %s
                load: {arrivals: spp, rate: 1500/s, producers: 4}
                pipeline: {window: 1 s, watermarkDelay: 1 s, parallelism: 2}
                timing: {warmUp: 5 s, measure: 10 s}
                %s
                """.formatted(by, more), scale, OptionalLong.empty());
    }

    @Test
    void whatWasFoundTakesThePlaceOfTheFilesOwnValues() throws IOException {
        // given
        leaveBestConfiguration("ctr-latency");

        // when
        Experiment configured =
                new Configured(evidence, Place.EMBEDDED).apply(suite(Scale.QUICK, "factors: {engine: [spark, flink]}"));

        // then
        assertThat(configured.configurations()).hasSize(2).allSatisfy(configuration -> {
            assertThat(configuration.load().rateHz()).isEqualTo(8_000);
            assertThat(configuration.load().producers()).isEqualTo(2);
            assertThat(configuration.pipeline().parallelism()).isEqualTo(1);
            assertThat(configuration.pipeline().spark().trigger()).isEqualTo(Duration.ofMillis(500));
        });
        assertThat(configured.deviations())
                .contains(
                        "Configured as ctr-latency found best: 8000/s, 2 producers, parallelism 1, Spark's trigger 500 ms.");
    }

    @Test
    void whatTheExperimentVariesItselfStays() throws IOException {
        // given
        leaveBestConfiguration("ctr-latency");

        // when
        Experiment configured = new Configured(evidence, Place.EMBEDDED)
                .apply(suite(Scale.QUICK, "factors: {engine: [flink], load.producers: [1, 4]}"));

        // then
        assertThat(configured.configurations())
                .extracting(Configuration::load)
                .extracting(load -> load.producers())
                .containsExactly(1, 4);
    }

    @Test
    void withoutAnEarlierRunTheFilesOwnValuesStandAndTheReaderIsTold() {
        Experiment configured = new Configured(evidence, Place.EMBEDDED).apply(suite(Scale.QUICK, "engine: flink"));

        assertThat(configured.configurations().get(0).load().rateHz()).isEqualTo(1_500);
        assertThat(configured.deviations())
                .contains(
                        "The settings are the file's own: ctr-latency has left no best configuration, or none of the trials that it rests on.");
    }

    @Test
    void whatWasFoundAtAnotherScaleDoesNotCount() throws IOException {
        leaveBestConfiguration("ctr-latency");

        assertThat(settingsOf(Scale.FULL, Place.EMBEDDED, "ctr-latency"))
                .isEqualTo(
                        "The settings are the file's own: the best configuration in the evidence of ctr-latency is of"
                                + " ctr-latency at quick scale on the testbed embedded, not of ctr-latency at full scale on the"
                                + " testbed embedded.");
    }

    @Test
    void whatWasFoundOnAnotherTestbedDoesNotCount() throws IOException {
        leaveBestConfiguration("ctr-latency");

        assertThat(settingsOf(Scale.QUICK, Place.CONTAINERS, "ctr-latency"))
                .startsWith("The settings are the file's own: ")
                .endsWith("on the testbed embedded, not of ctr-latency at quick scale on the testbed containers.");
    }

    @Test
    void whatAnotherExperimentFoundDoesNotCount() throws IOException {
        leaveBestConfiguration("climbing");

        assertThat(settingsOf(Scale.QUICK, Place.EMBEDDED, "climbing"))
                .startsWith("The settings are the file's own: ")
                .endsWith(
                        "is of ctr-latency at quick scale on the testbed embedded, not of climbing at quick scale on the"
                                + " testbed embedded.");
    }

    @Test
    void recordedEvidenceMayBeOfAnyTestbed() throws IOException {
        leaveBestConfiguration("ctr-latency");

        assertThat(settingsOf(Scale.QUICK, Place.RECORDED, "ctr-latency"))
                .startsWith("Configured as ctr-latency found best: ");
    }

    private String settingsOf(Scale scale, Place place, String by) {
        Experiment suite = suite(scale, "engine: flink", by);
        List<String> deviations = new Configured(evidence, place).apply(suite).deviations();
        assertThat(deviations).hasSize(1);
        return deviations.get(0);
    }
}
