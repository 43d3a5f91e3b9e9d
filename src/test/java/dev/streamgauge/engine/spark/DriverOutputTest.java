package dev.streamgauge.engine.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriverOutputTest {

    @TempDir
    Path folder;

    private DriverOutput output(String... lines) throws IOException {
        return new DriverOutput(Files.write(folder.resolve("spark-driver.log"), List.of(lines)));
    }

    @Test
    void theQueryLooksAtItsInputWithEachBatchAndWhenItIsIdle() throws IOException {
        assertThat(output("INFO started", "streamgauge settings {\"parallelism\":2}")
                        .looks())
                .isZero();
        assertThat(output("streamgauge idle {}").looks()).isEqualTo(1);
        assertThat(output("streamgauge batch {\"batchId\":0}", "streamgauge idle {}")
                        .looks())
                .isEqualTo(2);
    }

    @Test
    void batchesAreReadInOrderFromBetweenOtherWords() throws IOException {
        DriverOutput output = output(
                "WARN something",
                "streamgauge batch {\"batchId\":0}",
                "  streamgauge batch {\"batchId\":9}",
                "streamgauge idle {}",
                "streamgauge batch {\"batchId\":1}");

        assertThat(output.batches())
                .extracting(batch -> batch.path("batchId").asInt())
                .containsExactly(0, 1);
    }

    @Test
    void aLineThatIsStillBeingWrittenWaits() throws IOException {
        DriverOutput output = output("streamgauge batch {\"batchId\":0}");
        Path log = folder.resolve("spark-driver.log");

        Files.writeString(log, "streamgauge batch {\"batchId\":1,\"dura", StandardOpenOption.APPEND);
        assertThat(output.batches()).hasSize(1);

        Files.writeString(log, "tionMs\":{}}\n", StandardOpenOption.APPEND);
        assertThat(output.batches()).hasSize(2);
    }

    @Test
    void settingsAreThoseThatTheQueryStartedWith() throws IOException {
        JsonNode settings = output("streamgauge settings {\"version\":\"3.5.7\",\"parallelism\":2}")
                .settings();

        assertThat(settings.path("parallelism").asInt()).isEqualTo(2);
    }

    @Test
    void aDriverThatWasStartedAgainGoesOnWithItsOwnSettings() throws IOException {
        DriverOutput output = output(
                "streamgauge settings {\"ui\":\"first\"}",
                "streamgauge batch {\"batchId\":0}",
                "streamgauge settings {\"ui\":\"second\"}",
                "streamgauge batch {\"batchId\":1}");

        assertThat(output.settings().path("ui").asText()).isEqualTo("second");
        assertThat(output.batches()).hasSize(2);
    }

    @Test
    void ofABatchThatWasRunAgainTheLastRunCounts() throws IOException {
        DriverOutput output = output(
                "streamgauge batch {\"batchId\":0}",
                "streamgauge batch {\"batchId\":1,\"numInputRows\":7}",
                "streamgauge settings {}",
                "streamgauge batch {\"batchId\":1,\"numInputRows\":9}");

        assertThat(output.batches())
                .extracting(batch -> batch.path("numInputRows").asInt())
                .containsExactly(0, 9);
    }

    @Test
    void aLineThatAKillCutOffIsPassedOver() throws IOException {
        DriverOutput output = output(
                "streamgauge batch {\"batchId\":0}",
                "streamgauge batch {\"batchId\":1,\"numIn12:00:03.125 INFO  SparkContext - Running Spark",
                "streamgauge batch {\"batchId\":1,\"numInputRows\":9}");

        assertThat(output.batches()).hasSize(2);
        assertThat(output.looks()).isEqualTo(2);
    }

    @Test
    void executorsAreCountedAsTheyRegister() throws IOException {
        String registered =
                "12:00:03.125 INFO  StandaloneSchedulerBackend$StandaloneDriverEndpoint - Registered executor NettyRpcEndpointRef(spark-client://Executor) (127.0.0.1:40932) with ID %d,  ResourceProfileId 0";

        assertThat(output(registered.formatted(0), "INFO between", registered.formatted(1))
                        .executors())
                .isEqualTo(2);
    }

    @Test
    void failuresAreKeptInTheirOrder() throws IOException {
        DriverOutput output = output(
                "12:00:03.125 ERROR TaskSchedulerImpl - Lost executor 0 on 127.0.0.1: Command exited with code 137",
                "12:00:03.130 WARN  TaskSetManager - Lost task 1.0 in stage 7.0 (TID 43) (127.0.0.1 executor 0)",
                "12:00:03.140 WARN  TaskSetManager - Something else");

        assertThat(output.failures())
                .extracting(LoggedFailure::what)
                .containsExactly(
                        "Lost executor 0 on 127.0.0.1: Command exited with code 137",
                        "Lost task 1.0 in stage 7.0 (TID 43) (127.0.0.1 executor 0)");
    }
}
