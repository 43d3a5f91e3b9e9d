package dev.streamgauge.trial;

import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.experiment.Timing;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How a trial recovered from each blow, told from its results and from how many events waited for theirs. What follows a blow ends
 * with the next one.
 */
final class RecoveryTimes {

    private static final long NEVER = Long.MAX_VALUE;

    private final List<LagRow> lag;
    private final ResultTimes results;
    private final long usualFromMs;
    private final long firstBlowMs;
    private final long unansweredBefore;

    private RecoveryTimes(List<LagRow> lag, ResultTimes results, Timing timing, long firstBlowMs) {
        this.lag = lag;
        this.results = results;
        this.firstBlowMs = firstBlowMs;
        long warmUpMs = timing.warmUp().toMillis();
        // A blow that falls into the warm-up leaves its second half before the blow to tell what is usual.
        this.usualFromMs = firstBlowMs > warmUpMs ? warmUpMs : firstBlowMs / 2;
        this.unansweredBefore = most(unansweredBetween(usualFromMs, firstBlowMs));
    }

    /**
     * The recovery.
     *
     * @param guarantee what the engine promises of results, as its settings say it
     * @param blows in order, at least one
     */
    static Recovery of(
            Fault fault, String guarantee, List<Blow> blows, List<LagRow> lag, ResultTimes results, Timing timing) {
        RecoveryTimes times =
                new RecoveryTimes(lag, results, timing, blows.get(0).atMs());
        List<Recovery.Strike> strikes = IntStream.range(0, blows.size())
                .mapToObj(blow -> times.strike(
                        blows.get(blow),
                        blow + 1 < blows.size() ? blows.get(blow + 1).atMs() : NEVER))
                .toList();
        return new Recovery(
                fault.target().name().toLowerCase(Locale.ROOT),
                fault.action().name().toLowerCase(Locale.ROOT),
                guarantee,
                strikes,
                times.unansweredBefore,
                most(times.unansweredBetween(times.firstBlowMs, NEVER)));
    }

    private Recovery.Strike strike(Blow blow, long untilMs) {
        Long firstResultMs =
                blow.backMs() == null ? null : before(untilMs, results.firstSeenOfComputedFrom(blow.backMs()));
        Long caughtUpMs = firstResultMs == null ? null : before(untilMs, caughtUpFrom(firstResultMs));
        double usualMs = results.medianLatencyMs(usualFromMs, firstBlowMs);
        return new Recovery.Strike(
                blow.process(),
                blow.pid(),
                blow.exitStatus(),
                blow.atMs(),
                blow.noticedMs(),
                blow.backMs(),
                blow.readyMs(),
                firstResultMs,
                caughtUpMs,
                caughtUpMs == null ? null : (Double) (results.excessMs(blow.atMs(), caughtUpMs, usualMs) / 1e3));
    }

    private static @Nullable Long before(long untilMs, long momentMs) {
        return momentMs < untilMs ? (Long) momentMs : null;
    }

    private long caughtUpFrom(long fromMs) {
        return lag.stream()
                .filter(row -> row.atMs() >= fromMs && row.unanswered() <= unansweredBefore)
                .mapToLong(LagRow::atMs)
                .findFirst()
                .orElse(NEVER);
    }

    private LongStream unansweredBetween(long fromMs, long toMs) {
        return lag.stream()
                .filter(row -> row.atMs() >= fromMs && row.atMs() < toMs)
                .mapToLong(LagRow::unanswered);
    }

    private static long most(LongStream unanswered) {
        return unanswered.max().orElse(0);
    }
}
