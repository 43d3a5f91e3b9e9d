package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.streamgauge.evidence.Manifest.Harness;
import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.probe.ResourceSampler;
import dev.streamgauge.process.WallClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Watches this JVM for two seconds. */
class HarnessWatchTest {

    private static final long STEP_NANOS = 70_000_000;

    private final AtomicLong systemClockAheadNanos = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();

    private final HarnessWatch watch = HarnessWatch.start(
            WallClock.epochMillis(),
            Duration.ofSeconds(30),
            new ResourceSampler(this::pids),
            systemClockAheadNanos::get);

    /** Asked once before the first look, and at each look after the clock's. */
    private Map<String, Long> pids() {
        asked.incrementAndGet();
        return Map.of(ResourceRow.HARNESS, ProcessHandle.current().pid());
    }

    @Test
    void eachSecondHasItsSampleAndAStepOfTheClockThatWasTakenBackIsTold() {
        List<ResourceRow> told = new CopyOnWriteArrayList<>();
        watch.tell((second, used) -> told.addAll(used));
        systemClockAheadNanos.set(STEP_NANOS);
        await("the first look").until(() -> asked.get() == 2);
        systemClockAheadNanos.set(0);
        await("the second look").until(() -> asked.get() == 3);
        watch.close();

        Harness harness = watch.harness("normal priority");
        assertThat(harness.clockMovedMs()).isCloseTo(70, within(1e-9));
        assertThat(harness.timer()).isEqualTo("normal priority");
        assertThat(harness.stallMaxMs()).isGreaterThanOrEqualTo(harness.stallP99Ms());
        assertThat(watch.resources())
                .filteredOn(row -> row.process().equals(ResourceRow.HARNESS))
                .extracting(ResourceRow::second)
                .startsWith(0, 1);
        assertThat(told).as("told to who looks on").isEqualTo(watch.resources());
    }
}
