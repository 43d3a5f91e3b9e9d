package dev.streamgauge.report;

import dev.streamgauge.evidence.Manifest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The manifest of an invented trial in which each record has a result. */
record SyntheticManifest(
        String engine,
        Map<String, String> levels,
        Map<String, String> settings,
        int repetition,
        int warmUpSeconds,
        int measureSeconds) {

    private static final String STREAM = "6f1ed002ab5595859014ebf0951522d96f1ed002ab5595859014ebf0951522d9";

    SyntheticManifest(String engine, Map<String, String> levels, Map<String, String> settings, int repetition) {
        this(engine, levels, settings, repetition, 0, 1);
    }

    SyntheticManifest lasting(int warmUp, int measure) {
        return new SyntheticManifest(engine, levels, settings, repetition, warmUp, measure);
    }

    /**
     * The manifest.
     *
     * @param paced whether there is a schedule to keep
     */
    Manifest of(
            String trial, String pair, Manifest.Events events, long measured, boolean paced, @Nullable String failure) {
        Instant prepared = Synthetic.LOAD_START.minusSeconds(9);
        return new Manifest(
                Manifest.SCHEMA_VERSION,
                SyntheticExperiment.ID,
                SyntheticExperiment.TITLE,
                trial,
                levels,
                settings,
                "quick",
                "embedded",
                4242 + repetition,
                repetition,
                pair,
                1,
                7,
                new Manifest.Clock(
                        prepared, Synthetic.LOAD_START, 1000L * warmUpSeconds, 1000L * measureSeconds, 30_000L, 50_000),
                engine.equals("flink")
                        ? Map.of("flink", "2.2.0", "kafka", "3.9.2")
                        : Map.of("spark", "3.5.7", "kafka", "3.9.2"),
                Map.of("os", "Linux", "cores", "2"),
                null,
                List.of(new Manifest.ProcessRecord("kafka", 4711L, "kafka.log")),
                List.of(new Manifest.Phase("prepare", prepared, Synthetic.LOAD_START)),
                STREAM,
                STREAM,
                events,
                0,
                paced ? new Manifest.ScheduleLag(71.5, 1211.0, 4812.0) : null,
                paced ? SyntheticInstruments.certificate(false, true) : null,
                SyntheticInstruments.HARNESS,
                null,
                null,
                measured,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                failure);
    }
}
