package dev.streamgauge.claim;

import static dev.streamgauge.claim.SearchedExperiment.threshold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BestConfigurationTest {

    @TempDir
    private Path folder;

    private static BestConfiguration best(Threshold... thresholds) {
        return BestConfiguration.of(SearchedExperiment.experiment(), List.of(thresholds))
                .orElseThrow();
    }

    private static BestConfiguration whole() {
        return best(
                threshold("engine=spark, producers=4, parallelism=2, trigger=1 s", 8_500, 9_200, 1_800),
                threshold("engine=spark, producers=4, parallelism=2, trigger=500 ms", 6_000, 6_600, 900),
                threshold("engine=flink, producers=4, parallelism=2, watermarkInterval=200 ms", 12_000, 13_000, 150),
                threshold("engine=flink, producers=4, parallelism=2, watermarkInterval=50 ms", 17_000, 18_000, 150),
                threshold("engine=spark, producers=1, parallelism=2, trigger=1 s", 10_000, 11_000, 1_800),
                threshold("engine=flink, producers=1, parallelism=2, watermarkInterval=50 ms", 8_000, 8_500, 90));
    }

    @Test
    void whatTheEnginesShareIsWhereTheSlowerOneIsFastest() {
        BestConfiguration best = whole();

        assertThat(best.producers()).isEqualTo(4);
        assertThat(best.parallelism()).isEqualTo(2);
        assertThat(best.representativeRateHz()).as("8500 / 4").isEqualTo(2_100);
        assertThat(best.spark().trigger()).isEqualTo(Duration.ofSeconds(1));
        assertThat(best.flink().watermarkInterval()).isEqualTo(Duration.ofMillis(50));
        assertThat(best.restsOn())
                .containsExactlyInAnyOrder(
                        "spark-4-2-1_s-low", "spark-4-2-1_s-high", "flink-4-2-50_ms-low", "flink-4-2-50_ms-high");
    }

    @Test
    void eachEnginesOwnBestNeedsToShareNothing() {
        Map<String, BestConfiguration.Best> perEngine = whole().perEngine();

        assertThat(perEngine.get("spark").levels()).containsEntry("producers", "1");
        assertThat(perEngine.get("spark").sustainedHz()).isEqualTo(10_000);
        assertThat(perEngine.get("flink").sustainedHz()).isEqualTo(17_000);
        assertThat(perEngine.get("flink").overheadMs()).isEqualTo(150);
    }

    @Test
    void intervalsThatOverlapAreTiedAndTheLowerOverheadDecides() {
        BestConfiguration best = best(
                threshold("engine=spark, trigger=1 s", 8_500, 9_200, 1_800),
                threshold("engine=spark, trigger=500 ms", 8_000, 8_600, 900),
                threshold("engine=flink", 12_000, 13_000, 150));

        assertThat(best.spark().trigger()).isEqualTo(Duration.ofMillis(500));
        assertThat(best.representativeRateHz()).isEqualTo(2_000);
    }

    @Test
    void intervalsThatOnlyTouchAreNotTied() {
        BestConfiguration best = best(
                threshold("engine=spark, trigger=1 s", 8_500, 9_200, 1_800),
                threshold("engine=spark, trigger=500 ms", 8_000, 8_500, 900),
                threshold("engine=flink", 12_000, 13_000, 150));

        assertThat(best.spark().trigger()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aThresholdWithoutAnUpperEndIsWhatItReached() {
        Threshold open = threshold("engine=spark, trigger=500 ms", 6_000, 6_600, 900);
        Threshold limited = new Threshold(open.levels(), open.lowHz(), null, "the generator", open.rungs());

        BestConfiguration best = best(
                limited,
                threshold("engine=spark, trigger=1 s", 8_500, 9_200, 1_800),
                threshold("engine=flink", 12_000, 13_000, 150));

        assertThat(best.spark().trigger()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aLevelThatIsNoFactorIsNull() {
        BestConfiguration best =
                best(threshold("engine=spark", 8_500, 9_200, 1_800), threshold("engine=flink", 12_000, 13_000, 150));

        assertThat(best.producers()).isNull();
        assertThat(best.parallelism()).isNull();
        assertThat(best.spark().trigger()).isNull();
        assertThat(best.flink().watermarkInterval()).isNull();
    }

    @Test
    void withoutARateThatBothSustainThereIsNone() {
        assertThat(BestConfiguration.of(
                        SearchedExperiment.experiment(),
                        List.of(
                                threshold("engine=spark, producers=1", 8_500, 9_200, 1_800),
                                threshold("engine=spark, producers=4", 0, 1_500, 1_800),
                                threshold("engine=flink, producers=4", 12_000, 13_000, 150))))
                .isEmpty();
        assertThat(BestConfiguration.of(SearchedExperiment.experiment(), List.of()))
                .isEmpty();
    }

    @Test
    void whatIsWrittenIsReadBack() {
        whole().write(folder);

        assertThat(BestConfiguration.read(folder)).hasValue(whole());
    }

    @Test
    void nullsAreReadBackToo() {
        BestConfiguration best =
                best(threshold("engine=spark", 8_500, 9_200, 1_800), threshold("engine=flink", 12_000, 13_000, 150));

        best.write(folder);

        assertThat(BestConfiguration.read(folder)).hasValue(best);
    }

    @Test
    void theFileWritesDurationsAsAnExperimentDoes() throws IOException {
        whole().write(folder);

        JsonNode json = new ObjectMapper()
                .readTree(folder.resolve("best-configuration.json").toFile());
        assertThat(json.at("/spark/trigger").asText()).isEqualTo("1 s");
        assertThat(json.at("/flink/watermarkInterval").asText()).isEqualTo("50 ms");
        assertThat(json.get("representativeRateHz").asDouble()).isEqualTo(2_100);
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "representativeRateHz", "producers", "parallelism", "spark", "flink", "perEngine", "restsOn");
    }

    @Test
    void aFolderWithoutTheFileHasNone() {
        assertThat(BestConfiguration.read(folder)).isEqualTo(Optional.empty());
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Files.writeString(folder.resolve("best-configuration.json"), "{\"producers\": \"many\"}");

        assertThatThrownBy(() -> BestConfiguration.read(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("best-configuration.json");
    }
}
