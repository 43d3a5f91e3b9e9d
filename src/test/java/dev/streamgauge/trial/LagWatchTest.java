package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.process.Await;
import dev.streamgauge.process.WallClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LagWatchTest {

    private static final long START_MILLIS = 1_700_000_000_000L;

    private final AtomicLong now = new AtomicLong(START_MILLIS);
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong seen = new AtomicLong();
    private final LagWatch watch = new LagWatch(now::get, START_MILLIS, acknowledged::get, seen::get);

    private void look(long atMs, long acknowledgedBy, long seenBy) {
        now.set(START_MILLIS + atMs);
        acknowledged.set(acknowledgedBy);
        seen.set(seenBy);
        watch.look();
    }

    @Test
    void tellsHowManyEventsWaitForTheirResult() {
        look(0, 0, 0);
        look(100, 70, 20);

        assertThat(watch.rows()).containsExactly(new LagRow(0, 0, 0), new LagRow(100, 70, 20));
        assertThat(watch.unanswered()).isEqualTo(50);
    }

    @Test
    void looksThatAStallMadeComeAtOnceAreOne() {
        look(100, 70, 20);
        look(101, 71, 21);
        look(200, 140, 90);

        assertThat(watch.rows()).extracting(LagRow::atMs).containsExactly(100L, 200L);
    }

    @Test
    void nothingIsCountedBeforeTheLoadStarts() {
        look(-50, 0, 0);

        assertThat(watch.rows()).isEmpty();
        assertThat(watch.unanswered()).isZero();
    }

    @Test
    void countsByItselfUntilItIsClosed() {
        try (LagWatch running = LagWatch.start(WallClock::epochMillis, WallClock.epochMillis(), () -> 3, () -> 1)) {
            Await.until(
                    "three looks",
                    Duration.ofSeconds(20),
                    List.of(),
                    () -> running.rows().size() >= 3);
            running.close();
            int rows = running.rows().size();

            assertThat(running.unanswered()).isEqualTo(2);
            assertThat(running.rows()).hasSize(rows);
        }
    }
}
