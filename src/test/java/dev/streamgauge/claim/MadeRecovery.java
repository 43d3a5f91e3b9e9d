package dev.streamgauge.claim;

import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.evidence.Recovery.Strike;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a made-up load's engine is struck, and what comes back of it. */
final class MadeRecovery {

    private static final int EXIT_AFTER_SIGKILL = 137;

    /** While it lasts no event is worked on. */
    private record Outage(double fromSeconds, double toSeconds) {}

    private final List<Outage> outages = new ArrayList<>();
    private String action = "kill";
    private String guarantee = Recovery.AT_LEAST_ONCE;
    private boolean stuck;

    void struck(double fromSeconds, double toSeconds) {
        outages.add(new Outage(fromSeconds, toSeconds));
    }

    void paused() {
        action = "pause";
    }

    void exactlyOnce() {
        guarantee = Recovery.EXACTLY_ONCE;
    }

    void stuck() {
        stuck = true;
    }

    /** When an event is done that would be at this moment, in seconds, if nothing were struck. */
    double delayed(double seconds) {
        double end = seconds;
        for (Outage outage : outages) {
            if (end > outage.fromSeconds() && end < outage.toSeconds()) {
                end = outage.toSeconds();
            }
        }
        return end;
    }

    /**
     * What the harness would tell of it; null if nothing was struck.
     *
     * @param done when each event's result was seen, in seconds
     * @param lag of the whole trial
     * @param warmUpMs of whose second half the lag is the one before
     */
    @Nullable
    Recovery of(double[] done, List<LagRow> lag, int warmUpMs) {
        if (outages.isEmpty()) {
            return null;
        }
        long firstMs = Math.round(1e3 * outages.get(0).fromSeconds());
        long before = lag.stream()
                .filter(row -> row.atMs() >= warmUpMs / 2 && row.atMs() < firstMs)
                .mapToLong(LagRow::unanswered)
                .max()
                .orElse(0);
        long peak = lag.stream().mapToLong(LagRow::unanswered).max().orElse(0);
        List<Strike> strikes = new ArrayList<>();
        for (int i = 0; i < outages.size(); i++) {
            strikes.add(strike(i, done, lag, before));
        }
        return new Recovery("worker", action, guarantee, strikes, before, peak);
    }

    private Strike strike(int index, double[] done, List<LagRow> lag, long before) {
        Outage outage = outages.get(index);
        boolean last = index == outages.size() - 1;
        double until = last ? Double.POSITIVE_INFINITY : outages.get(index + 1).fromSeconds();
        boolean gone = outage.toSeconds() >= until || (stuck && last);
        Long firstResultMs = gone ? null : firstResultMs(done, outage.toSeconds());
        long atMs = Math.round(1e3 * outage.fromSeconds());
        return new Strike(
                "taskmanager",
                4_711 + index,
                action.equals("kill") ? EXIT_AFTER_SIGKILL : null,
                atMs,
                atMs + 400,
                atMs + 900,
                atMs + 1_000,
                firstResultMs,
                firstResultMs == null ? null : caughtUpMs(lag, firstResultMs, 1e3 * until, before),
                12.5);
    }

    private static long firstResultMs(double[] done, double afterSeconds) {
        return Arrays.stream(done)
                .filter(at -> at >= afterSeconds)
                .mapToLong(at -> Math.round(1e3 * at))
                .min()
                .orElseThrow();
    }

    private static @Nullable Long caughtUpMs(List<LagRow> lag, long fromMs, double untilMs, long before) {
        return lag.stream()
                .filter(row -> row.atMs() >= fromMs && row.atMs() < untilMs)
                .filter(row -> row.unanswered() <= before)
                .map(LagRow::atMs)
                .findFirst()
                .orElse(null);
    }
}
