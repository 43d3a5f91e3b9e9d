package dev.streamgauge.claim;

import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.experiment.Notation;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One number that a trial has: a median, or a level. A trial has one value each, however many windows it has, because those
 * share a start of the job.
 *
 * @param name what a sentence calls it
 * @param unit its unit, or what it counts
 * @param of the number, or null for a trial that has none
 */
public record TrialFigure(String name, String unit, Function<Judgement, @Nullable Double> of) {

    private static final double NANOS_PER_MS = 1e6;

    /** Median overhead of a trial's windows; a trial with fewer than ten has none. */
    public static TrialFigure medianOverhead() {
        return new TrialFigure(
                "median overhead", "ms", trial -> trial.overhead().p50());
    }

    /** Least overhead of a trial's windows: the engine's own floor, at the phase that suits it best. */
    public static TrialFigure leastOverhead() {
        return new TrialFigure("least overhead", "ms", trial -> trial.overhead().min());
    }

    /** Median latency of a trial's windows; a trial with fewer than ten has none. */
    public static TrialFigure medianLatency() {
        return new TrialFigure("median latency", "ms", trial -> trial.latency().p50());
    }

    /** Records a second from the first measured send to the last measured result, where each record has a result. */
    public static TrialFigure throughput() {
        return new TrialFigure("throughput", "records/s", trial -> {
            Records records = trial.evidence().records();
            return records == null || !(records.completionSeconds() > 0) ? null : (Double) records.throughputHz();
        });
    }

    /** Records that were appended to the result topic in the measured time, a second: what an engine writes for its windows. */
    public static TrialFigure resultRecords() {
        return new TrialFigure("rate of result records", "records/s", trial -> {
            Manifest.Clock clock = trial.evidence().manifest().clock();
            Instant loadStart = clock.loadStart();
            if (loadStart == null || clock.measureMs() == 0) {
                return null;
            }
            long fromMs = loadStart.toEpochMilli() + clock.warmUpMs();
            long written = trial.evidence().results().stream()
                    .filter(row ->
                            row.resultAppendedMs() >= fromMs && row.resultAppendedMs() < fromMs + clock.measureMs())
                    .count();
            return 1e3 * written / clock.measureMs();
        });
    }

    /**
     * The level of a factor that is a plain number.
     *
     * @param factor its name, such as {@code producers}
     * @param unit what it counts, in the singular, such as {@code producer}
     * @throws IllegalArgumentException when asked of a trial whose level is no number
     */
    public static TrialFigure count(String factor, String unit) {
        return new TrialFigure(factor, unit, trial -> {
            String level = trial.evidence().manifest().levels().get(factor);
            return level == null ? null : Double.valueOf(level);
        });
    }

    /**
     * The level of a factor that is a duration, in milliseconds.
     *
     * @param factor its name, such as {@code trigger}
     * @throws IllegalArgumentException when asked of a trial whose level is no duration
     */
    public static TrialFigure millis(String factor) {
        return new TrialFigure(factor, "ms", trial -> {
            String level = trial.evidence().manifest().levels().get(factor);
            return level == null ? null : Notation.duration(level).toNanos() / NANOS_PER_MS;
        });
    }
}
