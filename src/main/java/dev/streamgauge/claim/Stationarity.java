package dev.streamgauge.claim;

import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.TimelineRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/**
 * Whether a trial was warm when measuring began. Each series is compared between the first quarter and the last half of the
 * measured time, by a two-sided Mann-Whitney U test. It was not stationary if the test rejects at {@link #ALPHA} and the
 * medians differ by more than {@link #RELATIVE_LIMIT} of the later one, and by more than the series' own limit:
 *
 * <ul>
 *   <li>schedule lag, the longest of each second: {@link #LAG_LIMIT_MS}. Broker stamps are whole milliseconds, so less cannot be
 *       told in any latency.
 *   <li>backlog at the end of each second, if the engine tells it: {@link #BACKLOG_LIMIT_MS} of the mean rate. An
 *       engine fetches in portions and the backlog is read between any two of them, so less is when it was read, not how warm
 *       the engine was.
 *   <li>durations of the batches that started in that time, on an engine with batches: no further limit.
 * </ul>
 *
 * <p>The test takes its samples to be independent. Seconds are not: under bursty traffic a busy second follows a busy one, so
 * that two halves of one steady process differ more often than alpha says. The limits on the medians are there to hold such
 * false alarms down, and a trial under bursts that fails here may owe it to where its bursts fell. It is a finding about the
 * trial, to be read beside its latency, and never makes a trial invalid.
 *
 * @param series what is known of, in the order above
 */
public record Stationarity(List<Series> series) {

    /** Probability of a false rejection, were the samples independent. */
    public static final double ALPHA = 0.01;

    /** Medians closer than this share of the later one are the same for all purposes. */
    public static final double RELATIVE_LIMIT = 0.1;

    /** Median lags closer than this are the same for all purposes, in milliseconds. */
    public static final double LAG_LIMIT_MS = 1;

    /** Median backlogs closer than the events of this time are the same for all purposes, in milliseconds. */
    public static final double BACKLOG_LIMIT_MS = 100;

    /**
     * Each part needs as many samples: five against five, all on one side, have p = 2/252 = 0.008; four against four could
     * never reject at {@link #ALPHA}.
     */
    public static final int LEAST_SAMPLES = 5;

    /** What the test says of a series. */
    public enum Verdict {
        STATIONARY,
        NOT_STATIONARY,
        /** Too few samples. */
        UNDECIDED
    }

    /**
     * One series.
     *
     * @param name what it is, for a reader
     * @param unit unit of the medians
     * @param earlyCount samples in the first quarter of the measured time
     * @param lateCount samples in its last half
     * @param earlyMedian median of the first quarter; null without samples
     * @param lateMedian median of the last half; null without samples
     * @param pValue of the two-sided test; null if there were too few samples for it
     * @param verdict what that amounts to
     */
    public record Series(
            String name,
            String unit,
            long earlyCount,
            long lateCount,
            @Nullable Double earlyMedian,
            @Nullable Double lateMedian,
            @Nullable Double pValue,
            Verdict verdict) {}

    public Stationarity {
        series = List.copyOf(series);
    }

    /** Judges the warm-up of a trial. A series that is not in the evidence is left out. */
    public static Stationarity of(Evidence evidence) {
        MeasuredTime time = MeasuredTime.of(evidence.manifest());
        List<Series> series = new ArrayList<>();
        if (!evidence.timeline().isEmpty()) {
            List<Sample> lags = perSecond(evidence, row -> row.maxScheduleLagMicros() / 1e3);
            series.add(time.judge("schedule lag", "ms", lags, LAG_LIMIT_MS));
        }
        List<Sample> backlogs = perSecond(evidence, Stationarity::backlog);
        if (!backlogs.isEmpty()) {
            double eventsPerMs = evidence.manifest().offeredInMeasurement() / (double) Math.max(1, time.lengthMs());
            series.add(time.judge("backlog", "events", backlogs, eventsPerMs * BACKLOG_LIMIT_MS));
        }
        if (!evidence.batches().isEmpty()) {
            List<Sample> durations = evidence.batches().stream()
                    .map(batch -> new Sample(batch.startedMs(), batch.startedMs() + 1, batch.durationMs()))
                    .toList();
            series.add(time.judge("batch durations", "ms", durations, 0));
        }
        return new Stationarity(series);
    }

    /** The series with that verdict. */
    public List<Series> with(Verdict verdict) {
        return series.stream().filter(each -> each.verdict() == verdict).toList();
    }

    private static List<Sample> perSecond(Evidence evidence, Function<TimelineRow, @Nullable Double> figure) {
        List<Sample> samples = new ArrayList<>();
        for (TimelineRow row : evidence.timeline()) {
            Double value = figure.apply(row);
            if (value != null) {
                samples.add(new Sample(1000L * row.second(), 1000L * (row.second() + 1), value));
            }
        }
        return samples;
    }

    private static @Nullable Double backlog(TimelineRow row) {
        Long backlog = row.backlog();
        return backlog == null ? null : backlog.doubleValue();
    }

    /** A value that belongs to a stretch of time, in milliseconds after the start of the load. */
    private record Sample(long fromMs, long toMs, double value) {}

    /** The measured time, in milliseconds after the start of the load. */
    private record MeasuredTime(long fromMs, long lengthMs) {

        static MeasuredTime of(Manifest manifest) {
            return new MeasuredTime(
                    manifest.clock().warmUpMs(), manifest.clock().measureMs());
        }

        Series judge(String name, String unit, List<Sample> samples, double limit) {
            double[] early = within(samples, fromMs, fromMs + lengthMs / 4);
            double[] late = within(samples, fromMs + lengthMs / 2, fromMs + lengthMs);
            Double earlyMedian = median(early);
            Double lateMedian = median(late);
            if (earlyMedian == null
                    || lateMedian == null
                    || early.length < LEAST_SAMPLES
                    || late.length < LEAST_SAMPLES) {
                return new Series(
                        name, unit, early.length, late.length, earlyMedian, lateMedian, null, Verdict.UNDECIDED);
            }
            double pValue = RankTest.mannWhitney(early, late);
            double apart = Math.abs(earlyMedian - lateMedian);
            boolean matters = apart > RELATIVE_LIMIT * Math.abs(lateMedian) && apart > limit;
            Verdict verdict = pValue < ALPHA && matters ? Verdict.NOT_STATIONARY : Verdict.STATIONARY;
            return new Series(name, unit, early.length, late.length, earlyMedian, lateMedian, pValue, verdict);
        }

        private static double[] within(List<Sample> samples, long fromMs, long toMs) {
            return samples.stream()
                    .filter(sample -> sample.fromMs() >= fromMs && sample.toMs() <= toMs)
                    .mapToDouble(Sample::value)
                    .toArray();
        }

        private static @Nullable Double median(double[] sample) {
            return sample.length == 0
                    ? null
                    : Median.withDefaults().withCopy(true).evaluate(sample);
        }
    }
}
