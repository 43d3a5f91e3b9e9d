package dev.streamgauge.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment measured when it was as it should be, for later runs to be held against:
 * {@code baselines/<experiment>.json}. It is meant to be committed.
 *
 * @param schemaVersion version of this form
 * @param experiment id of the experiment
 * @param scale {@code quick}, {@code full} or {@code paper}
 * @param testbed where it ran
 * @param recordedAt when
 * @param commit the checkout's commit; null where there was none
 * @param environment facts about the machine, by name: its fingerprint
 * @param calibration how fast the machine was; null if nobody measured it
 * @param runs one for each trial that counts
 */
public record Baseline(
        int schemaVersion,
        String experiment,
        String scale,
        String testbed,
        Instant recordedAt,
        @Nullable String commit,
        Map<String, String> environment,
        @Nullable Calibration calibration,
        List<Run> runs) {

    /** The version of the form that this class reads and writes. */
    public static final int SCHEMA_VERSION = 1;

    public Baseline {
        runs = List.copyOf(runs);
    }

    /**
     * One trial, as a distribution: no average, from which no quantile can be had any more.
     *
     * @param configuration the trial's id without its repetition: equal for all repetitions
     * @param trial the trial's id
     * @param settings the whole pipeline as the engine ran it
     * @param versions version of each part, by name
     * @param seed seed of the stream
     * @param repetition from 1
     * @param startedAt when it began
     * @param streamSha256 hash of the stream that it was sent
     * @param distributions of latency, and of overhead where there is a floor, by name
     * @param throughputHz records a second; null where the load set the rate
     */
    public record Run(
            String configuration,
            String trial,
            Map<String, String> settings,
            Map<String, String> versions,
            long seed,
            int repetition,
            Instant startedAt,
            String streamSha256,
            Map<String, EncodedHistogram> distributions,
            @Nullable Double throughputHz) {

        public Run {
            distributions = Collections.unmodifiableMap(new LinkedHashMap<>(distributions));
        }
    }

    /** The file of an experiment in a folder of baselines. */
    public static Path file(Path folder, String experiment) {
        return folder.resolve(experiment + ".json");
    }

    /** Writes the baseline into a folder, over an earlier one of its experiment, and tells the file. */
    public Path write(Path folder) {
        Path file = file(folder, experiment);
        try {
            Files.createDirectories(folder);
            EvidenceFolder.JSON.writeValue(file.toFile(), this);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the baseline to " + file, e);
        }
        return file;
    }

    /**
     * Reads an experiment's baseline; empty if the folder has none.
     *
     * @throws UncheckedIOException if the file is none of this form, naming it and the fix
     */
    public static Optional<Baseline> read(Path folder, String experiment) {
        Path file = file(folder, experiment);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Baseline baseline = EvidenceFolder.JSON.readValue(file.toFile(), Baseline.class);
            if (baseline.schemaVersion != SCHEMA_VERSION) {
                throw new IOException(
                        "its schemaVersion is %d, and not %d".formatted(baseline.schemaVersion, SCHEMA_VERSION));
            }
            return Optional.of(baseline);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "%s is no baseline that this version reads: %s%nRecord it anew with -Dbaseline=record, or delete it."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }
}
