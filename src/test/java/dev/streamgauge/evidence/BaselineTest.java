package dev.streamgauge.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {

    @TempDir
    Path folder;

    private static Baseline sample() {
        return new Baseline(
                Baseline.SCHEMA_VERSION,
                "small",
                "quick",
                "embedded",
                Instant.parse("2026-11-20T10:00:00Z"),
                "0123abcd",
                Map.of("cpu", "AMD EPYC", "cores", "2"),
                new Calibration(Map.of(Calibration.CPU, new Calibration.Figure("sorts/s", List.of(120.5, 119.0)))),
                List.of(new Baseline.Run(
                        "flink-spp",
                        "flink-spp-r1",
                        Map.of("window", "2000 ms"),
                        Map.of("flink", "1.20.0"),
                        42,
                        1,
                        Instant.parse("2026-11-20T09:58:00Z"),
                        "a".repeat(64),
                        Map.of("latency", EncodedHistogram.ofMillis(new double[] {4_000.5, 4_100, 4_100, 9_000})),
                        null)));
    }

    @Test
    void whatIsReadIsWhatWasWritten() {
        Path file = sample().write(folder.resolve("baselines"));

        assertThat(file).isEqualTo(folder.resolve("baselines/small.json"));
        assertThat(Baseline.read(folder.resolve("baselines"), "small")).contains(sample());
        assertThat(Baseline.read(folder.resolve("baselines"), "another")).isEmpty();
    }

    @Test
    void aDistributionKeepsEveryCount() {
        EncodedHistogram latency = sample().runs().get(0).distributions().get("latency");

        assertThat(latency.count()).isEqualTo(4);
        assertThat(latency.millisAt(50)).isBetween(4_095.0, 4_105.0);
        assertThat(latency.millisAt(100)).isBetween(8_990.0, 9_010.0);
    }

    @Test
    void aNegativeTimeIsKeptAndNotClamped() {
        EncodedHistogram overhead = EncodedHistogram.ofMillis(new double[] {-1.5, 100, 200});

        assertThat(overhead.shiftMs()).isEqualTo(2);
        assertThat(overhead.millisAt(0)).isCloseTo(-1.5, within(0.01));
        assertThat(overhead.millisAt(50)).isCloseTo(100, within(0.2));
    }

    @Test
    void aFileOfAnotherFormIsRefusedWithTheFix() throws IOException {
        Path file = sample().write(folder);
        Files.writeString(file, Files.readString(file).replaceFirst("\"schemaVersion\" : 1", "\"schemaVersion\" : 99"));

        assertThatThrownBy(() -> Baseline.read(folder, "small"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(
                        file + " is no baseline that this version reads: its schemaVersion is 99, and not 1")
                .hasMessageEndingWith("Record it anew with -Dbaseline=record, or delete it.");
    }

    @Test
    void aBrokenDistributionIsRefused() throws IOException {
        Path file = sample().write(folder);
        Files.writeString(file, Files.readString(file).replaceFirst("(\"base64\" : \").{12}", "$1AAAAAAAAAAAA"));

        assertThatThrownBy(() -> Baseline.read(folder, "small"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("this is no HdrHistogram");
    }

    @Test
    void calibrationsOfOneRunAreTakenTogether() {
        Calibration first = new Calibration(Map.of("cpu", new Calibration.Figure("sorts/s", List.of(100.0, 120.0))));
        Calibration later = new Calibration(Map.of("cpu", new Calibration.Figure("sorts/s", List.of(80.0))));

        assertThat(first.and(later).figures().get("cpu").rounds()).containsExactly(100.0, 120.0, 80.0);
        assertThat(first.and(later).figures().get("cpu").median()).isEqualTo(100);
    }

    @Test
    void aCalibrationIsReadAsItWasWritten() {
        Calibration calibration = sample().calibration();

        EvidenceFolder.writeCalibration(folder, calibration);

        assertThat(EvidenceFolder.readCalibration(folder)).isEqualTo(calibration);
        assertThat(EvidenceFolder.readCalibration(folder.resolve("nowhere"))).isNull();
    }
}
