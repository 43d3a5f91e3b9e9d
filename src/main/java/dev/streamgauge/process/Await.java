package dev.streamgauge.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** Waiting for a condition, with a deadline, a description, and the processes that should bring it about. */
public final class Await {

    private static final Duration POLL = Duration.ofMillis(50);

    private Await() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @param awaited what is waited for, as in "Waited in vain for ..."
     * @throws NotReadyException if the deadline passes, or one of the processes ends, first; with their logs' ends
     */
    public static void until(
            String awaited, Duration deadline, List<? extends ServiceProcess> involved, Callable<Boolean> condition) {
        until(awaited, deadline, () -> involved, condition);
    }

    /** The same where other processes may have to live each time that is looked. */
    public static void until(
            String awaited,
            Duration deadline,
            Supplier<? extends List<? extends ServiceProcess>> involved,
            Callable<Boolean> condition) {
        try {
            Awaitility.await(awaited)
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(POLL)
                    .atMost(deadline)
                    .failFast(awaited, () -> oneEnded(involved))
                    .until(condition);
        } catch (ConditionTimeoutException late) {
            throw new NotReadyException(awaited, deadline, involved.get());
        } catch (TerminalFailureException died) {
            throw new NotReadyException("A process ended while waiting for " + awaited + ".", involved.get());
        }
    }

    /** Looks twice: a process may be taken off the list, and killed, between being listed and being looked at. */
    private static boolean oneEnded(Supplier<? extends List<? extends ServiceProcess>> involved) {
        return IntStream.range(0, 2).allMatch(look -> hasEnded(involved.get()));
    }

    private static boolean hasEnded(List<? extends ServiceProcess> processes) {
        return processes.stream().anyMatch(process -> !process.alive());
    }
}
