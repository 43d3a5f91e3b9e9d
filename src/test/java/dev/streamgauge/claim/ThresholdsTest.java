package dev.streamgauge.claim;

import static dev.streamgauge.claim.SearchedExperiment.threshold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {

    @TempDir
    private Path folder;

    private static Thresholds of(Threshold... thresholds) {
        return Thresholds.of(SearchedExperiment.experiment(), List.of(thresholds));
    }

    private JsonNode written(Thresholds thresholds) throws IOException {
        thresholds.write(folder);
        return new ObjectMapper().readTree(folder.resolve("thresholds.json").toFile());
    }

    @ParameterizedTest
    @CsvSource({"6000, 4, 1500", "6399, 4, 1500", "6400, 4, 1600", "17000, 4, 4200", "8500, 1, 8500", "390, 4, 97"})
    void aRepresentativeRateIsRoundedDownToTwoDigits(double sustainedHz, double highFactor, double representativeHz) {
        assertThat(Thresholds.representative(sustainedHz, highFactor)).isEqualTo(representativeHz);
    }

    @Test
    void theSlowerEnginesBestRateDecidesWhatRepresentsANumberOfProducers() {
        Thresholds thresholds = of(
                threshold("engine=spark, producers=4, trigger=1 s", 6_000, 6_600, 900),
                threshold("engine=spark, producers=4, trigger=500 ms", 8_500, 9_200, 900),
                threshold("engine=flink, producers=4", 24_000, 26_000, 100),
                threshold("engine=flink, producers=1", 12_000, 13_000, 100));

        assertThat(thresholds.producers())
                .extracting(Thresholds.ForProducers::producers)
                .containsExactly(1, 4);
        Thresholds.ForProducers four = thresholds.producers().get(1);
        assertThat(four.representativeRate()).isEqualTo(2_100);
        assertThat(four.sustainedHz()).isEqualTo(Map.of("spark", 8_500.0, "flink", 24_000.0));
        assertThat(four.trials().get("spark"))
                .containsExactly("spark-4-1_s-low", "spark-4-1_s-high", "spark-4-500_ms-low", "spark-4-500_ms-high");
        assertThat(four.trials().get("flink")).containsExactly("flink-4-low", "flink-4-high");
    }

    @Test
    void whereAnEngineSustainsNothingNoRateRepresentsBoth() {
        Thresholds thresholds = of(
                threshold("engine=spark, producers=4", 0, 1_500, 900),
                threshold("engine=flink, producers=4", 24_000, 26_000, 100));

        assertThat(thresholds.producers().get(0).representativeRate()).isNull();
        assertThat(thresholds.thresholds().get(1).representativeRate()).isEqualTo(6_000);
    }

    @Test
    void throughputAgainstParallelismFollowsALawWhereTheDataCarryOne() throws IOException {
        JsonNode json = written(of(
                threshold("engine=flink, parallelism=1", 10_000, 11_000, 100),
                threshold("engine=flink, parallelism=2", 18_000, 19_000, 100),
                threshold("engine=flink, parallelism=3", 24_000, 25_000, 100),
                threshold("engine=flink, parallelism=4", 28_500, 29_000, 100),
                threshold("engine=flink, parallelism=5", 32_000, 33_000, 100),
                threshold("engine=spark, parallelism=1", 4_000, 4_400, 900),
                threshold("engine=spark, parallelism=2", 6_000, 6_600, 900)));

        assertThat(json.at("/scalability/flink/lambda/value").asDouble()).isBetween(9_000.0, 11_000.0);
        assertThat(json.at("/scalability/flink/sigma/high").asDouble()).isPositive();
        assertThat(json.at("/scalability/spark/reason").asText()).isNotBlank();
    }

    @Test
    void theProducersOfTheLoadCountWhereTheyAreNoFactor() {
        assertThat(of(threshold("engine=spark", 6_000, 6_600, 900)).producers())
                .extracting(Thresholds.ForProducers::producers)
                .containsExactly(4);
    }

    @Test
    void theFileNamesEveryTrialOfEachCombinationAndWhatItShowed() throws IOException {
        JsonNode json = written(of(threshold("producers=4, engine=spark, trigger=1 s", 6_000, 6_600, 900)));

        JsonNode found = json.at("/thresholds/0");
        assertThat(found.get("t_low").asDouble()).isEqualTo(6_000);
        assertThat(found.get("t_high").asDouble()).isEqualTo(6_600);
        assertThat(found.get("representativeRate").asDouble()).isEqualTo(1_500);
        assertThat(found.at("/interval/belowHz").asDouble()).isEqualTo(6_600);
        assertThat(found.get("limitedBy").isNull()).isTrue();
        assertThat(found.at("/rungs/0/trial").asText()).isEqualTo("4-spark-1_s-low");
        assertThat(found.at("/rungs/1/outcome").asText()).isEqualTo("NOT_SUSTAINED");
        assertThat(found.at("/rungs/1/backlogSlopeLowHz").asDouble()).isEqualTo(700);
        assertThat(found.at("/rungs/1/reason").asText()).isEqualTo("falls behind");
        assertThat(json.at("/search/overheadAtMost").asText()).isEqualTo("4 s");
        assertThat(json.get("highFactor").asDouble()).isEqualTo(4);
        assertThat(json.get("representativeRule").asText()).contains("divided by highFactor", "rounded down");
    }

    @Test
    void theOrderOfItsFieldsIsThatOfTheRecordsAndTheExperimentsFactors() throws IOException {
        JsonNode json = written(of(threshold("trigger=1 s, producers=4, engine=spark", 6_000, 6_600, 900)));

        assertThat(names(json))
                .containsExactly(
                        "experiment",
                        "scale",
                        "search",
                        "sustained",
                        "highFactor",
                        "representativeRule",
                        "thresholds",
                        "producers",
                        "scalability");
        assertThat(names(json.at("/thresholds/0/levels"))).containsExactly("engine", "producers", "trigger");
        assertThat(names(json.at("/thresholds/0")))
                .containsExactly(
                        "levels",
                        "t_low",
                        "t_high",
                        "representativeRate",
                        "interval",
                        "limitedBy",
                        "contradictions",
                        "rungs");
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void theSameThresholdsGiveTheSameBytes() throws IOException {
        of(threshold("engine=spark, producers=4, trigger=1 s", 6_000, 6_600, 900))
                .write(folder);
        String first = Files.readString(folder.resolve("thresholds.json"));

        of(threshold("trigger=1 s, engine=spark, producers=4", 6_000, 6_600, 900))
                .write(folder);

        assertThat(Files.readString(folder.resolve("thresholds.json")).replace("1_s-spark-4", "spark-4-1_s"))
                .isEqualTo(first);
    }

    @Test
    void anExperimentWithoutASearchHasNoThresholds() {
        assertThatThrownBy(() -> Thresholds.of(SearchedExperiment.experiment(Map.of(), null), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ctr-thresholds has no search");
    }
}
