package dev.streamgauge.evidence;

import dev.streamgauge.evidence.WindowRow.Status;
import dev.streamgauge.workload.ExpectedWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Windows as one each, whose rows are split by campaign. Such a window has what a row of the whole window would have: the counts of
 * all campaigns, the latest of each stamp, and the latency from the latest of all intended times until the last row was seen.
 */
public final class WholeWindows {

    private static final double NANOS_PER_MS = 1e6;

    /** From the best to the worst: a window is as its worst row. */
    private static final List<Status> WORSE_AND_WORSE =
            List.of(Status.MATCHED, Status.MISSING, Status.DUPLICATE, Status.WRONG);

    private WholeWindows() {}

    /** The windows of the rows, in order of time; the rows themselves if none is of a campaign. */
    public static List<WindowRow> of(List<WindowRow> rows) {
        if (rows.stream().allMatch(row -> row.campaign() == null)) {
            return rows;
        }
        Map<Long, List<WindowRow>> byStart = new TreeMap<>();
        for (WindowRow row : rows) {
            byStart.computeIfAbsent(row.windowStartMs(), start -> new ArrayList<>())
                    .add(row);
        }
        return byStart.values().stream().map(WholeWindows::whole).toList();
    }

    /** The counts and stamps of a window that lacks a row are those of the rows that are there. */
    private static WindowRow whole(List<WindowRow> rows) {
        WindowRow first = rows.get(0);
        long maxIntendedNs =
                rows.stream().mapToLong(WindowRow::maxIntendedNs).max().orElseThrow();
        double floorMs = rows.stream()
                .filter(row -> row.maxIntendedNs() == maxIntendedNs)
                .mapToDouble(WindowRow::floorMs)
                .min()
                .orElseThrow();
        Long views = sumOfThose(rows, WindowRow::views);
        Long clicks = sumOfThose(rows, WindowRow::clicks);
        Long maxSentNs = latest(rows, WindowRow::maxSentNs);
        Long seenNs = latest(rows, WindowRow::seenNs);
        Double latencyMs = seenNs == null ? null : (seenNs - maxIntendedNs) / NANOS_PER_MS;
        return new WindowRow(
                first.windowStartMs(),
                first.windowEndMs(),
                null,
                rows.stream()
                        .map(WindowRow::status)
                        .max(Comparator.comparing(WORSE_AND_WORSE::indexOf))
                        .orElseThrow(),
                sum(rows, WindowRow::minViews),
                sum(rows, WindowRow::maxViews),
                sum(rows, WindowRow::minClicks),
                sum(rows, WindowRow::maxClicks),
                views,
                clicks,
                views == null || clicks == null ? null : ExpectedWindow.ctr(views, clicks),
                first.state(),
                maxIntendedNs,
                maxSentNs,
                latest(rows, WindowRow::inputAppendedMs),
                latest(rows, WindowRow::computedNs),
                latest(rows, WindowRow::resultAppendedMs),
                seenNs,
                latencyMs,
                floorMs,
                latencyMs == null ? null : latencyMs - floorMs,
                seenNs == null || maxSentNs == null ? null : (seenNs - maxSentNs) / NANOS_PER_MS,
                rows.stream().mapToInt(WindowRow::results).sum(),
                known(rows, WindowRow::firstSeenNs)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static long sum(List<WindowRow> rows, ToLongFunction<WindowRow> count) {
        return rows.stream().mapToLong(count).sum();
    }

    private static @Nullable Long sumOfThose(List<WindowRow> rows, Function<WindowRow, @Nullable Long> count) {
        return known(rows, count).reduce(Long::sum).orElse(null);
    }

    private static @Nullable Long latest(List<WindowRow> rows, Function<WindowRow, @Nullable Long> stamp) {
        return known(rows, stamp).max(Comparator.naturalOrder()).orElse(null);
    }

    private static Stream<Long> known(List<WindowRow> rows, Function<WindowRow, @Nullable Long> figure) {
        Stream<@Nullable Long> all = rows.stream().map(figure);
        return all.filter(Objects::nonNull);
    }
}
