package dev.streamgauge.experiment;

import static dev.streamgauge.experiment.SmallFile.COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

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
                        + " here: pipeline.spark.trigger.");
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
