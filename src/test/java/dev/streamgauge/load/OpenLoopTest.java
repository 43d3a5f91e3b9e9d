package dev.streamgauge.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.streamgauge.load.RecordingSink.Sent;
import dev.streamgauge.process.WallClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an open loop keeps whatever the machine does: order, completeness, and an honest account of its delays. */
@Timeout(60)
class OpenLoopTest {

    private static final Duration FOR_EVER = Duration.ofHours(2);

    private final RecordingSink sink = new RecordingSink();

    private static Duration[] everyMillisecond(int count) {
        return IntStream.range(0, count).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    private static void awaitSent(OpenLoop load, long count) {
        await("events to be sent").until(() -> load.ledger().sent() == count);
    }

    @Test
    void everyEventIsSentInOrderAsTheStreamHasIt() {
        long start = WallClock.epochNanos();
        try (OpenLoop load = OpenLoop.start(new HandMadeStream(everyMillisecond(50)), sink, start, FOR_EVER)) {
            awaitSent(load, 50);
        }

        assertThat(sink.sent())
                .extracting(Sent::index, Sent::producer, Sent::partition, Sent::startEpochNanos)
                .containsExactlyElementsOf(IntStream.range(0, 50)
                        .mapToObj(event -> tuple((long) event, event % 2, event % 3, start))
                        .toList());
    }

    @Test
    void aLoadEndsWithTheLastEventThatIsDueBeforeItsEnd() {
        long start = WallClock.epochNanos();
        Duration[] offsets = {Duration.ZERO, Duration.ofMillis(300), Duration.ofMillis(301), Duration.ofHours(1)};
        try (OpenLoop load = OpenLoop.start(new HandMadeStream(offsets), sink, start, FOR_EVER)) {
            load.endBefore(Duration.ofMillis(301));
            await("the load to end").until(load::ended);
            assertThat(load.failure()).isNull();
        }

        assertThat(sink.sent()).extracting(Sent::index).containsExactly(0L, 1L);
    }

    @Test
    void aLoadThatWaitsForAnEventBeyondItsEndEndsAtOnce() {
        try (OpenLoop load =
                OpenLoop.start(new HandMadeStream(Duration.ofHours(1)), sink, WallClock.epochNanos(), FOR_EVER)) {
            await("the schedule to be kept").until(() -> !load.timer().isEmpty());
            load.endBefore(Duration.ofSeconds(5));
            await("the load to end").until(load::ended);
        }

        assertThat(sink.sent()).isEmpty();
    }

    @Test
    void noEventIsSentBeforeItIsDue() {
        long start = WallClock.epochNanos() + 20_000_000;
        try (OpenLoop load = OpenLoop.start(new HandMadeStream(everyMillisecond(50)), sink, start, FOR_EVER)) {
            awaitSent(load, 50);
        }

        assertThat(sink.sent())
                .allSatisfy(event -> assertThat(event.sentEpochNanos())
                        .isBetween(start + event.index() * 1_000_000, WallClock.epochNanos()));
    }

    @Test
    void whatFellDueWhileTheSinkStalledIsSentAtOnceAndCountedWithItsLag() {
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        EventSink stalling = (index, sentNanos, producer, partition, value, fate) -> {
            if (index == 0) {
                stalled.countDown();
                awaitLatch(released);
            }
            sink.send(index, sentNanos, producer, partition, value, fate);
        };
        long start = WallClock.epochNanos();
        long releasedAt;
        OpenLoop load = OpenLoop.start(new HandMadeStream(everyMillisecond(30)), stalling, start, FOR_EVER);
        try (load) {
            awaitLatch(stalled);
            await("all events to be due").until(() -> WallClock.epochNanos() > start + 40_000_000);
            releasedAt = WallClock.epochNanos();
            released.countDown();
            awaitSent(load, 30);
        }

        List<Sent> late = sink.sent().subList(1, 30);
        assertThat(late)
                .as("sent after the stall, not before")
                .allSatisfy(event -> assertThat(event.sentEpochNanos()).isGreaterThanOrEqualTo(releasedAt));
        assertThat(load.ledger().lagNanos().getTotalCount()).as("none skipped").isEqualTo(30);
        long leastOfTheFirst = releasedAt - (start + 1_000_000);
        long leastOfTheLast = releasedAt - (start + 29_000_000);
        assertThat(load.ledger().maxLagNanosIn(0)).isGreaterThanOrEqualTo(leastOfTheFirst);
        assertThat(load.ledger().lagNanos().getCountBetweenValues(leastOfTheLast, Long.MAX_VALUE / 2))
                .as("events with at least the lag of the last one")
                .isGreaterThanOrEqualTo(29);
    }

    @Test
    void theTimeThatAnEventCarriesIsItsDueTimeAndItsLag() {
        long start = WallClock.epochNanos() - 5_000_000_000L;
        OpenLoop load = OpenLoop.start(new HandMadeStream(Duration.ofSeconds(3)), sink, start, FOR_EVER);
        try (load) {
            awaitSent(load, 1);
        }

        assertThat(sink.sent().get(0).sentEpochNanos())
                .isEqualTo(start + 3_000_000_000L + load.ledger().maxLagNanosIn(3));
        assertThat(load.ledger().maxLagNanosIn(3)).isGreaterThanOrEqualTo(2_000_000_000L);
    }

    @Test
    void anEventIsEnteredInTheSecondInWhichItWasDue() {
        long start = WallClock.epochNanos() - 60_000_000_000L;
        OpenLoop load = OpenLoop.start(
                new HandMadeStream(Duration.ofMillis(999), Duration.ofSeconds(1), Duration.ofMillis(1_999)),
                sink,
                start,
                FOR_EVER);
        try (load) {
            awaitSent(load, 3);
        }

        sink.sent().get(0).fate().acknowledged(0);
        sink.sent().get(2).fate().failed(2, new IllegalStateException("broker gone"));
        SendLedger ledger = load.ledger();
        assertThat(List.of(ledger.sentIn(0), ledger.sentIn(1), ledger.sentIn(2)))
                .containsExactly(1L, 2L, 0L);
        assertThat(ledger.acknowledgedIn(0)).isEqualTo(1);
        assertThat(ledger.failedIn(1)).isEqualTo(1);
        assertThat(ledger.failures()).containsExactly("event 2: java.lang.IllegalStateException: broker gone");
    }

    @Test
    void nothingIsSentOnceTheLoadIsOver() throws Exception {
        CompletableFuture<Thread> schedule = new CompletableFuture<>();
        long start = WallClock.epochNanos() - 60_000_000_000L;
        Duration over = Duration.ofSeconds(2);
        OpenLoop load = OpenLoop.start(
                new HandMadeStream(over.minusNanos(1), over, over.plusMillis(1)),
                (index, sentNanos, producer, partition, value, fate) -> {
                    sink.send(index, sentNanos, producer, partition, value, fate);
                    schedule.complete(Thread.currentThread());
                },
                start,
                over);
        try (load) {
            schedule.get().join();
        }

        assertThat(sink.sent()).extracting(Sent::index).containsExactly(0L);
    }

    @Test
    void closingStopsALoadThatWaitsForItsNextEvent() {
        OpenLoop load = OpenLoop.start(
                new HandMadeStream(Duration.ZERO, Duration.ofHours(1)), sink, WallClock.epochNanos(), FOR_EVER);
        awaitSent(load, 1);

        load.close();
        load.close();

        assertThat(sink.sent()).extracting(Sent::index).containsExactly(0L);
        assertThat(load.failure()).isNull();
    }

    @Test
    void closingStopsALoadThatIsBehind() {
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        long start = WallClock.epochNanos() - 60_000_000_000L;
        OpenLoop load = OpenLoop.start(
                new HandMadeStream(everyMillisecond(1_000)),
                (index, sentNanos, producer, partition, value, fate) -> {
                    sink.send(index, sentNanos, producer, partition, value, fate);
                    stalled.countDown();
                    awaitLatch(released);
                },
                start,
                FOR_EVER);
        awaitLatch(stalled);
        Thread closing = new Thread(load::close);
        closing.start();
        await("close to wait for the event in hand").until(() -> closing.getState() == Thread.State.WAITING);

        released.countDown();
        load.close();

        assertThat(sink.sent()).extracting(Sent::index).containsExactly(0L);
    }

    @Test
    void aSinkThatThrowsEndsTheLoadAndIsItsFailure() {
        IllegalStateException reason = new IllegalStateException("buffer full");
        EventSink throwing = (index, sentNanos, producer, partition, value, fate) -> {
            if (index == 2) {
                throw reason;
            }
            sink.send(index, sentNanos, producer, partition, value, fate);
        };
        OpenLoop load =
                OpenLoop.start(new HandMadeStream(everyMillisecond(10)), throwing, WallClock.epochNanos(), FOR_EVER);
        try (load) {
            await("the failure to be noted").until(() -> load.failure() != null);
        }

        assertThat(load.failure()).isSameAs(reason);
        assertThat(sink.sent()).extracting(Sent::index).containsExactly(0L, 1L);
        assertThat(load.ledger().sent())
                .as("the one that nobody took is sent, and without a fate")
                .isEqualTo(3);
    }

    @Test
    void eventsOfTheDrainAreNotCertified() {
        long start = WallClock.epochNanos() - 60_000_000_000L;
        OpenLoop load = OpenLoop.start(
                new HandMadeStream(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(100)),
                sink,
                start,
                FOR_EVER,
                Duration.ofSeconds(2));
        try (load) {
            awaitSent(load, 2);
        }

        assertThat(load.ledger().maxUnsent()).isEqualTo(1);
    }

    @Test
    void howItsThreadIsScheduledIsToldForEitherPriority() {
        for (Priority priority : Priority.values()) {
            OpenLoop load = OpenLoop.start(
                    new HandMadeStream(Duration.ZERO), sink, WallClock.epochNanos(), FOR_EVER, FOR_EVER, priority);
            try (load) {
                await("the thread to tell").until(() -> !load.timer().isEmpty());
            }

            assertThat(load.timer()).matches("(SCHED_FIFO 1|normal priority).*");
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
