package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import dev.streamgauge.evidence.ResultRow;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedArtifactsTest {

    private static final String HEADER =
            "window_start_ms,window_end_ms,views,clicks,ctr,latest_kafka_ts_ms,latest_producer_ts_ms,max_producer_ns,measured_latency_ms";

    @TempDir
    private Path folder;

    @TempDir
    private Path evidence;

    @Test
    void theFilesHaveTheNamesThatTheSeedsGiveThem() throws IOException {
        // given
        List<Judgement> trials = List.of(
                Synthetic.trial("spark", "spp").judgedIn(evidence),
                Synthetic.trial("spark", "mmpp").judgedIn(evidence),
                Synthetic.trial("flink", "spp").judgedIn(evidence),
                Synthetic.trial("flink", "mmpp").judgedIn(evidence));

        // when
        SeedArtifacts.write(folder, trials, SyntheticExperiment.experiment());

        // then
        assertThat(files())
                .containsExactlyInAnyOrder(
                        "spark_spp_latency.png",
                        "spark_mmpp_latency.png",
                        "flink_spp_latency.png",
                        "flink_mmpp_latency.png",
                        "spark_spp_visualization.csv",
                        "spark_mmpp_visualization.csv",
                        "flink_spp_visualization.csv",
                        "flink_mmpp_visualization.csv",
                        "collector.log");
    }

    @Test
    void aRowTellsTheWindowAndTheLatencyFromItsLatestProducerTimeStamp() throws IOException {
        // given
        Judgement trial = Synthetic.trial("spark", "spp").windows(2).judgedIn(evidence);
        ResultRow first = trial.evidence().results().get(0);

        // when
        SeedArtifacts.write(folder, List.of(trial), SyntheticExperiment.experiment());

        // then
        List<String> lines = Files.readAllLines(folder.resolve("spark_spp_visualization.csv"));
        assertThat(lines).hasSize(3).first().isEqualTo(HEADER);
        assertThat(lines.get(1))
                .isEqualTo("%d,%d,2700,300,%s,%d,%d,%d,%s"
                        .formatted(
                                first.windowStartMs(),
                                first.windowEndMs(),
                                first.ctr(),
                                first.inputAppendedMs(),
                                first.maxSentNs() / 1_000_000,
                                first.maxSentNs(),
                                (first.seenNs() - first.maxSentNs()) / 1e6));
    }

    @Test
    void aTrialWithoutResultsLeavesTheHeaderOnly() throws IOException {
        // given
        Judgement trial = Synthetic.trial("flink", "spp").windows(0).judgedIn(evidence);

        // when
        SeedArtifacts.write(folder, List.of(trial), SyntheticExperiment.experiment());

        // then
        assertThat(Files.readAllLines(folder.resolve("flink_spp_visualization.csv")))
                .containsExactly(HEADER);
    }

    @Test
    void theFirstRepetitionHasThePlainNameWhateverTheOrderOfRunning() throws IOException {
        // given
        List<Judgement> trials = List.of(
                Synthetic.trial("flink", "spp").repetition(2).windows(3).judgedIn(evidence),
                Synthetic.trial("flink", "spp").windows(2).judgedIn(evidence));

        // when
        SeedArtifacts.write(folder, trials, SyntheticExperiment.experiment());

        // then
        assertThat(Files.readAllLines(folder.resolve("flink_spp_visualization.csv")))
                .hasSize(1 + 2);
        assertThat(Files.readAllLines(folder.resolve("flink_spp_visualization_r2.csv")))
                .hasSize(1 + 3);
    }

    @Test
    void theCollectorLogHasALineForEveryResultOfEveryTrial() throws IOException {
        // given
        List<Judgement> trials = List.of(
                Synthetic.trial("flink", "spp").windows(2).judgedIn(evidence),
                Synthetic.trial("spark", "spp").windows(3).judgedIn(evidence));

        // when
        SeedArtifacts.write(folder, trials, SyntheticExperiment.experiment());

        // then
        assertThat(Files.readAllLines(folder.resolve("collector.log")))
                .hasSize(5)
                .allMatch(line -> line.contains("views=2700 clicks=300"))
                .anyMatch(line -> line.contains("flink-spp-r1"))
                .anyMatch(line -> line.contains("spark-spp-r1"));
    }

    @Test
    void aPlotHasTheSizeOfEveryFigure() throws IOException {
        // given
        Judgement trial = Synthetic.trial("flink", "mmpp").judgedIn(evidence);

        // when
        SeedArtifacts.write(folder, List.of(trial), SyntheticExperiment.experiment());

        // then
        BufferedImage image =
                ImageIO.read(folder.resolve("flink_mmpp_latency.png").toFile());
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(1760, 880);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
