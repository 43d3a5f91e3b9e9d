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
    void theQueryReadsOnceItWasIdleOrHadABatch() throws IOException {
        assertThat(output("INFO started", "streamgauge settings {\"parallelism\":2}")
                        .queryReads())
                .isFalse();
        assertThat(output("streamgauge idle {}").queryReads()).isTrue();
        assertThat(output("streamgauge batch {\"batchId\":0}").queryReads()).isTrue();
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
}
