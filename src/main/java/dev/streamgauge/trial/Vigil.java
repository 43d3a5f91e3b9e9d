package dev.streamgauge.trial;

import dev.streamgauge.process.Await;
import dev.streamgauge.process.NotReadyException;
import dev.streamgauge.process.ServiceProcess;
import dev.streamgauge.process.WallClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits while the load goes on, and breaks the trial off if a process, the job, or a part of the harness dies. For one thread. */
final class Vigil {

    /** How much longer than planned a phase of fixed length may take before the harness itself is in doubt. */
    private static final Duration SLACK = Duration.ofSeconds(30);

    /** The job is asked so often: that costs the engine a request. */
    private static final Duration BETWEEN_ASKING = Duration.ofSeconds(1);

    private final Supplier<List<ServiceProcess>> mustLive;
    private final Supplier<Optional<String>> trouble;
    private final List<Part> parts;
    private final Runnable progress;
    private long lastAskedNanos = System.nanoTime() - BETWEEN_ASKING.toNanos();

    /**
     * A part of the harness that works on threads of its own.
     *
     * @param name in words
     * @param failure what it died of; null while it lives
     */
    record Part(String name, Supplier<@Nullable Throwable> failure) {}

    /**
     * A vigil over a load that has started.
     *
     * @param mustLive the processes that must live at the moment
     * @param trouble what is wrong with the job
     * @param parts what must not die
     * @param progress tells whoever looks on how it goes
     */
    Vigil(
            Supplier<List<ServiceProcess>> mustLive,
            Supplier<Optional<String>> trouble,
            List<Part> parts,
            Runnable progress) {
        this.mustLive = mustLive;
        this.trouble = trouble;
        this.parts = List.copyOf(parts);
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
     * @throws TrialBrokenException if the job or a part of the harness dies first
     * @throws dev.streamgauge.process.NotReadyException if a process ends first, or nothing happens for long
     */
    void until(String what, Duration expected, Callable<Boolean> condition) {
        Await.until(what, expected.plus(SLACK), mustLive, () -> {
            breakOffIfTroubled();
            progress.run();
            return condition.call();
        });
    }

    private void breakOffIfTroubled() {
        parts.forEach(Vigil::breakOffIfDead);
        if (System.nanoTime() - lastAskedNanos > BETWEEN_ASKING.toNanos()) {
            lastAskedNanos = System.nanoTime();
            trouble.get().ifPresent(what -> {
                throw new TrialBrokenException(what, null);
            });
        }
    }

    private static void breakOffIfDead(Part part) {
        Throwable cause = part.failure().get();
        if (cause instanceof NotReadyException) {
            throw new TrialBrokenException(String.valueOf(cause.getMessage()), cause);
        }
        if (cause != null) {
            throw new TrialBrokenException(part.name() + " broke off: " + cause, cause);
        }
    }
}
