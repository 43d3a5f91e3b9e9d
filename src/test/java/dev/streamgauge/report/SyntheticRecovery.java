package dev.streamgauge.report;

import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What is told of an invented trial's recovery, by its lag. */
record SyntheticRecovery(
        String target, String action, String guarantee, String process, int rateHz, boolean catchesUp) {

    static final double SECONDS_UNTIL_BACK = 1.4;
    static final double SECONDS_UNTIL_READY = 3.6;

    Recovery after(List<Double> strikes, List<LagRow> lag) {
        long firstMs = (long) (1e3 * strikes.get(0));
        long before = unanswered(lag, Math.min(firstMs / 2, 1000L * SyntheticLoads.WARM_UP_SECONDS), firstMs)
                .max()
                .orElse(0);
        List<Recovery.Strike> told = new ArrayList<>();
        for (int i = 0; i < strikes.size(); i++) {
            long untilMs = i + 1 < strikes.size() ? (long) (1e3 * strikes.get(i + 1)) : Long.MAX_VALUE;
            told.add(strike((long) (1e3 * strikes.get(i)), untilMs, lag, before));
        }
        return new Recovery(
                target,
                action,
                guarantee,
                told,
                before,
                unanswered(lag, firstMs, Long.MAX_VALUE).max().orElse(0));
    }

    private Recovery.Strike strike(long atMs, long untilMs, List<LagRow> lag, long before) {
        boolean kill = action.equals("kill");
        long readyMs = atMs + (long) (1e3 * SECONDS_UNTIL_READY);
        Long firstResultMs = first(lag, readyMs, untilMs, row -> row.seen() > seenAt(lag, readyMs));
        Long caughtUpMs = firstResultMs == null || !catchesUp
                ? null
                : first(lag, firstResultMs, untilMs, row -> row.unanswered() <= before);
        return new Recovery.Strike(
                process,
                4711 + atMs,
                kill ? 137 : null,
                atMs,
                kill ? atMs + 180 : null,
                atMs + (long) (1e3 * (kill ? SECONDS_UNTIL_BACK : SECONDS_UNTIL_READY - 0.1)),
                readyMs,
                firstResultMs,
                caughtUpMs,
                caughtUpMs == null ? null : 0.5 * rateHz * SECONDS_UNTIL_READY * (caughtUpMs - atMs) / 1e3);
    }

    private static long seenAt(List<LagRow> lag, long atMs) {
        return lag.stream()
                .filter(row -> row.atMs() <= atMs)
                .mapToLong(LagRow::seen)
                .max()
                .orElse(0);
    }

    private static @Nullable Long first(List<LagRow> lag, long fromMs, long toMs, Predicate<LagRow> condition) {
        return lag.stream()
                .filter(row -> row.atMs() >= fromMs && row.atMs() < toMs && condition.test(row))
                .map(LagRow::atMs)
                .findFirst()
                .orElse(null);
    }

    private static LongStream unanswered(List<LagRow> lag, long fromMs, long toMs) {
        return lag.stream()
                .filter(row -> row.atMs() >= fromMs && row.atMs() < toMs)
                .mapToLong(LagRow::unanswered);
    }
}
