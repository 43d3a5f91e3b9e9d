package dev.streamgauge.trial;

import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.experiment.Timing;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/**
 * How a trial recovers from what is done to it, by the lag and the results before and after. What came of a strike is looked for
 * until the next one. A trial of single events has caught up when no more of them wait for their result than before, one of windows
 * when a window comes out no later than the latest before. Times are in milliseconds after the start of the load.
 */
final class RecoveryMeasure {

    private static final long FIRST_MS = 1_000;

    private final long warmUpMs;
    private final long measuredUntilMs;
    private final List<Struck> strikes;
    private final List<LagRow> lag;
    private final ResultTimes results;

    /**
     * What was seen of a trial.
     *
     * @param strikes in order
     * @param lag in order; empty where results are windows
     * @param results in the order in which they were seen; of windows, each due when it may come out first
     */
    RecoveryMeasure(Timing timing, List<Struck> strikes, List<LagRow> lag, ResultTimes results) {
        this.warmUpMs = timing.warmUp().toMillis();
        this.measuredUntilMs = timing.warmUp().plus(timing.measure()).toMillis();
        this.strikes = List.copyOf(strikes);
        this.lag = lag;
        this.results = results;
    }

    /** What has been seen of a trial so far. */
    static RecoveryMeasure of(PlannedTrial trial, FaultInjection faults, Traffic traffic, ResultAccount account) {
        return new RecoveryMeasure(trial.configuration().timing(), faults.strikes(), traffic.lag(), account.times());
    }

    /** Whether it has recovered from the last strike, as far as that can be told. */
    boolean caughtUp() {
        return strikes.isEmpty()
                || caughtUpMs(strikes.size() - 1, unansweredBefore()).isPresent();
    }

    /**
     * What there is to tell; null if nothing was done.
     *
     * @param guarantee what the engine promises of results, as it says itself
     */
    @Nullable
    Recovery recovery(Fault fault, @Nullable String guarantee) {
        if (strikes.isEmpty()) {
            return null;
        }
        long before = unansweredBefore();
        Optional<Double> usualMs = windows() ? Optional.empty() : usualLatencyMs();
        return new Recovery(
                word(fault.target()),
                word(fault.action()),
                guaranteed(guarantee),
                IntStream.range(0, strikes.size())
                        .mapToObj(number -> strike(number, before, usualMs))
                        .toList(),
                before,
                mostUnanswered(firstMs(), Long.MAX_VALUE).orElse(0L));
    }

    /** An engine may say more of what it delivers, but begins with how often. */
    private static String guaranteed(@Nullable String guarantee) {
        if (guarantee == null) {
            return "unknown";
        }
        return guarantee.startsWith(Recovery.EXACTLY_ONCE) ? Recovery.EXACTLY_ONCE : guarantee;
    }

    /** Of single events it is known whether they wait for their result; of windows it is not. */
    private boolean windows() {
        return lag.isEmpty();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Recovery.Strike strike(int number, long before, Optional<Double> usualMs) {
        Struck strike = strikes.get(number);
        Long noticedMs = strike.noticedMs();
        Optional<Long> caughtUpMs = caughtUpMs(number, before);
        return new Recovery.Strike(
                strike.process(),
                strike.pid(),
                strike.exitStatus(),
                strike.atMs(),
                noticedMs == null || noticedMs >= nextMs(number) ? null : noticedMs,
                strike.backMs(),
                strike.readyMs(),
                firstResultMs(number).orElse(null),
                caughtUpMs.orElse(null),
                caughtUpMs
                        .flatMap(until -> usualMs.map(usual -> excessSeconds(number, until, usual)))
                        .orElse(null));
    }

    private long firstMs() {
        return strikes.get(0).atMs();
    }

    private long nextMs(int number) {
        return number + 1 < strikes.size() ? strikes.get(number + 1).atMs() : Long.MAX_VALUE;
    }

    /**
     * Of the measured time before the first strike; else of the warm-up's second half; else of whatever there was. Before a strike
     * in the load's first second there was too little: then as many as came in that second.
     */
    private long unansweredBefore() {
        long untilMs = Math.min(firstMs(), measuredUntilMs);
        long before = mostUnanswered(warmUpMs, untilMs)
                .or(() -> mostUnanswered(warmUpMs / 2, untilMs))
                .or(() -> mostUnanswered(0, untilMs))
                .orElse(0L);
        return firstMs() < FIRST_MS ? Math.max(before, sentInTheFirstSecond()) : before;
    }

    private long sentInTheFirstSecond() {
        return lag.stream()
                .filter(row -> row.atMs() <= FIRST_MS)
                .mapToLong(LagRow::sent)
                .max()
                .orElse(0);
    }

    private Optional<Long> mostUnanswered(long fromMs, long untilMs) {
        return lag.stream()
                .filter(row -> row.atMs() >= fromMs && row.atMs() < untilMs)
                .map(LagRow::unanswered)
                .max(Comparator.naturalOrder());
    }

    /** The first result that was computed when a process was there again, or went on. */
    private Optional<Long> firstResultMs(int number) {
        Long backMs = strikes.get(number).backMs();
        if (backMs == null) {
            return Optional.empty();
        }
        return IntStream.range(results.firstSeenFrom(backMs), results.firstSeenFrom(nextMs(number)))
                .filter(result -> results.computedMs(result) >= backMs)
                .mapToObj(result -> (long) results.seenMs(result))
                .findFirst();
    }

    private Optional<Long> caughtUpMs(int number, long before) {
        return windows() ? inTimeAgainMs(number) : answeredAgainMs(number, before);
    }

    /** The first window that comes no later than the latest of those before. */
    private Optional<Long> inTimeAgainMs(int number) {
        Optional<Double> latestMs = figureBefore(DoubleStream::max);
        return firstResultMs(number)
                .flatMap(firstMs -> latestMs.flatMap(
                        most -> IntStream.range(results.firstSeenFrom(firstMs), results.firstSeenFrom(nextMs(number)))
                                .filter(result -> results.latencyMs(result) <= most)
                                .mapToObj(result -> (long) results.seenMs(result))
                                .findFirst()));
    }

    private Optional<Long> answeredAgainMs(int number, long before) {
        return firstResultMs(number)
                .flatMap(firstMs -> lag.stream()
                        .filter(row -> row.atMs() >= firstMs && row.atMs() < nextMs(number))
                        .filter(row -> row.unanswered() <= before)
                        .map(LagRow::atMs)
                        .findFirst());
    }

    /** The median latency of the results that were due when {@link #unansweredBefore()} looks, and seen before the first strike. */
    private Optional<Double> usualLatencyMs() {
        return figureBefore(latencies -> {
            double[] sample = latencies.toArray();
            return sample.length == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(Median.withDefaults().evaluate(sample));
        });
    }

    /** A figure of the latency of results that were seen before the first strike, as near the measured time as there are any. */
    private Optional<Double> figureBefore(Function<DoubleStream, OptionalDouble> figure) {
        return figureBefore(
                        figure, result -> results.dueMs(result) >= warmUpMs && results.dueMs(result) < measuredUntilMs)
                .or(() -> figureBefore(figure, result -> results.dueMs(result) >= warmUpMs / 2.0))
                .or(() -> figureBefore(figure, result -> true));
    }

    private double excessSeconds(int number, long caughtUpMs, double usualMs) {
        return IntStream.range(results.firstSeenFrom(strikes.get(number).atMs()), results.firstSeenFrom(nextMs(number)))
                        .filter(result -> results.dueMs(result) <= caughtUpMs)
                        .mapToDouble(result -> Math.max(0, results.latencyMs(result) - usualMs))
                        .sum()
                / 1_000;
    }

    private Optional<Double> figureBefore(Function<DoubleStream, OptionalDouble> figure, IntPredicate counts) {
        OptionalDouble found = figure.apply(IntStream.range(0, results.firstSeenFrom(firstMs()))
                .filter(counts)
                .mapToDouble(results::latencyMs));
        return found.isPresent() ? Optional.of(found.getAsDouble()) : Optional.empty();
    }
}
