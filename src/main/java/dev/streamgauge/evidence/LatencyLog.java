package dev.streamgauge.evidence;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.HdrHistogram.HistogramLogWriter;

/** Writes histograms in HdrHistogram's own log form, one tagged line each, and reads them again: {@code latency.hlog}. */
public final class LatencyLog {

    /** Name of the file. */
    public static final String FILE = "latency.hlog";

    /** Tag of the histogram of latency. */
    public static final String LATENCY = "latency";

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

    /**
     * Reads the histogram of a tag, in nanoseconds; empty if the folder has no such file, or the file no such tag.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Optional<Histogram> read(Path directory, String tag) {
        Path file = directory.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
            while (reader.hasNext()) {
                EncodableHistogram next = reader.nextIntervalHistogram();
                if (next instanceof Histogram histogram && tag.equals(histogram.getTag())) {
                    return Optional.of(histogram);
                }
            }
            return Optional.empty();
        } catch (FileNotFoundException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
