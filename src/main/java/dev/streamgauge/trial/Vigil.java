package dev.streamgauge.trial;

import dev.streamgauge.engine.EngineJob;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.process.WallClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits while the load goes on, and breaks the trial off if a process, the job, the load or the probe dies. For one thread. */
final class Vigil {

    /** How much longer than planned a phase of fixed length may take before the harness itself is in doubt. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    /** The job is asked so often: that costs the engine a request. */
    private static final Duration BETWEEN_ASKING = Duration.ofSeconds(1);

    private final List<ServiceProcess> involved;
    private final EngineJob job;
    private final Supplier<@Nullable Throwable> loadFailure;
    private final Supplier<@Nullable Throwable> probeFailure;
    private final Runnable progress;
    private long lastAskedNanos = System.nanoTime() - BETWEEN_ASKING.toNanos();

    /**
     * A vigil over a load that has started.
     *
     * @param involved the processes that must live
     * @param job what must not be in trouble
     * @param loadFailure what the load died of; null while it lives
     * @param probeFailure what the probe died of; null while it lives
     * @param progress tells whoever looks on how it goes
     */
    Vigil(
            List<ServiceProcess> involved,
            EngineJob job,
            Supplier<@Nullable Throwable> loadFailure,
            Supplier<@Nullable Throwable> probeFailure,
            Runnable progress) {
        this.involved = List.copyOf(involved);
        this.job = job;
        this.loadFailure = loadFailure;
        this.probeFailure = probeFailure;
        this.progress = progress;
    }

    /** Waits for a moment. */
    void until(String what, long epochMillis) {
        until(
                what,
                Duration.ofMillis(epochMillis - WallClock.epochMillis()),
                () -> WallClock.epochMillis() >= epochMillis);
    }

    /**
     * Waits for a condition.
     *
     * @param expected how long that takes at the most, if nothing is wrong
     * @throws TrialBrokenException if job, load or probe die first
     * @throws dev.streamgauge.process.NotReadyException if a process ends first, or nothing happens for long
     */
    void until(String what, Duration expected, Callable<Boolean> condition) {
        Await.until(what, expected.plus(SLACK), involved, () -> {
            breakOffIfTroubled();
            progress.run();
            return condition.call();
        });
    }

    private void breakOffIfTroubled() {
        breakOff("The load broke off", loadFailure.get());
        breakOff("The probe broke off", probeFailure.get());
        if (System.nanoTime() - lastAskedNanos > BETWEEN_ASKING.toNanos()) {
            lastAskedNanos = System.nanoTime();
            job.trouble().ifPresent(trouble -> {
                throw new TrialBrokenException(trouble, null);
            });
        }
    }

    private static void breakOff(String what, @Nullable Throwable cause) {
        if (cause != null) {
            throw new TrialBrokenException(what + ": " + cause, cause);
        }
    }
}
