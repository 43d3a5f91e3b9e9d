package dev.streamgauge.trial;

import dev.streamgauge.evidence.ArrivalRow;
import dev.streamgauge.evidence.BatchLatencyRow;
import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.Manifest.Events;
import dev.streamgauge.evidence.Manifest.Harness;
import dev.streamgauge.evidence.Manifest.ScheduleLag;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.evidence.ResultRow;
import dev.streamgauge.evidence.TimelineRow;
import dev.streamgauge.evidence.WindowRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What verifying a trial brought to light.
 *
 * @param windows every row, judged
 * @param results every result, raw
 * @param records what became of the records; null where the results are windows
 * @param batchLatencies what was taken up together, and how late
 * @param timeline the load, second by second
 * @param arrivals the load in tenths of a second
 * @param resources what each process used
 * @param events where every event went
 * @param scheduleLag how late events were sent; null if none was
 * @param certificate what certifies the arrivals; null if none was sent
 * @param harness how the harness fared; null if the load never started
 * @param streamSha256 hash of warm-up and measurement as scheduled; null if nothing was sent
 * @param receivedSha256 the same as read back; null if it was not read back
 * @param inputFaults events that the input topic does not hold exactly once
 * @param unreadableResults records of the result topic that are no results
 * @param offeredInMeasurement events that were due in the measured time
 * @param invalidReasons why the trial does not count
 * @param loadMs how long the load went on
 */
record Findings(
        List<WindowRow> windows,
        List<ResultRow> results,
        @Nullable Records records,
        List<BatchLatencyRow> batchLatencies,
        List<TimelineRow> timeline,
        List<ArrivalRow> arrivals,
        List<ResourceRow> resources,
        Events events,
        @Nullable ScheduleLag scheduleLag,
        @Nullable Certificate certificate,
        @Nullable Harness harness,
        @Nullable String streamSha256,
        @Nullable String receivedSha256,
        List<String> inputFaults,
        List<String> unreadableResults,
        long offeredInMeasurement,
        List<String> invalidReasons,
        long loadMs) {

    /** The load never started. */
    static final Findings NONE = without(List.of());

    /** The trial was not run at all, for this reason. */
    static Findings notRun(String reason) {
        return without(List.of(reason));
    }

    private static Findings without(List<String> invalidReasons) {
        return new Findings(
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Events.NONE,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                0,
                invalidReasons,
                0);
    }
}
