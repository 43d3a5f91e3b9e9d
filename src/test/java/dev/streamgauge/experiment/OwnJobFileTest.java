package dev.streamgauge.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that ask for a job that is not one of Streamgauge's. */
class OwnJobFileTest {

    private static final SmallFile OWN = new SmallFile("""
            id: small
            title: A job of my own
            source: {seed: "003", section: "producer"}
            seed: 42
            engine: flink
            load:
              arrivals: uniform
              rate: 100/s
            pipeline:
              job: own
              own:
                input: pageEvents
                idField: event_id
                oracle: com.example.Oracle
              flink:
                jar: target/my-job.jar
                mainClass: com.example.MyJob
                args:
                  - "{bootstrapServers}"
                  - --topics={inputTopic},{outputTopic}
            timing: {warmUp: 4 s, measure: 30 s, drainDeadline: 20 s}
            """);

    private static OwnJob own(SmallFile file) {
        return file.read().configurations().get(0).pipeline().own();
    }

    @Test
    void whatIsRunAndHowItIsJudgedIsRead() {
        assertThat(own(OWN))
                .isEqualTo(new OwnJob(
                        Input.PAGE_EVENTS,
                        "event_id",
                        "com.example.Oracle",
                        Map.of(
                                "flink",
                                new OwnJob.Program(
                                        "target/my-job.jar",
                                        "com.example.MyJob",
                                        List.of("{bootstrapServers}", "--topics={inputTopic},{outputTopic}")))));
    }

    @Test
    void withoutFieldOracleAndArgumentsResultsAreCountedByTheirHeader() {
        OwnJob own = own(OWN.without("idField")
                .without("oracle:")
                .without("args:")
                .without("- \"{boot")
                .without("--topics"));

        assertThat(own.idField()).isNull();
        assertThat(own.oracle()).isNull();
        assertThat(own.program("flink").orElseThrow().args()).isEmpty();
        assertThat(own.program("spark")).isEmpty();
    }

    @Test
    void whereItWasPublishedMayBeLeftOutAsItMayNotOfAPublishedOne() {
        SmallFile unpublished = OWN.without("source:");

        assertThat(unpublished.read().source()).isNull();
        assertThat(unpublished.with("job: own", "job: loadProbe").refusal()).contains("source: missing key");
    }

    @Test
    void eachEngineRunsItsOwnJar() {
        Experiment experiment = OWN.without("engine: flink")
                .with("  flink:\n", """
                      spark: {jar: target/spark.jar, mainClass: com.example.SparkJob}
                      flink:
                    """)
                .plus("factors: {engine: [flink, spark]}\n")
                .read();

        assertThat(experiment.configurations())
                .extracting(configuration -> configuration
                        .pipeline()
                        .own()
                        .program(configuration.engine())
                        .orElseThrow()
                        .jar())
                .containsExactly("target/my-job.jar", "target/spark.jar");
    }

    @Test
    void theJobsDeliveryMayBeSaid() {
        SmallFile exactly = OWN.with("    mainClass", "    delivery: exactlyOnce\n    mainClass");

        assertThat(exactly.read().configurations().get(0).pipeline().flink().delivery())
                .isEqualTo(Pipeline.Delivery.EXACTLY_ONCE);
    }

    @Test
    void anUnknownPlaceholderIsRefused() {
        assertThat(OWN.with("{outputTopic}", "{outputTopics}").refusal())
                .isEqualTo("small.yaml:20: pipeline.flink.args[1]: there is no placeholder {outputTopics}. Did you mean"
                        + " outputTopic? Known here: bootstrapServers, inputTopic, outputTopic, deadLetterTopic, jobName,"
                        + " parallelism, checkpointIntervalMs, checkpointDirectory, triggerMs.");
    }

    @Test
    void anEngineWithoutAProgramIsRefused() {
        assertThat(OWN.with("engine: flink", "engine: spark").refusal())
                .isEqualTo("small.yaml:9: pipeline.spark.jar: missing key: there is no program for spark. Add it: the"
                        + " path of your job's jar, and mainClass and args beside it.");
    }

    @Test
    void windowsAreRefused() {
        assertThat(OWN.with("  job: own", "  job: own\n  window: 2 s").refusal())
                .isEqualTo("small.yaml:11: pipeline.window: only jobs of your own that publish a result for each event"
                        + " can be measured, not windows. Remove this key, or write another job.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mainClass: com.example.MyJob | jars: x                                | pipeline.flink.jars: unknown key
            mainClass: com.example.MyJob | bufferTimeout: 1 ms                    | pipeline.flink.mainClass: missing key
            input: pageEvents            | input: adEvents                        | pipeline.own.idField: these events have no id
            input: pageEvents            | input: featureVectors                  | pipeline.own.idField: these events have no id
            input: pageEvents            | input: clicks                          | pipeline.own.input: 'clicks' is unknown
            job: own                     | job: loadProbe                         | pipeline.own: this job is one of Streamgauge's
            """)
    void whatCannotBeIsRefused(String written, String other, String begins) {
        assertThat(OWN.with(written, other).refusal()).contains(begins);
    }

    @Test
    void aLoadOfWhichNobodyKnowsWhatTheJobMakesIsRefused() {
        assertThat(OWN.with("rate: 100/s", "rate: 100/s\n  malformed: 5").refusal())
                .startsWith("small.yaml:9: load.malformed: what your job makes of malformed records is not known.");
        assertThat(OWN.with("rate: 100/s", "shape: bulk").refusal())
                .startsWith("small.yaml:8: load.shape: a job of your own is measured at a rate");
    }

    @Test
    void aJobOfStreamgaugesHasNoJar() {
        SmallFile probe = OWN.with("job: own", "job: loadProbe")
                .with("  own:\n", "")
                .without("input:")
                .without("idField")
                .without("oracle:");

        assertThat(probe.refusal())
                .startsWith("small.yaml:12: pipeline.flink.jar: this job is one of Streamgauge's and comes with its"
                        + " program. Remove this key, or write job: own.");
    }

    @Test
    void aQuantileOfRecordsNeedsEnoughRecords() {
        assertThat(OWN.plus("bounds: [{metric: latency.p99, atMost: 1 s}]\n")
                        .read()
                        .bounds())
                .hasSize(1);
        assertThat(OWN.with("rate: 100/s", "rate: 10/s")
                        .plus("bounds: [{metric: latency.p99, atMost: 1 s}]\n")
                        .refusal())
                .contains(
                        "latency.p99 of 300 records has fewer than five of them beyond it. Measure at least 500 records");
    }

    @Test
    void placeholdersGiveWayToTheirValuesAndOtherBracesStay() {
        OwnJob.Program program = new OwnJob.Program(
                "a.jar", "A", List.of("{inputTopic}-{outputTopic}", "\\d{2}", "{\"a\":1}", "{inputTopic}{inputTopic}"));

        assertThat(program.arguments(Map.of("inputTopic", "in$1", "outputTopic", "out")))
                .containsExactly("in$1-out", "\\d{2}", "{\"a\":1}", "in$1in$1");
    }
}
