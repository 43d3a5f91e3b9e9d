package dev.streamgauge.engine.flink.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.experiment.Configuration;
import dev.streamgauge.experiment.Experiment;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.load.ProducerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LoadOrderTest {

    private static final Path EXPERIMENTS = Path.of("src/test/resources/experiments");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> listed = Files.list(EXPERIMENTS)) {
            return listed.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    private static LoadOrder order(Configuration configuration) {
        return new LoadOrder(
                "name",
                configuration,
                Long.MIN_VALUE,
                "127.0.0.1:9092",
                "topic",
                "channel",
                ProducerSettings.PAGE_EVENTS,
                2);
    }

    /** Whatever is lost on the way would make another stream. */
    @ParameterizedTest
    @MethodSource("files")
    void everyConfigurationOfEveryExperimentArrivesAsItWas(Path file) throws IOException {
        Experiment experiment = ExperimentFile.read(
                file.getFileName().toString(), Files.readString(file), Scale.PAPER, OptionalLong.empty());

        assertThat(experiment.configurations())
                .isNotEmpty()
                .allSatisfy(configuration ->
                        assertThat(LoadOrder.read(order(configuration).write())).isEqualTo(order(configuration)));
    }

    @Test
    void aCommandArrivesAsItWas() {
        LoadCommand command = LoadCommand.start(
                1_764_435_600_123_456_789L, Duration.ofNanos(62_000_000_001L), Duration.ofSeconds(50));

        assertThat(LoadJson.read(LoadJson.write(command), LoadCommand.class)).isEqualTo(command);
    }
}
