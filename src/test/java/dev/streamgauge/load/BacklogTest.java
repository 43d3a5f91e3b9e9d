package dev.streamgauge.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacklogTest {

    private final Backlog backlog = new Backlog();

    @Test
    void isZeroWithoutEvents() {
        assertThat(backlog.most()).isZero();
    }

    @Test
    void isOneIfEachEventIsSentBeforeTheNextIsDue() {
        backlog.enter(0, 5);
        backlog.enter(5, 5);
        backlog.enter(10, 19);
        backlog.enter(20, 20);

        assertThat(backlog.most()).isEqualTo(1);
    }

    @Test
    void countsEveryEventThatFellDueDuringAStall() {
        for (int event = 0; event < 5_000; event++) {
            backlog.enter(event, 10_000 + event);
        }
        backlog.enter(20_000, 20_000);

        assertThat(backlog.most()).isEqualTo(5_000);
    }

    @Test
    void countsEventsThatAreDueAtTheSameMoment() {
        backlog.enter(7, 8);
        backlog.enter(7, 9);
        backlog.enter(7, 10);

        assertThat(backlog.most()).isEqualTo(3);
    }

    /** By definition: at each due time, those due by then and sent later, the one that becomes due included. */
    private static long byDefinition(long[] due, long[] sent) {
        long most = 0;
        for (int event = 0; event < due.length; event++) {
            long then = due[event];
            long unsent =
                    1 + Arrays.stream(sent, 0, event).filter(at -> at > then).count();
            most = Math.max(most, unsent);
        }
        return most;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isWhatTheDefinitionSaysForAnySchedule(long seed) {
        Random random = new Random(seed);
        long[] due = random.longs(3_000, 0, 100_000).sorted().toArray();
        long[] sent = new long[due.length];
        for (int event = 0; event < due.length; event++) {
            long stall = random.nextInt(400) == 0 ? random.nextInt(20_000) : random.nextInt(40);
            sent[event] = Math.max(due[event], event == 0 ? 0 : sent[event - 1]) + stall;
            backlog.enter(due[event], sent[event]);
        }

        assertThat(backlog.most()).isEqualTo(byDefinition(due, sent)).isGreaterThan(10);
    }
}
