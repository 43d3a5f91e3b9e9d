package dev.streamgauge.experiment;

import static dev.streamgauge.experiment.SmallFile.COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactorsTest {

    @Test
    void aFileWithoutFactorsHasOneConfigurationWithoutLevels() {
        Experiment experiment = COMPLETE.read();

        assertThat(experiment.factors()).isEmpty();
        assertThat(experiment.configurations()).singleElement().satisfies(only -> {
            assertThat(only.levels()).isEmpty();
            assertThat(only.engine()).isEqualTo("flink");
        });
    }

    @Test
    void levelsAreCombinedInTheFilesOrderWithTheFirstFactorSlowest() {
        Experiment experiment = COMPLETE.plus("""
                factors:
                  load.rate: [1500/s, 3000/s]
                  engine: [spark, flink]
                """).read();

        assertThat(experiment.factors().keySet()).containsExactly("rate", "engine");
        assertThat(experiment.configurations())
                .extracting(configuration -> List.copyOf(configuration.levels().entrySet()))
                .containsExactly(
                        List.of(Map.entry("rate", "1500/s"), Map.entry("engine", "spark")),
                        List.of(Map.entry("rate", "1500/s"), Map.entry("engine", "flink")),
                        List.of(Map.entry("rate", "3000/s"), Map.entry("engine", "spark")),
                        List.of(Map.entry("rate", "3000/s"), Map.entry("engine", "flink")));
    }

    @Test
    void aLevelTakesThePlaceOfTheSettingsValueAndLeavesItsNeighbours() {
        Experiment experiment =
                COMPLETE.plus("factors: {load.events.users: [7, 8]}\n").read();

        assertThat(experiment.configurations())
                .extracting(configuration -> configuration.load().events())
                .containsExactly(new Load.AdEvents(10, 100, 7, 200, 0.1), new Load.AdEvents(10, 100, 8, 200, 0.1));
    }

    @Test
    void aFactorCanStandInForASettingThatTheFileDoesNotHave() {
        Experiment experiment = COMPLETE.without("engine: flink")
                .plus("factors: {engine: [spark]}\n")
                .read();

        assertThat(experiment.configurations())
                .extracting(Configuration::engine)
                .containsExactly("spark");
    }

    @Test
    void aFactorOfOneEngineVariesOnThatEngineOnly() {
        Experiment experiment = COMPLETE.plus("""
                factors:
                  engine: [spark, flink]
                  pipeline.spark.trigger: [700 ms, 2 s]
                  load.producers: [1, 2]
                """).read();

        assertThat(experiment.configurations())
                .extracting(Configuration::levels)
                .containsExactly(
                        Map.of("engine", "spark", "trigger", "700 ms", "producers", "1"),
                        Map.of("engine", "spark", "trigger", "700 ms", "producers", "2"),
                        Map.of("engine", "spark", "trigger", "2 s", "producers", "1"),
                        Map.of("engine", "spark", "trigger", "2 s", "producers", "2"),
                        Map.of("engine", "flink", "producers", "1"),
                        Map.of("engine", "flink", "producers", "2"));
        assertThat(experiment.engineFactors()).containsOnly(Map.entry("trigger", "spark"));
    }

    @Test
    void theOtherEnginesTakeTheFirstLevelForTheFilesValue() {
        Experiment experiment = COMPLETE.plus("""
                factors: {pipeline.spark.trigger: [700 ms, 2 s], engine: [flink]}
                """).read();

        assertThat(experiment.configurations())
                .singleElement()
                .satisfies(only -> assertThat(only.pipeline().spark().trigger()).isEqualTo(Duration.ofMillis(700)));
    }

    @Test
    void twoEnginesMayHaveFactorsOfTheirOwn() {
        Experiment experiment = COMPLETE.plus("""
                factors:
                  pipeline.flink.watermarkInterval: [10 ms, 1 s]
                  pipeline.spark.trigger: [700 ms, 2 s]
                  engine: [spark, flink]
                """).read();

        assertThat(experiment.configurations())
                .extracting(Configuration::levels)
                .containsExactlyInAnyOrder(
                        Map.of("engine", "spark", "trigger", "700 ms"),
                        Map.of("engine", "spark", "trigger", "2 s"),
                        Map.of("engine", "flink", "watermarkInterval", "10 ms"),
                        Map.of("engine", "flink", "watermarkInterval", "1 s"));
        assertThat(experiment.engineFactors())
                .containsOnly(Map.entry("trigger", "spark"), Map.entry("watermarkInterval", "flink"));
    }

    @Test
    void theEngineThatAFactorBelongsToMayBeTheOnlyOne() {
        Experiment experiment = COMPLETE.plus("factors: {pipeline.flink.watermarkInterval: [10 ms, 1 s]}\n")
                .read();

        assertThat(experiment.configurations())
                .extracting(Configuration::levels)
                .containsExactly(Map.of("watermarkInterval", "10 ms"), Map.of("watermarkInterval", "1 s"));
    }

    @Test
    void aBoundMaySpeakOfALevelThatOneEngineHas() {
        Experiment experiment = COMPLETE.plus("""
                factors: {engine: [spark, flink], pipeline.spark.trigger: [700 ms, 2 s]}
                bounds: [{metric: overhead.p50, where: {trigger: 2 s}, atMost: 3 s}]
                """).read();

        assertThat(experiment.configurations())
                .filteredOn(configuration -> experiment.bounds().get(0).appliesTo(configuration.levels()))
                .extracting(Configuration::levels)
                .containsExactly(Map.of("engine", "spark", "trigger", "2 s"));
    }

    @Test
    void aRateMayCountTheEventsOfEachProducer() {
        Experiment experiment =
                COMPLETE.with("rate: 1500/s", "rate: 375/s").plus("""
                factors: {load.rateIs: [total, perProducer], load.producers: [1, 4]}
                """).read();

        assertThat(experiment.configurations())
                .extracting(configuration -> configuration.load().rateHz())
                .containsExactly(375.0, 375.0, 375.0, 1500.0);
    }

    @Test
    void theRangeOfLatenessCanBeAFactor() {
        Experiment experiment = COMPLETE.with("  producers: 4", "  producers: 4\n  lateness: {share: 0.1}")
                .plus("factors: {load.lateness.delay: [0 s to 2 s, 8 s to 9 s]}\n")
                .read();

        assertThat(experiment.configurations())
                .extracting(configuration -> configuration.load().lateness())
                .containsExactly(
                        new Load.Lateness(0.1, Duration.ZERO, Duration.ofSeconds(2)),
                        new Load.Lateness(0.1, Duration.ofSeconds(8), Duration.ofSeconds(9)));
        assertThat(experiment.factors()).containsEntry("delay", List.of("0 s to 2 s", "8 s to 9 s"));
    }

    @Test
    void steadyArrivalsNeedNoDwells() {
        Experiment experiment = COMPLETE.with("arrivals: mmpp", "arrivals: spp")
                .without("highDwell")
                .without("lowDwell")
                .without("highFactor")
                .read();

        assertThat(experiment.configurations().get(0).load().arrivals().kind()).isEqualTo(Load.ArrivalKind.SPP);
    }

    @Test
    void aBurstyLevelNeedsDwellsEvenIfASteadyOneDoesNot() {
        SmallFile file = COMPLETE.without("highDwell").plus("factors: {load.arrivals: [spp, switched]}\n");

        assertThat(file.refusal()).startsWith("small.yaml:7: load.highDwell: missing key");
    }

    @Test
    void aWrongLevelIsRefusedWhereItStands() {
        SmallFile file = COMPLETE.plus("""
                factors:
                  load.rate:
                    - 1500/s
                    - 0/s
                """);

        assertThat(file.refusal())
                .isEqualTo("small.yaml:41: factors.load.rate[1]: 0/s is not positive. Write a rate above 0/s, such as"
                        + " 1500/s.");
    }

    @Test
    void aCombinationOfLevelsIsBoundByTheRulesOfASingleValue() {
        SmallFile file = COMPLETE.plus("factors: {pipeline.window: [2 s, 3 s]}\n");

        assertThat(file.refusal()).startsWith("small.yaml:35: timing.warmUp: 4 s is no whole number of 3 s windows");
    }

    @Test
    void aDuplicateLevelIsRefused() {
        assertThat(COMPLETE.plus("factors: {engine: [spark, spark]}\n").refusal())
                .isEqualTo("small.yaml:38: factors.engine[1]: duplicate level 'spark'. List each level once.");
    }

    @Test
    void aFactorWithoutLevelsIsRefused() {
        assertThat(COMPLETE.plus("factors: {engine: []}\n").refusal())
                .startsWith("small.yaml:38: factors.engine: no level. List at least one level");
        assertThat(COMPLETE.plus("factors: {engine: spark}\n").refusal())
                .isEqualTo("small.yaml:38: factors.engine: 'spark' is no list. Write a list such as [spark].");
    }

    @Test
    void aFactorThatIsNoSettingIsRefusedWithTheSettingThatWasMeant() {
        assertThat(COMPLETE.plus("factors: {arrivals: [spp]}\n").refusal())
                .startsWith("small.yaml:38: factors.arrivals: no setting has this name. Did you mean load.arrivals?");
        assertThat(COMPLETE.plus("factors: {pipeline.spark: [fast]}\n").refusal())
                .isEqualTo("small.yaml:38: factors.pipeline.spark: this is a section, only its settings vary. Known"
                        + " here: pipeline.spark.trigger, pipeline.spark.deployment, pipeline.spark.output.");
    }

    @Test
    void everySettingIsKnownByItsLastSegmentAlone() {
        assertThat(Vocabulary.SETTINGS).extracting(Factors::name).doesNotHaveDuplicates();
    }

    @Test
    void whoeverRefusesALevelPointsAtIt() {
        Experiment experiment = COMPLETE.plus("""
                factors:
                  engine:
                    - flink
                    - storm
                """).read();

        assertThat(experiment.refuseLevel("engine", "storm", "no such engine", "Use flink"))
                .hasMessage("small.yaml:41: factors.engine[1]: no such engine. Use flink.");
        assertThat(experiment.file().refuse("engine", "no such engine", "Use flink"))
                .hasMessage("small.yaml:39: engine: no such engine. Use flink.");
    }

    @Test
    void whoeverRefusesASettingThatDoesNotVaryPointsAtTheSetting() {
        assertThat(COMPLETE.read().refuseLevel("engine", "flink", "no such engine", "Use spark"))
                .hasMessage("small.yaml:6: engine: no such engine. Use spark.");
    }
}
