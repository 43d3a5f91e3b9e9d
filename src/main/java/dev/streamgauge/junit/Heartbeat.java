package dev.streamgauge.junit;

import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.trial.LiveSample;
import dev.streamgauge.trial.Phase;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How the trial goes, in one line of ASCII; what is not known is left out. For one thread at a time. */
final class Heartbeat {

    private static final int SECONDS_BEFORE_IT_IS_WORTH_A_LINE = 2;

    private final LongSupplier nanoClock;
    private @Nullable TrialPlan plan;
    private @Nullable PlannedTrial trial;
    private Phase phase = Phase.PREPARE;
    private long trialSinceNanos;
    private long phaseSinceNanos;
    private Duration phaseExpected = Duration.ZERO;
    private long sent;
    private long results;
    private @Nullable LiveSample sample;
    private @Nullable Double latencyMs;

    /** @param nanoClock as {@link System#nanoTime} */
    Heartbeat(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    void begins(TrialPlan begun) {
        plan = begun;
    }

    void enters(PlannedTrial entering, Phase entered, Duration expected) {
        if (entered == Phase.PREPARE) {
            trialSinceNanos = nanoClock.getAsLong();
            sent = 0;
            results = 0;
            latencyMs = null;
        }
        if (!entered.loads()) {
            sample = null; // nothing is sent, and nothing is looked at each second
        }
        trial = entering;
        phase = entered;
        phaseSinceNanos = nanoClock.getAsLong();
        phaseExpected = expected;
    }

    void sees(long sentSoFar, long resultsSoFar) {
        sent = sentSoFar;
        results = resultsSoFar;
    }

    /** A second without a result leaves the latency of the last one that had some. */
    void samples(LiveSample latest) {
        sample = latest;
        Statistics latency = latest.latencyMs();
        if (latency.count() > 0) {
            latencyMs = latency.p50() == null ? latency.max() : latency.p50();
        }
    }

    void ends() {
        trial = null;
    }

    /** The line; empty between trials, and when a phase has just begun. */
    Optional<String> line() {
        if (trial == null || secondsSince(phaseSinceNanos) < SECONDS_BEFORE_IT_IS_WORTH_A_LINE) {
            return Optional.empty();
        }
        return Optional.of("%s %s, %ds of about %ds, %,d events sent%s, %,d results%s, %s%s left"
                .formatted(
                        place(trial),
                        phase.label(),
                        secondsSince(phaseSinceNanos),
                        phaseExpected.toSeconds(),
                        sent,
                        rate(LiveSample::sentHz),
                        results,
                        trial.configuration().pipeline().job().windowed() ? "" : rate(LiveSample::resultsHz),
                        lately(),
                        clock(timeLeft(trial))));
    }

    private String rate(ToDoubleFunction<LiveSample> hz) {
        return sample == null ? "" : " (%,.0f/s)".formatted(hz.applyAsDouble(sample));
    }

    /** What of the last second is known. */
    private String lately() {
        if (sample == null) {
            return "";
        }
        StringBuilder known = new StringBuilder();
        if (latencyMs != null) {
            known.append("latency %,.0f ms, ".formatted(latencyMs));
        }
        if (sample.backlog() != null) {
            known.append("lag %,d, ".formatted(Math.max(0, sample.backlog())));
        }
        sample.resources().stream()
                .filter(row -> row.process().equals(ResourceRow.MACHINE))
                .findFirst()
                .ifPresent(machine -> known.append("%.1f cores, ".formatted(machine.cpuCores())));
        return known.toString();
    }

    /** What is left of the plan; of a search, if it takes all the trials that it may. */
    private Duration timeLeft(PlannedTrial current) {
        Duration later = plan == null ? Duration.ZERO : plan.expectedAfter(current);
        Duration ofCurrent = current.expectedDuration().minusSeconds(secondsSince(trialSinceNanos));
        return later.plus(ofCurrent.isNegative() ? Duration.ZERO : ofCurrent);
    }

    private long secondsSince(long nanos) {
        return Duration.ofNanos(nanoClock.getAsLong() - nanos).toSeconds();
    }

    /** Which trial it is, and of how many. */
    String place(PlannedTrial which) {
        return "  [%d/%d] %s".formatted(which.position(), plan == null ? 0 : plan.trialsAtMost(), which.id());
    }

    static String clock(Duration duration) {
        return "%d:%02d min".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
