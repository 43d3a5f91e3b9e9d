package dev.streamgauge.trial;

import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Manifest.EngineFigures;
import dev.streamgauge.evidence.Recovery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was noted of a trial while it ran, apart from what verifying it found.
 *
 * @param loadStart offset 0 of the stream; null if the load never started
 * @param settings what load and engine ran with; empty if the engine never did
 * @param processes the processes that took part
 * @param phases what was done when
 * @param figures what the engine says of itself; null if it could not be asked
 * @param batches the engine's batches; empty on one without, or if it could not be asked
 * @param lag how far results were behind events; none where results are windows
 * @param recovery what was done to it, and how it recovered; null if nothing was
 * @param failure why the trial could not be finished; null if it was
 */
record TrialNotes(
        @Nullable Instant loadStart,
        Map<String, String> settings,
        List<Manifest.ProcessRecord> processes,
        List<Manifest.Phase> phases,
        @Nullable EngineFigures figures,
        List<BatchRow> batches,
        List<LagRow> lag,
        @Nullable Recovery recovery,
        @Nullable String failure) {

    /** The trial never began. */
    static final TrialNotes NONE =
            new TrialNotes(null, Map.of(), List.of(), List.of(), null, List.of(), List.of(), null, null);
}
