package dev.streamgauge.claim.gate;

import dev.streamgauge.claim.BoundOutcome.Outcome;
import dev.streamgauge.evidence.GateSummary;
import dev.streamgauge.evidence.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/**
 * One figure of one configuration, run after run on one class of machine, and where it changed.
 *
 * @param experiment id of the experiment
 * @param rows its runs, from the oldest; at least one
 * @param changes index of the first run after each change
 * @param tolerance what is tolerated of a change for the worse
 */
public record Trend(String experiment, List<History.Row> rows, List<Integer> changes, GatePolicy tolerance) {

    /** A change for the worse fails a run until so many runs lie behind it: then it is how things are. */
    public static final int RECENT = 10;

    private static final int SHORT_COMMIT = 12;

    /** Older runs are not looked at: what was then does not tell what changed now. */
    private static final int MOST_RUNS = 200;

    public Trend {
        rows = List.copyOf(rows);
        changes = List.copyOf(changes);
    }

    /** The trends of an experiment's history; of runs on the same machine, scale and testbed as its newest one. */
    public static List<Trend> of(String experiment, List<History.Row> history, GatePolicy policy) {
        if (history.isEmpty()) {
            return List.of();
        }
        History.Row newest = history.get(history.size() - 1);
        Map<String, List<History.Row>> series = new LinkedHashMap<>();
        for (History.Row row : history) {
            if (row.machine().equals(newest.machine())
                    && row.scale().equals(newest.scale())
                    && row.testbed().equals(newest.testbed())) {
                series.computeIfAbsent(row.configuration() + " " + row.figure(), none -> new ArrayList<>())
                        .add(row);
            }
        }
        return series.values().stream()
                .map(rows -> rows.subList(Math.max(0, rows.size() - MOST_RUNS), rows.size()))
                .map(rows -> new Trend(
                        experiment,
                        rows,
                        ChangePoints.of(
                                rows.stream().mapToDouble(History.Row::value).toArray()),
                        policy))
                .toList();
    }

    /** Median of the runs from one index to another, the latter exclusive. */
    public double level(int from, int to) {
        return Median.withDefaults()
                .evaluate(rows.subList(from, to).stream()
                        .mapToDouble(History.Row::value)
                        .toArray());
    }

    /** The first run of each stretch between changes, and the end. */
    public int[] borders() {
        int[] borders = new int[changes.size() + 2];
        for (int i = 0; i < changes.size(); i++) {
            borders[i + 1] = changes.get(i);
        }
        borders[borders.length - 1] = rows.size();
        return borders;
    }

    /** Whether its newest change is one for the worse, by more than is tolerated, and recent. */
    public boolean worsened() {
        if (changes.isEmpty() || isLongAgo()) {
            return false;
        }
        int[] borders = borders();
        double before = level(borders[borders.length - 3], borders[borders.length - 2]);
        double share = tolerance.tolerance() * before;
        return worse() > (rows.get(0).rate() ? share : Math.max(share, tolerance.leastToleranceMs()));
    }

    /** By how much the newest change was one for the worse. */
    private double worse() {
        int[] borders = borders();
        int last = borders.length - 1;
        double before = level(borders[last - 2], borders[last - 1]);
        double now = level(borders[last - 1], borders[last]);
        return rows.get(0).rate() ? before - now : now - before;
    }

    private boolean isLongAgo() {
        return rows.size() - changes.get(changes.size() - 1) > RECENT;
    }

    /** Whether the history is long enough to show a change. */
    public boolean tells() {
        return rows.size() >= ChangePoints.LEAST_RUNS;
    }

    /** The trend in the summary's form. */
    public GateSummary.Trend summary() {
        int[] borders = borders();
        List<GateSummary.ChangePoint> points = new ArrayList<>();
        for (int i = 1; i < borders.length - 1; i++) {
            History.Row first = rows.get(borders[i]);
            points.add(new GateSummary.ChangePoint(
                    first.at(), first.commit(), level(borders[i - 1], borders[i]), level(borders[i], borders[i + 1])));
        }
        History.Row row = rows.get(0);
        Outcome outcome = !tells() ? Outcome.INCONCLUSIVE : worsened() ? Outcome.FAIL : Outcome.PASS;
        return new GateSummary.Trend(
                experiment,
                row.configuration(),
                row.figure(),
                row.unit(),
                rows.size(),
                points,
                outcome.name(),
                reason());
    }

    private String reason() {
        if (!tells()) {
            return "%d runs, of %d that show a change".formatted(rows.size(), ChangePoints.LEAST_RUNS);
        }
        if (changes.isEmpty()) {
            return "no change in %d runs".formatted(rows.size());
        }
        int[] borders = borders();
        int at = borders[borders.length - 2];
        int since = rows.size() - at;
        // A good run or two may be among the last that can make a level: which of them changed is not known yet.
        boolean within = since == ChangePoints.LEAST_SEGMENT;
        return String.format(
                Locale.ROOT,
                "changed %s, from %.1f to %.1f %s%s%s",
                (within ? "within the last %d runs" : "%d runs ago").formatted(since),
                level(borders[borders.length - 3], at),
                level(at, rows.size()),
                rows.get(0).unit(),
                within ? "" : firstSeen(rows.get(at).commit()),
                standing());
    }

    private String standing() {
        if (worsened()) {
            return "";
        }
        if (isLongAgo()) {
            return ", which is long ago";
        }
        return worse() > 0 ? ", which is tolerated" : ", which is for the better";
    }

    private static String firstSeen(@Nullable String commit) {
        return commit == null
                ? ""
                : ", first seen at commit " + commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
    }
}
