package dev.streamgauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is asked of the operating system, and that nothing depends on the answer. */
class TimerThreadTest {

    private static final int NORMAL = 0;
    private static final int FIFO = 1;

    /** On a thread of its own: what is changed stays with it. */
    private static <T> T onItsOwnThread(Callable<T> task) throws Exception {
        FutureTask<T> result = new FutureTask<>(task);
        Thread thread = new Thread(result);
        thread.start();
        return result.get();
    }

    /** The scheduling policy of the calling thread: field 41 of its stat file, see proc(5). */
    private static int policy() {
        try {
            String stat = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[41 - 3]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatWasGotIsToldAndNeverFails() throws Exception {
        assertThat(onItsOwnThread(() -> TimerThread.ask(Priority.REAL_TIME).description()))
                .matches("(SCHED_FIFO 1|normal priority( \\(not permitted\\))?)(, slack 1 us)?(, slice 100 us)?");
        assertThat(onItsOwnThread(() -> TimerThread.ask(Priority.NORMAL).description()))
                .matches("normal priority(, slack 1 us)?(, slice 100 us)?");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thePriorityIsTheOneTold() throws Exception {
        assertThat(onItsOwnThread(() -> {
                    TimerThread timer = TimerThread.ask(Priority.REAL_TIME);
                    return timer.permitted() == timer.description().startsWith("SCHED_FIFO")
                            && policy() == (timer.permitted() ? FIFO : NORMAL);
                }))
                .isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void priorityIsGivenBackAndTakenAgainOnlyWhereItIsPermitted() throws Exception {
        boolean permitted =
                onItsOwnThread(() -> TimerThread.ask(Priority.REAL_TIME).permitted());

        List<Integer> policies = onItsOwnThread(() -> {
            List<Integer> seen = new ArrayList<>();
            TimerThread timer = TimerThread.ask(Priority.REAL_TIME);
            timer.giveBack();
            seen.add(policy());
            timer.giveBack();
            seen.add(policy());
            timer.takeAgain();
            seen.add(policy());
            return seen;
        });

        assertThat(policies).containsExactly(NORMAL, NORMAL, permitted ? FIFO : NORMAL);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aThreadThatAsksForNoPriorityGetsNone() throws Exception {
        assertThat(onItsOwnThread(() -> {
                    TimerThread timer = TimerThread.ask(Priority.NORMAL);
                    timer.takeAgain();
                    return policy();
                }))
                .isEqualTo(NORMAL);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aThreadThatARealTimeThreadStartsIsNormal() throws Exception {
        assertThat(onItsOwnThread(() -> {
                    TimerThread.ask(Priority.REAL_TIME);
                    return onItsOwnThread(TimerThreadTest::policy);
                }))
                .isEqualTo(NORMAL);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void otherThreadsStayAsTheyAre() throws Exception {
        onItsOwnThread(() -> TimerThread.ask(Priority.REAL_TIME).permitted());

        assertThat(policy()).isEqualTo(NORMAL);
    }
}
