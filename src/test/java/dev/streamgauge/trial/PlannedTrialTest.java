package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannedTrialTest {

    private static List<PlannedTrial> trials(String factors) {
        return Given.defaults().withRepetitions(2).withFactors(factors).plan(42).trials();
    }

    @Test
    void itsIdIsMadeOfTheLevelsThatVaryAndTheRepetition() {
        assertThat(trials("{engine: [spark, flink], load.producers: [1], load.arrivals: [spp, mmpp]}"))
                .extracting(PlannedTrial::id)
                .containsExactlyInAnyOrder(
                        "spark-spp-r1",
                        "spark-mmpp-r1",
                        "flink-spp-r1",
                        "flink-mmpp-r1",
                        "spark-spp-r2",
                        "spark-mmpp-r2",
                        "flink-spp-r2",
                        "flink-mmpp-r2");
    }

    @Test
    void anExperimentThatVariesNothingHasIdsToo() {
        assertThat(trials("{}")).extracting(PlannedTrial::id).containsExactly("all-r1", "all-r2");
        assertThat(trials("{engine: [flink]}")).extracting(PlannedTrial::pairId).containsExactly("all-r1", "all-r2");
    }

    @Test
    void itsPairIdLeavesTheEngineOut() {
        assertThat(trials("{engine: [spark, flink], load.arrivals: [spp, mmpp]}"))
                .allSatisfy(trial ->
                        assertThat(trial.id()).isEqualTo(trial.configuration().engine() + "-" + trial.pairId()))
                .extracting(PlannedTrial::pairId)
                .containsOnly("spp-r1", "mmpp-r1", "spp-r2", "mmpp-r2");
    }

    @Test
    void itsPairIdLeavesOutWhatOneEngineAloneHas() {
        List<PlannedTrial> trials = trials("{engine: [spark, flink], pipeline.spark.trigger: [700 ms, 2 s],"
                + " pipeline.flink.bufferTimeout: [10 ms], load.arrivals: [spp, mmpp]}");

        assertThat(trials)
                .filteredOn(trial -> trial.pairId().equals("spp-r2"))
                .extracting(PlannedTrial::id)
                .containsExactlyInAnyOrder("spark-trigger_700_ms-spp-r2", "spark-trigger_2_s-spp-r2", "flink-spp-r2");
        assertThat(trials).extracting(PlannedTrial::id).doesNotHaveDuplicates();
    }

    @Test
    void aLevelThatIsNoFactorIsAlwaysPartOfItsName() {
        PlannedTrial spark =
                trials("{engine: [spark, flink], load.producers: [1]}").get(0);
        PlannedTrial faster = new PlannedTrial(
                spark.experiment(), spark.configuration().atRate(6000), spark.repetition(), spark.seed(), 1);

        assertThat(faster.id()).isEqualTo(spark.configuration().engine() + "-rate_6000_s-r1");
        assertThat(faster.pairId()).isEqualTo("rate_6000_s-r1");
    }

    @Test
    void levelsThatNoFileNameHoldsAreRewrittenAndStayApart() {
        List<PlannedTrial> trials = trials(
                "{load.rate: [1500/s, 0.5/s], pipeline.flink.bufferTimeout: [0 s, 10 ms], engine: [spark, flink]}");

        assertThat(trials)
                .extracting(PlannedTrial::id)
                .allMatch(id -> id.matches("[a-z0-9][a-z0-9._-]*"))
                .doesNotHaveDuplicates()
                .contains("rate_1500_s-buffertimeout_10_ms-flink-r2", "rate_0.5_s-spark-r1");
    }

    @Test
    void itsDurationIsThatOfItsPhasesAndSomeSecondsToStartAndStop() {
        assertThat(trials("{}").get(0).expectedDuration()).isEqualTo(Duration.ofSeconds(2 + 60 + 4 + 18));
    }

    @Test
    void itsFolderAndTopicsCarryItsName() {
        PlannedTrial trial = trials("{load.rate: [1500/s, 0.5/s]}").get(0);
        RunContext context = new RunContext(Path.of("target/out"), "quick", "embedded", Map.of(), null);

        assertThat(context.directoryOf(trial)).isEqualTo(Path.of("target/out/small/" + trial.id()));
        assertThat(RunContext.inputTopicOf(trial)).isEqualTo("streamgauge-ad_events_topic-small-" + trial.id());
        assertThat(RunContext.outputTopicOf(trial))
                .isEqualTo("streamgauge-ctr_results_topic-small-" + trial.id())
                .matches("[a-zA-Z0-9._-]{1,249}");
    }

    @Test
    void itsTopicsAndJobsAreNobodyElses() {
        PlannedTrial trial = trials("{}").get(0);

        assertThat(List.of(RunContext.inputTopicOf(trial), "streamgauge-load-small-" + trial.id()))
                .allMatch(name -> RunContext.isOf(trial, name));
        assertThat(List.of(
                        "streamgauge-ad_events_topic-very-small-" + trial.id(), RunContext.inputTopicOf(trial) + "0"))
                .noneMatch(name -> RunContext.isOf(trial, name));
    }
}
