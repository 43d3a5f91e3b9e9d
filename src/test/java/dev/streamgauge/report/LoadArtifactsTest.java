package dev.streamgauge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.claim.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadArtifactsTest {

    private static final String SEEDS_COLUMNS =
            "batch_id,epoch_sec,batch_events,mean_latency_ms,p50_latency_ms,p95_latency_ms,p99_latency_ms";

    @TempDir
    private Path folder;

    private List<Path> written(List<SyntheticLoads> loads) throws IOException {
        List<Judgement> trials = loads.stream()
                .map(load -> load.judgedIn(folder.resolve("trials")))
                .toList();
        Path artifacts = folder.resolve("artifacts");
        SeedArtifacts.write(artifacts, trials, SyntheticLoadExperiments.of(loads));
        try (Stream<Path> files = Files.walk(artifacts)) {
            return files.filter(Files::isRegularFile)
                    .map(artifacts::relativize)
                    .sorted()
                    .toList();
        }
    }

    private List<String> lines(Path file) throws IOException {
        return Files.readAllLines(folder.resolve("artifacts").resolve(file));
    }

    @Test
    void aTrialAtARateLeavesItsBatchesUnderTheSeedsColumnsAndTheTrueOnes() throws IOException {
        List<Path> files = written(List.of(SyntheticLoads.atRate("spark", 1200)));

        Path batches = files.stream()
                .filter(file -> file.endsWith(LoadArtifacts.BATCHES))
                .findFirst()
                .orElseThrow();
        assertThat(batches.getName(0)).hasToString("rate_1200");
        assertThat(lines(batches).get(0)).startsWith(SEEDS_COLUMNS + ",completion_mean_latency_ms,");
        assertThat(lines(batches)).as("a batch a second is measured").hasSizeGreaterThan(10);
    }

    @Test
    void thereIsARowForEachRate() throws IOException {
        List<Path> files = written(SyntheticLoadExperiments.rates("spark", "flink"));

        assertThat(files)
                .contains(Path.of(LoadArtifacts.EXPERIMENT_1))
                .doesNotContain(Path.of("regression_results.csv"));
        List<String> rows = lines(Path.of(LoadArtifacts.EXPERIMENT_1));
        assertThat(rows).hasSize(1 + 2 * SyntheticLoadExperiments.RATES.size());
        assertThat(rows.get(0)).contains("seed_throughput_eps").contains("achieved_hz");
        assertThat(rows).anySatisfy(row -> assertThat(row).startsWith("flink,800,2,2,1,"));
    }

    @Test
    void wherePartitionsVaryFoldersAreNamedAfterThem() throws IOException {
        List<Path> files = written(SyntheticLoadExperiments.partitions("spark"));

        assertThat(files).contains(Path.of(LoadArtifacts.EXPERIMENT_2));
        assertThat(files)
                .extracting(file -> file.getName(0).toString())
                .contains("kafka_partitions_3", "kafka_partitions_6", "kafka_partitions_12");
    }

    @Test
    void eachFaultHasItsTimes() throws IOException {
        List<Path> files = written(SyntheticLoadExperiments.faults());

        assertThat(files).containsExactly(Path.of(LoadArtifacts.EXPERIMENT_3));
        assertThat(lines(Path.of(LoadArtifacts.EXPERIMENT_3)))
                .hasSize(5)
                .anySatisfy(line -> assertThat(line)
                        .contains(": kill ")
                        .contains("exit status 137")
                        .containsPattern("first result at [0-9:.]+, recovery [0-9.]+ s"));
    }
}
