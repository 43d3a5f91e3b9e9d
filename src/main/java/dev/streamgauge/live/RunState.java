package dev.streamgauge.live;

import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.live.LiveState.Ended;
import dev.streamgauge.live.LiveState.OfExperiment;
import dev.streamgauge.live.LiveState.OfTrial;
import dev.streamgauge.live.LiveState.Second;
import dev.streamgauge.live.LiveState.Used;
import dev.streamgauge.testbed.Place;
import dev.streamgauge.trial.LiveSample;
import dev.streamgauge.trial.Phase;
import dev.streamgauge.trial.PlannedTrial;
import dev.streamgauge.trial.TrialPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How the run stands, as its onlooker is told; any number of readers ask, and wait for news. */
final class RunState {

    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanoClock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Second> seconds = new ArrayList<>();
    private final List<Ended> ended = new ArrayList<>();
    private @Nullable TrialPlan plan;
    private Place place = Place.EMBEDDED;
    private int endedBefore;
    private @Nullable PlannedTrial trial;
    private int attempt;
    private Phase phase = Phase.PREPARE;
    private Duration phaseExpected = Duration.ZERO;
    private long trialSinceNanos;
    private long phaseSinceNanos;
    private long endedNanos;
    private @Nullable String status;
    private long sent;
    private long results;
    private boolean over;
    private long news;

    /** @param nanoClock as {@link System#nanoTime} */
    RunState(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    void begins(TrialPlan begun, Place where) {
        change(() -> {
            plan = begun;
            place = where;
            trial = null;
            seconds.clear();
            endedBefore = ended.size();
        });
    }

    void enters(PlannedTrial entering, Phase entered, Duration expected) {
        change(() -> {
            long now = nanoClock.getAsLong();
            if (entered == Phase.PREPARE || trial == null) {
                attempt++;
                seconds.clear();
                sent = 0;
                results = 0;
                status = null;
                trialSinceNanos = now;
            }
            trial = entering;
            phase = entered;
            phaseExpected = expected;
            phaseSinceNanos = now;
        });
    }

    /** Comes many times a second, and is no news by itself. */
    void sees(long sentSoFar, long resultsSoFar) {
        lock.lock();
        try {
            sent = sentSoFar;
            results = resultsSoFar;
        } finally {
            lock.unlock();
        }
    }

    void samples(LiveSample sample) {
        Statistics latency = sample.latencyMs();
        change(() -> {
            sent = sample.sent();
            results = sample.results();
            seconds.add(new Second(
                    sample.second(),
                    phase.label(),
                    sample.sentHz(),
                    sample.resultsHz(),
                    latency.p50(),
                    latency.p99(),
                    latency.max(),
                    sample.backlog() == null ? null : (Long) Math.max(0, sample.backlog()),
                    sample.resources().stream()
                            .map(row -> new Used(row.process(), row.cpuCores(), row.residentMiB()))
                            .toList()));
        });
    }

    void ended(Ended trialEnded) {
        change(() -> {
            if (isCurrent(trialEnded)) {
                status = trialEnded.status();
                endedNanos = nanoClock.getAsLong();
            }
            ended.add(trialEnded);
        });
    }

    /** One that is taken up from an earlier run has never begun. */
    private boolean isCurrent(Ended trialEnded) {
        return trial != null
                && trial.experiment().id().equals(trialEnded.experiment())
                && trial.id().equals(trialEnded.trial());
    }

    void isOver() {
        change(() -> over = true);
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            news++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is more news than the reader knows, or for so long. */
    void awaitNews(Known known, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (news == known.news() && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A state, and what its reader knows then. */
    record Told(LiveState state, Known known) {}

    /** How the run stands, without the seconds and the ended trials that the reader knows. */
    Told since(Known known) {
        lock.lock();
        try {
            int from = known.attempt() == attempt ? Math.min(known.seconds(), seconds.size()) : 0;
            return new Told(
                    new LiveState(
                            over,
                            plan == null ? null : experiment(plan),
                            trial == null ? null : trial(trial),
                            from,
                            seconds.subList(from, seconds.size()),
                            known.ended() == ended.size() ? null : List.copyOf(ended)),
                    new Known(attempt, seconds.size(), ended.size(), news));
        } finally {
            lock.unlock();
        }
    }

    private OfExperiment experiment(TrialPlan running) {
        boolean runs = place != Place.RECORDED;
        int trials = running.trialsAtMost();
        double expected = seconds(running.expectedDuration());
        int done = ended.size() - endedBefore;
        double left = left(running, done);
        double progress = share(runs ? expected - left : done, runs ? expected : trials);
        return new OfExperiment(
                running.experiment().id(),
                running.experiment().title(),
                running.experiment().scale().label(),
                place.label(),
                trials,
                running.experiment().search() != null,
                runs,
                trials == 0 ? running.experiment().notRun() : null,
                over ? 1 : progress,
                runs ? (Double) (over ? 0 : left) : null);
    }

    private double left(TrialPlan running, int done) {
        boolean between = trial == null || status != null;
        if (between && done > 0 && done <= running.trials().size()) {
            return seconds(running.expectedAfter(running.trials().get(done - 1)));
        }
        return trial == null
                ? seconds(running.expectedDuration())
                : seconds(running.expectedAfter(trial)) + leftOf(trial);
    }

    private OfTrial trial(PlannedTrial current) {
        double expected = seconds(current.expectedDuration());
        return new OfTrial(
                attempt,
                current.id(),
                current.configuration().engine(),
                current.position(),
                current.configuration().levels(),
                current.configuration().pipeline().job().windowed(),
                phase.label(),
                status == null && phase.loads(),
                secondsSince(phaseSinceNanos),
                seconds(phaseExpected),
                status,
                share(expected - leftOf(current), expected),
                leftOf(current),
                sent,
                results);
    }

    private double leftOf(PlannedTrial current) {
        return status != null ? 0 : Math.max(0, seconds(current.expectedDuration()) - secondsSince(trialSinceNanos));
    }

    private double secondsSince(long nanos) {
        return ((status == null ? nanoClock.getAsLong() : endedNanos) - nanos) / NANOS_PER_SECOND;
    }

    private static double share(double part, double whole) {
        return whole <= 0 ? 0 : Math.min(1, Math.max(0, part / whole));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }
}
