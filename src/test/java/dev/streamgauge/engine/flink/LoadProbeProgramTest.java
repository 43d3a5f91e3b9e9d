package dev.streamgauge.engine.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.streamgauge.engine.Given;
import dev.streamgauge.engine.JobRequest;
import dev.streamgauge.experiment.Cost;
import dev.streamgauge.experiment.Pipeline;
import dev.streamgauge.experiment.Pipeline.Delivery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadProbeProgramTest {

    private static final Cost WAITING = new Cost(Cost.Kind.WAITING, Duration.ofNanos(1_500_000));

    static final Pipeline PIPELINE = pipeline(WAITING, Delivery.AT_LEAST_ONCE);

    private static Pipeline pipeline(Cost cost, Delivery delivery) {
        return Given.loadProbe(cost, Pipeline.Deployment.LOCAL, delivery);
    }

    private static Map<String, String> arguments(Pipeline pipeline) {
        return FlinkProgram.of(pipeline)
                .arguments(new JobRequest(
                        pipeline,
                        "127.0.0.1:9092",
                        "sg-7-in",
                        "sg-7-out",
                        "sg-7-dead",
                        Map.of(),
                        Path.of("engine"),
                        Path.of("logs")));
    }

    @Test
    void itsCostAndItsGuaranteeAreSaid() {
        assertThat(new FlinkEngine().settings(PIPELINE))
                .containsExactly(
                        entry("cost", "waiting 1500 us"),
                        entry("partitions", "6"),
                        entry("startingOffsets", "earliest"),
                        entry("format", "json"),
                        entry("fetchMaxWait", "50 ms"),
                        entry("parallelism", "2"),
                        entry("checkpointInterval", "1500 ms"),
                        entry("delivery", "at least once"),
                        entry("trigger", "none, event by event"),
                        entry("consumerGroup", "flink-load-probe"),
                        entry("bufferTimeout", "10 ms"),
                        entry("memory", "1536m TaskManager process, JobManager beside it"));
        assertThat(new FlinkEngine().settings(pipeline(WAITING, Delivery.EXACTLY_ONCE)))
                .containsEntry("delivery", "exactly once");
    }

    @Test
    void atLeastOnceItNeedsNoTransactions() {
        assertThat(arguments(PIPELINE))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "deadLetterTopic", "sg-7-dead",
                        "costKind", "waiting",
                        "costNanos", "1500000",
                        "delivery", "atLeastOnce"));
    }

    @Test
    void exactlyOnceItsTransactionsAreNamedAfterTheTrialsTopic() {
        assertThat(arguments(pipeline(Cost.NONE, Delivery.EXACTLY_ONCE)))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "deadLetterTopic", "sg-7-dead",
                        "costKind", "none",
                        "costNanos", "0",
                        "delivery", "exactlyOnce",
                        "transactionalIdPrefix", "sg-7-out"));
    }

    @Test
    void whatARunningJobWasToldIsSaidAsItWasAsked() {
        for (Delivery delivery : Delivery.values()) {
            Pipeline pipeline = pipeline(new Cost(Cost.Kind.BUSY, Duration.ofMillis(2)), delivery);
            JsonNode told = JsonMapper.builder().build().valueToTree(arguments(pipeline));

            assertThat(FlinkProgram.of(pipeline).effectiveSettings(told)).containsEntry("cost", "busy 2 ms");
            assertThat(new FlinkEngine().settings(pipeline))
                    .containsAllEntriesOf(FlinkProgram.of(pipeline).effectiveSettings(told));
        }
    }

    @Test
    void aResultMayComeOutAtOnceAndNobodySaysWhen() {
        assertThat(new FlinkEngine().earliestEmission(PIPELINE)).isZero();
        assertThat(new FlinkEngine().predictOverhead(PIPELINE, 1_500, Given.batches()))
                .isEmpty();
    }
}
