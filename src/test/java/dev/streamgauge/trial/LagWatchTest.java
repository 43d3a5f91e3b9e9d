package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.process.WallClock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Watches for some tenths of a second. */
class LagWatchTest {

    private final AtomicLong events = new AtomicLong();

    @Test
    void eachTenthOfASecondHasItsSample() {
        long start = WallClock.epochMillis();
        LagWatch watch = new LagWatch(start, () -> events.addAndGet(100), () -> (events.get() + 100) / 2, () -> 7);
        await("three samples").until(() -> watch.rows().size() >= 3);
        watch.close();

        List<LagRow> rows = watch.rows();
        assertThat(rows.get(1).sent() - rows.get(0).sent()).isEqualTo(100);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.acknowledged()).isEqualTo(row.sent() / 2);
            assertThat(row.unanswered()).isEqualTo(row.sent() - 7);
            assertThat(row.atMs()).isGreaterThanOrEqualTo(50);
        });
        assertThat(rows.stream().map(row -> Math.round(row.atMs() / 100.0)).distinct())
                .as("one for each tenth")
                .hasSameSizeAs(rows);
    }
}
