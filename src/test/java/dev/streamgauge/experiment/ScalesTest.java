package dev.streamgauge.experiment;

import static dev.streamgauge.experiment.SmallFile.COMPLETE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ScalesTest {

    @Test
    void aScaleWithoutAnOverlayTakesTheValuesAsTheyStand() {
        SmallFile file = COMPLETE.plus("scales:\n  quick: {repetitions: 1}\n  full:\n");

        assertThat(file.read(Scale.QUICK).repetitions()).isEqualTo(1);
        assertThat(file.read(Scale.FULL).repetitions()).isEqualTo(2);
        assertThat(file.read(Scale.PAPER).repetitions()).isEqualTo(2);
    }

    @Test
    void anOverlayMergesSectionsAtEveryDepth() {
        Pipeline.Flink flink = COMPLETE.plus("scales: {quick: {pipeline: {flink: {watermarkInterval: 50 ms}}}}\n")
                .read()
                .configurations()
                .get(0)
                .pipeline()
                .flink();

        assertThat(flink)
                .isEqualTo(new Pipeline.Flink(
                        Duration.ofMillis(50),
                        Duration.ofMillis(10),
                        Duration.ofSeconds(1),
                        Pipeline.Delivery.AT_LEAST_ONCE));
    }

    @Test
    void anOverlayReplacesLists() {
        SmallFile file = COMPLETE.plus("""
                deviations: [One., Two.]
                factors: {engine: [spark, flink], load.producers: [1, 2, 4]}
                scales:
                  quick:
                    deviations: [Three.]
                    factors: {load.producers: [4]}
                """);

        assertThat(file.read(Scale.QUICK).deviations()).containsExactly("Three.");
        assertThat(file.read(Scale.QUICK).factors())
                .containsEntry("engine", List.of("spark", "flink"))
                .containsEntry("producers", List.of("4"));
        assertThat(file.read(Scale.PAPER).configurations()).hasSize(6);
    }

    @Test
    void aBoundMaySpeakOfALevelThatAnotherScaleHas() {
        SmallFile file = COMPLETE.plus("""
                factors: {engine: [spark, flink]}
                bounds: [{metric: overhead.p50, where: {engine: spark}, atMost: 3 s}]
                scales: {quick: {factors: {engine: [flink]}}}
                """);

        Experiment experiment = file.read(Scale.QUICK);

        assertThat(experiment.bounds())
                .singleElement()
                .satisfies(bound -> assertThat(experiment.configurations())
                        .noneMatch(configuration -> bound.appliesTo(configuration.levels())));
    }

    @Test
    void aWrongValueInAnOverlayIsRefusedThereWhicheverScaleIsAskedFor() {
        SmallFile file = COMPLETE.plus("scales:\n  full:\n    load:\n      rate: 10\n");

        assertThat(file.refusal()).startsWith("small.yaml:41: scales.full.load.rate: '10' has no unit");
    }

    @Test
    void aValueThatOnlyAnOverlayMakesWrongIsRefusedWithTheScale() {
        SmallFile file = COMPLETE.plus("scales: {full: {pipeline: {window: 3 s}}}\n");

        assertThat(file.refusal())
                .startsWith("small.yaml:35: timing.warmUp: 4 s is no whole number of 3 s windows (at scale full).");
    }

    @Test
    void aValueThatIsWrongByItselfIsNotBlamedOnAnOverlay() {
        SmallFile file = COMPLETE.with("1500/s", "0/s").plus("scales: {quick: {repetitions: 1}}\n");

        assertThat(file.refusal()).startsWith("small.yaml:12: load.rate: 0/s is not positive. ");
    }

    @Test
    void anUnknownKeyInAnOverlayIsRefused() {
        assertThat(COMPLETE.plus("scales:\n  paper:\n    lod: {}\n").refusal())
                .startsWith("small.yaml:40: scales.paper.lod: unknown key. Did you mean load?");
    }

    @Test
    void anOverlayDoesNotChangeTheIdentity() {
        assertThat(COMPLETE.plus("scales: {quick: {id: other}}\n").refusal())
                .startsWith("small.yaml:38: scales.quick.id: unknown key.");
    }

    @Test
    void anUnknownScaleIsRefusedWithTheKnownOnes() {
        assertThat(COMPLETE.plus("scales:\n  quik: {}\n").refusal())
                .isEqualTo("small.yaml:39: scales.quik: unknown key. Did you mean quick? Known here: quick, full,"
                        + " paper.");
    }

    @Test
    void aKeyIsFoundOnTheLineOfTheOverlayThatSetsIt() {
        SmallFile file = COMPLETE.plus("scales:\n  quick:\n    load:\n      rate: 10/s\n");

        assertThat(file.read(Scale.QUICK).file().lines()).containsEntry("load.rate", 41);
        assertThat(file.read(Scale.FULL).file().lines()).containsEntry("load.rate", 12);
    }

    @Test
    void aScaleWithoutTrialsSaysWhy() {
        SmallFile file = COMPLETE.plus("scales: {quick: {repetitions: 0, notRun: It takes hours.}}\n");

        assertThat(file.read(Scale.QUICK).repetitions()).isZero();
        assertThat(file.read(Scale.QUICK).notRun()).isEqualTo("It takes hours.");
        assertThat(file.read(Scale.FULL).repetitions()).isEqualTo(2);
        assertThat(file.read(Scale.FULL).notRun()).isNull();
    }

    @Test
    void oneReasonHoldsForAllScalesWithoutTrialsAndForNoOther() {
        SmallFile file = COMPLETE.with("repetitions: 2", "repetitions: 0\nnotRun: It takes hours.")
                .plus("scales: {paper: {repetitions: 1}}\n");

        assertThat(file.read(Scale.QUICK).notRun()).isEqualTo("It takes hours.");
        assertThat(file.read(Scale.FULL).notRun()).isEqualTo("It takes hours.");
        assertThat(file.read(Scale.PAPER).notRun()).isNull();
    }

    @Test
    void aScaleWithoutTrialsAndWithoutAReasonIsRefused() {
        assertThat(COMPLETE.plus("scales:\n  quick:\n    repetitions: 0\n").refusal())
                .isEqualTo("small.yaml:40: scales.quick.repetitions: 0 leaves no trials, and nothing says why. Add"
                        + " notRun: and the reason beside it.");
    }

    @Test
    void aReasonForTrialsThatAreRunIsRefused() {
        assertThat(COMPLETE.plus("notRun: It takes hours.\n").refusal())
                .isEqualTo(
                        "small.yaml:38: notRun: there are trials at every scale. Write repetitions: 0 where there are"
                                + " none, or remove notRun.");
        assertThat(COMPLETE.plus("scales:\n  quick:\n    notRun: It takes hours.\n")
                        .refusal())
                .isEqualTo("small.yaml:40: scales.quick.notRun: there are trials. Write repetitions: 0, or remove"
                        + " notRun.");
    }

    @Test
    void whereNothingIsRunABoundMayNeedMoreWindowsThanThereAre() {
        SmallFile file = COMPLETE.plus("""
                bounds: [{metric: overhead.p50, atMost: 1 s}]
                scales: {quick: {repetitions: 0, notRun: Too short., timing: {measure: 2 s}}}
                """);

        assertThat(file.read(Scale.QUICK).bounds()).hasSize(1);
    }

    @Test
    void aGivenSeedReplacesTheFiles() {
        Experiment own = ExperimentFile.read("small.yaml", COMPLETE.text(), Scale.QUICK, OptionalLong.empty());
        Experiment given = ExperimentFile.read("small.yaml", COMPLETE.text(), Scale.QUICK, OptionalLong.of(-7));

        assertThat(own.seed()).isEqualTo(42);
        assertThat(given.seed()).isEqualTo(-7);
    }
}
