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
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Watches this JVM for two seconds. */
class HarnessWatchTest {

    private static final long STEP_NANOS = 70_000_000;

    private final AtomicLong systemClockAheadNanos = new AtomicLong();
    private final Map<Integer, List<ResourceRow>> looked = new ConcurrentHashMap<>();

    private HarnessWatch watch(Supplier<OptionalLong> backlog) {
        return HarnessWatch.start(
                WallClock.epochMillis(),
                Duration.ofSeconds(30),
                new ResourceSampler(
                        Map.of(ResourceRow.HARNESS, ProcessHandle.current().pid())),
                backlog,
                (second, resources, waiting) -> looked.put(second, resources),
                systemClockAheadNanos::get);
    }

    @Test
    void eachSecondHasItsSampleAndAStepOfTheClockThatWasTakenBackIsTold() {
        AtomicLong asked = new AtomicLong();
        HarnessWatch watch = watch(() -> OptionalLong.of(asked.incrementAndGet()));

        systemClockAheadNanos.set(STEP_NANOS);
        await("the first look").until(() -> watch.backlogAfter(0) != null);
        systemClockAheadNanos.set(0);
        await("the second look").until(() -> watch.backlogAfter(1) != null);
        watch.close();

        Harness harness = watch.harness("normal priority");
        assertThat(harness.clockMovedMs()).isCloseTo(70, within(1e-9));
        assertThat(harness.timer()).isEqualTo("normal priority");
        assertThat(harness.stallMaxMs()).isGreaterThanOrEqualTo(harness.stallP99Ms());
        assertThat(watch.backlogAfter(0)).isEqualTo(1);
        assertThat(watch.resources())
                .filteredOn(row -> row.process().equals(ResourceRow.HARNESS))
                .extracting(ResourceRow::second)
                .startsWith(0, 1);
        assertThat(looked).containsKeys(0, 1);
        assertThat(looked.values().stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(watch.resources());
    }

    @Test
    void aBacklogThatCannotBeAskedCostsNoOtherSeries() {
        AtomicLong asked = new AtomicLong();
        HarnessWatch watch = watch(() -> {
            asked.incrementAndGet();
            throw new IllegalStateException("the engine is gone");
        });

        await("two looks").until(() -> asked.get() >= 2);
        watch.close();

        assertThat(watch.backlogAfter(0)).isNull();
        assertThat(watch.resources()).extracting(ResourceRow::second).contains(0, 1);
    }
}
