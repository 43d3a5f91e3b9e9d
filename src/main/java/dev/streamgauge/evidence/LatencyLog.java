package dev.streamgauge.evidence;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/** Writes histograms in HdrHistogram's own log form, one tagged line each: {@code latency.hlog}. */
public final class LatencyLog {

    /** Name of the file. */
    public static final String FILE = "latency.hlog";

    private LatencyLog() {}

    /**
     * Writes the histograms.
     *
     * @param histograms nanoseconds, by tag
     * @param from when the recorded time began
     * @param to when it ended
     */
    public static void write(Path directory, Map<String, Histogram> histograms, Instant from, Instant to) {
        Path file = directory.resolve(FILE);
        try {
            HistogramLogWriter writer = new HistogramLogWriter(file.toFile());
            writer.outputComment("[Values are nanoseconds]");
            writer.outputLogFormatVersion();
            writer.outputStartTime(from.toEpochMilli());
            writer.setBaseTime(from.toEpochMilli());
            writer.outputLegend();
            histograms.forEach((tag, histogram) -> {
                histogram.setTag(tag);
                histogram.setStartTimeStamp(from.toEpochMilli());
                histogram.setEndTimeStamp(to.toEpochMilli());
                writer.outputIntervalHistogram(histogram);
            });
            writer.close();
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
