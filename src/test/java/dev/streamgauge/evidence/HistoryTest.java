package dev.streamgauge.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    @TempDir
    Path folder;

    private static History.Row row(double value) {
        return new History.Row(
                Instant.parse("2026-11-20T10:00:00Z"),
                null,
                "AMD EPYC, 2 cores, 23.5 GiB",
                "quick",
                "embedded",
                "flink-spp",
                "overhead.p50",
                "ms",
                false,
                value,
                4);
    }

    @Test
    void aRunIsAppendedToWhatIsThere() {
        History.append(folder.resolve("past"), "small", List.of(row(100), row(101)));
        History.append(folder.resolve("past"), "small", List.of(row(102)));

        assertThat(History.read(folder.resolve("past"), "small")).containsExactly(row(100), row(101), row(102));
        assertThat(History.read(folder, "small")).isEmpty();
    }

    @Test
    void aRowIsALine() throws IOException {
        History.append(folder, "small", List.of(row(100), row(101)));

        assertThat(Files.readAllLines(folder.resolve("small.jsonl"))).hasSize(2);
    }

    @Test
    void aLineThatIsNoRowIsNamed() throws IOException {
        History.append(folder, "small", List.of(row(100)));
        Files.writeString(folder.resolve("small.jsonl"), "<<<<<<< HEAD\n", StandardOpenOption.APPEND);

        assertThatThrownBy(() -> History.read(folder, "small"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder.resolve("small.jsonl")
                        + ", line 2 is no row of a history. Take that line out, or the file away.");
    }
}
