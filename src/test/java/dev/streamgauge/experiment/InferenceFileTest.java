package dev.streamgauge.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Files that ask for a prediction for each record. */
class InferenceFileTest {

    private static final SmallFile INFERENCE = new SmallFile("""
            id: small
            title: A small inference
            source: {seed: "002", section: "Quick start"}
            seed: 42
            engine: flink
            load:
              shape: bulk
              count: 20000
            pipeline:
              job: inference
            timing: {warmUp: 4 s, measure: 30 s, drainDeadline: 30 s}
            """);

    private static Configuration configuration(SmallFile file) {
        return file.read().configurations().get(0);
    }

    @Test
    void whatTheFileLeavesOutIsThePapers() {
        Configuration configuration = configuration(INFERENCE);

        assertThat(configuration.load().regression()).isEqualTo(new Load.Regression(12, Load.Shape.BULK, 20_000, 0));
        assertThat(configuration.pipeline().job()).isEqualTo(Pipeline.Job.INFERENCE);
        assertThat(configuration.pipeline().model()).isEqualTo(Pipeline.Model.FIXED);
        assertThat(configuration.pipeline().watermarkDelay()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aModelIsAFactorLikeAnyOther() {
        SmallFile file = INFERENCE.plus("factors: {pipeline.model: [fixed, trained]}\n");

        assertThat(file.read().configurations())
                .extracting(each -> each.pipeline().model())
                .containsExactly(Pipeline.Model.FIXED, Pipeline.Model.TRAINED);
    }

    @Test
    void aJobWithoutWindowsRefusesThem() {
        assertThat(INFERENCE
                        .with("job: inference", "job: inference\n  window: 2 s")
                        .refusal())
                .isEqualTo("small.yaml:11: pipeline.window: this job has no windows. Remove this key, or write another"
                        + " job.");
    }

    @Test
    void aJobWithWindowsRefusesABulk() {
        assertThat(SmallFile.COMPLETE
                        .with("arrivals: mmpp", "arrivals: mmpp\n  shape: bulk")
                        .refusal())
                .startsWith("small.yaml:9: load.shape: windows need events that are due at a time, and those of a bulk"
                        + " are not.");
    }

    @Test
    void oneWrongValueIsRefusedWhereItStands() {
        assertThat(INFERENCE.with("count: 20000", "count: 0").refusal())
                .startsWith("small.yaml:8: load.count: 0 is not between 1 and a thousand million.");
        assertThat(INFERENCE.with("job: inference", "job: inferences").refusal())
                .contains("pipeline.job");
    }
}
