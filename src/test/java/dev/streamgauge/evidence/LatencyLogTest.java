package dev.streamgauge.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyLogTest {

    private static final Instant FROM = Instant.parse("2026-01-02T03:04:10.500Z");
    private static final Instant TO = FROM.plusSeconds(30);

    @TempDir
    Path folder;

    private static Histogram histogram(long... nanos) {
        Histogram histogram = new Histogram(3);
        for (long value : nanos) {
            histogram.recordValue(value);
        }
        return histogram;
    }

    @Test
    void anyReaderOfHistogramLogsFindsEachHistogramByItsTag() throws FileNotFoundException {
        Histogram latency = histogram(4_100_000_000L, 4_200_000_000L, 40);
        Histogram lag = histogram(0, 20_000);

        LatencyLog.write(folder, Map.of("latency", latency, "scheduleLag", lag), FROM, TO);

        Map<String, Histogram> read = new HashMap<>();
        try (HistogramLogReader reader =
                new HistogramLogReader(folder.resolve("latency.hlog").toFile())) {
            while (reader.hasNext()) {
                Histogram next = (Histogram) reader.nextIntervalHistogram();
                read.put(next.getTag(), next);
            }
        }
        assertThat(read).containsOnlyKeys("latency", "scheduleLag");
        assertThat(read.get("latency")).isEqualTo(latency);
        assertThat(read.get("scheduleLag")).isEqualTo(lag);
        assertThat(Instant.ofEpochMilli(read.get("latency").getStartTimeStamp()))
                .isEqualTo(FROM);
        assertThat(Instant.ofEpochMilli(read.get("latency").getEndTimeStamp())).isEqualTo(TO);
    }

    @Test
    void aHistogramIsReadAgainByItsTag() {
        Histogram latency = histogram(4_100_000_000L, 4_200_000_000L, 40);
        Histogram lag = histogram(0, 20_000);

        LatencyLog.write(folder, Map.of("scheduleLag", lag, LatencyLog.LATENCY, latency), FROM, TO);

        assertThat(LatencyLog.read(folder, LatencyLog.LATENCY)).contains(latency);
        assertThat(LatencyLog.read(folder, "scheduleLag")).contains(lag);
        assertThat(LatencyLog.read(folder, "another")).isEmpty();
        assertThat(LatencyLog.read(folder.resolve("nowhere"), LatencyLog.LATENCY))
                .isEmpty();
    }
}
