package dev.streamgauge.evidence;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that one trial measured, as it stands in its folder.
 *
 * @param manifest what was run, where, how, and what became of it
 * @param windows every expected and every unexpected row, judged: {@code windows.csv}
 * @param results every record of the result topic, as it came: {@code results.csv}
 * @param timeline the load second by second: {@code timeline.csv}
 * @param arrivals the load in tenths of a second, as the broker saw it: {@code arrivals.csv}
 * @param resources what each process used, second by second: {@code resources.csv}
 * @param batches the engine's batches, in order; empty on one without: {@code batches.csv}
 * @param records what became of each record, where each has a result of its own: {@code records.json}; null where the results
 *     are windows
 * @param batchLatencies what was taken up together, and how late, where a job tells it; else empty: {@code batch_latency.csv}
 * @param lag events without a result, in tenths of a second, where each record has one; else empty: {@code lag.csv}
 * @param recovery what was done to the trial, and how it recovered; null if nothing was: {@code recovery.json}
 * @param directory the folder
 */
public record Evidence(
        Manifest manifest,
        List<WindowRow> windows,
        List<ResultRow> results,
        List<TimelineRow> timeline,
        List<ArrivalRow> arrivals,
        List<ResourceRow> resources,
        List<BatchRow> batches,
        @Nullable Records records,
        List<BatchLatencyRow> batchLatencies,
        List<LagRow> lag,
        @Nullable Recovery recovery,
        Path directory) {

    /** Evidence of a trial that nothing was done to, and whose job does not tell what it took up together. */
    public Evidence(
            Manifest manifest,
            List<WindowRow> windows,
            List<ResultRow> results,
            List<TimelineRow> timeline,
            List<ArrivalRow> arrivals,
            List<ResourceRow> resources,
            List<BatchRow> batches,
            @Nullable Records records,
            Path directory) {
        this(
                manifest, windows, results, timeline, arrivals, resources, batches, records, List.of(), List.of(), null,
                directory);
    }

    /** Evidence of a trial whose results are windows. */
    public Evidence(
            Manifest manifest,
            List<WindowRow> windows,
            List<ResultRow> results,
            List<TimelineRow> timeline,
            List<ArrivalRow> arrivals,
            List<ResourceRow> resources,
            List<BatchRow> batches,
            Path directory) {
        this(manifest, windows, results, timeline, arrivals, resources, batches, null, directory);
    }

    public Evidence {
        windows = List.copyOf(windows);
        results = List.copyOf(results);
        timeline = List.copyOf(timeline);
        arrivals = List.copyOf(arrivals);
        resources = List.copyOf(resources);
        batches = List.copyOf(batches);
        batchLatencies = List.copyOf(batchLatencies);
        lag = List.copyOf(lag);
    }

    /**
     * The measured windows, in order of time: the rows, or where these are split by campaign, what the rows of each window come
     * to together.
     */
    public List<WindowRow> wholeWindows() {
        return WholeWindows.of(windows);
    }

    /**
     * The measured windows that came out once and right, in order of time: the sample of every latency. A window that is split by
     * campaign counts once, when its last row is there: its rows come out together, and tell no more than one.
     */
    public List<WindowRow> matched() {
        return wholeWindows().stream()
                .filter(window -> window.status() == WindowRow.Status.MATCHED)
                .toList();
    }

    /** How many rows have that status. */
    public long count(WindowRow.Status status) {
        return windows.stream().filter(window -> window.status() == status).count();
    }
}
