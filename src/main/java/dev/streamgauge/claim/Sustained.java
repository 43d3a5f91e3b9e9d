package dev.streamgauge.claim;

import dev.streamgauge.claim.Rung.Outcome;
import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Notation;
import dev.streamgauge.experiment.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.jspecify.annotations.Nullable;

/**
 * Judges one trial of a threshold search. A rate is sustained if every window came out once and right, the median overhead is
 * within the search's bound, and the backlog does not grow (the {@code BacklogTrend} says when it does). A trial that ends
 * while the engine still works off the backlog of its cold start does not tell. One in which the
 * load did not keep its schedule says nothing about the engine, even if it was the engine that took the load's processor
 * time: what it shows is the limit of the generator beside that engine on that machine.
 */
public final class Sustained {

    /** The schedule was not kept if half of the events were sent later than this; as a trial's validity has it. */
    public static final double SCHEDULE_LAG_P50_MS = 5;

    /** The schedule was not kept if one in a hundred events was sent later than this; as a trial's validity has it. */
    public static final double SCHEDULE_LAG_P99_MS = 200;

    /** Nor if less than this share of the events was sent by the time they were due; as a trial's validity has it. */
    public static final double RATE_KEPT = 0.98;

    private static final double ALPHA = 0.05;

    /** A line through two windows has no error. */
    private static final int LEAST_WINDOWS = 2;

    /** Results that are appended in the same stretch of this length came out together. */
    private static final long TOGETHER_MS = 500;

    private Sustained() {}

    /**
     * What the trial shows. Its rate is its level of the factor {@code rate}.
     *
     * @throws IllegalArgumentException if it has no such level
     */
    public static Rung of(Judgement judgement, Search search) {
        Manifest manifest = judgement.evidence().manifest();
        String level = manifest.levels().get("rate");
        if (level == null) {
            throw new IllegalArgumentException(
                    "trial %s has no level of the factor rate, only %s".formatted(manifest.trial(), manifest.levels()));
        }
        double rateHz = Notation.rateHz(level);
        Optional<BacklogTrend> trend = BacklogTrend.of(judgement.evidence(), rateHz);
        Finding finding = manifest.valid()
                ? engine(judgement, search.overheadAtMost().toNanos() / 1e6, trend)
                : doesNotCount(manifest);
        return new Rung(
                rateHz,
                finding.outcome(),
                finding.reason(),
                judgement.overhead().p50(),
                trend.map(BacklogTrend::slopeHz).orElse(null),
                trend.map(BacklogTrend::lowHz).orElse(null),
                trend.map(BacklogTrend::highHz).orElse(null),
                manifest.trial());
    }

    private record Finding(Outcome outcome, String reason) {}

    private static Finding doesNotCount(Manifest manifest) {
        String failure = manifest.failure();
        if (failure != null) {
            return new Finding(Outcome.UNDECIDED, "the trial was not finished: " + failure);
        }
        List<String> unkept = unkept(manifest.scheduleLagMicros(), manifest.certificate());
        return unkept.isEmpty()
                ? new Finding(
                        Outcome.UNDECIDED,
                        "the trial does not count: " + manifest.invalidReasons().get(0))
                : new Finding(
                        Outcome.GENERATOR_LIMIT, "the load did not keep its schedule: " + String.join("; ", unkept));
    }

    private static List<String> unkept(Manifest.@Nullable ScheduleLag lag, @Nullable Certificate certificate) {
        List<String> unkept = new ArrayList<>();
        if (lag != null && lag.p50() / 1e3 > SCHEDULE_LAG_P50_MS) {
            unkept.add(figures("half of the events were sent %.1f ms late or later", lag.p50() / 1e3));
        }
        if (lag != null && lag.p99() / 1e3 > SCHEDULE_LAG_P99_MS) {
            unkept.add(figures("one event in a hundred was sent %.1f ms late or later", lag.p99() / 1e3));
        }
        if (certificate != null) {
            Certificate.Sends sends = certificate.sends();
            if (sends.sent() < RATE_KEPT * sends.due()) {
                unkept.add(
                        figures("only %d of %d events were sent by the time they were due", sends.sent(), sends.due()));
            }
            if (!sends.holds()) {
                unkept.add(figures(
                        "the sends strayed from the schedule by %.4f, limit %.4f",
                        sends.distance(), sends.distanceLimit()));
            }
        }
        return unkept;
    }

    private static Finding engine(Judgement judgement, double boundMs, Optional<BacklogTrend> trend) {
        Double overheadMs = judgement.overhead().p50();
        if (judgement.wrong() + judgement.duplicate() > 0) {
            return new Finding(
                    Outcome.UNDECIDED,
                    figures(
                            "%d windows are wrong and %d came out again, which no load excuses",
                            judgement.wrong(), judgement.duplicate()));
        }
        List<String> behind = new ArrayList<>();
        if (!judgement.exact()) {
            behind.add(figures("%d of %d windows came out once and right", judgement.matched(), judgement.expected()));
        }
        if (overheadMs != null && overheadMs > boundMs) {
            behind.add(figures("the median overhead, %,.0f ms, is above %,.0f ms", overheadMs, boundMs));
        }
        trend.filter(BacklogTrend::grows).ifPresent(grows -> behind.add("the backlog grows by " + figures(grows)));
        if (!behind.isEmpty()) {
            return judgement.exact() && catchesUp(judgement, trend)
                    ? new Finding(
                            Outcome.UNDECIDED,
                            String.join("; ", behind) + ", but it still catches up with its own start; a longer warm-up"
                                    + " would tell")
                    : new Finding(Outcome.NOT_SUSTAINED, String.join("; ", behind));
        }
        if (overheadMs == null) {
            return new Finding(Outcome.UNDECIDED, figures("%d windows are too few for a median", judgement.matched()));
        }
        if (trend.isPresent() && !trend.get().tells()) {
            return new Finding(
                    Outcome.UNDECIDED,
                    "whether the backlog grows cannot be told: by " + figures(trend.get())
                            + "; a longer measurement would tell");
        }
        return trend.map(steady -> new Finding(
                        Outcome.SUSTAINED,
                        figures(
                                        "median overhead %,.0f ms, at most %,.0f ms allowed; backlog grows by ",
                                        overheadMs, boundMs)
                                + figures(steady)))
                .orElseGet(() -> new Finding(
                        Outcome.UNDECIDED, "the engine told its backlog in too few of the measured seconds"));
    }

    /**
     * An engine begins cold, and what arrives meanwhile waits. One that works this off while it is measured takes more than it
     * is offered, however late it still is: the backlog shrinks, or windows come out sooner and sooner. An engine that falls
     * behind shows neither. Windows that come out together count once, with the last of them: within a batch that brings ten
     * windows out each is a window's length less late than the one before, whatever becomes of the backlog.
     */
    private static boolean catchesUp(Judgement judgement, Optional<BacklogTrend> trend) {
        if (trend.isPresent() && trend.get().shrinks()) {
            return true;
        }
        Map<Long, WindowRow> lastOfThoseTogether = new TreeMap<>();
        for (WindowRow window : judgement.evidence().matched()) {
            Long appended = window.resultAppendedMs();
            if (appended != null) {
                lastOfThoseTogether.put(appended / TOGETHER_MS, window);
            }
        }
        SimpleRegression overhead = new SimpleRegression();
        for (WindowRow window : lastOfThoseTogether.values()) {
            if (window.overheadMs() != null) {
                overhead.addData((double) window.windowEndMs(), window.overheadMs());
            }
        }
        return overhead.getN() > LEAST_WINDOWS && overhead.getSlope() + overhead.getSlopeConfidenceInterval(ALPHA) < 0;
    }

    private static String figures(BacklogTrend trend) {
        return figures(
                "%,.1f/s [%,.1f, %,.1f], which counts from %,.1f/s on",
                trend.slopeHz(), trend.lowHz(), trend.highHz(), trend.marginHz());
    }

    private static String figures(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
