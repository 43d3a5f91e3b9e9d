package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.streamgauge.evidence.TimelineRow;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.load.EventSink;
import dev.streamgauge.load.OpenLoop;
import dev.streamgauge.load.SendLedger;
import dev.streamgauge.process.WallClock;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.ctr.AdWorkload;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;

/** A load of eight and a half seconds that lies in the past, so that it is sent at once: high for 2 s, then low. */
class TimelineTest {

    private static final Timing TIMING =
            new Timing(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(9));
    private static final Duration LOAD = Duration.ofMillis(8_500);

    private final AdWorkload workload =
            AdWorkload.of(Given.defaults().withArrivals("switched").configuration(), 42);
    private final SendLedger ledger = send();
    private final InputAudit audit = InputAudit.of(
            workload, ledger.sent(), Duration.ZERO, Duration.ofSeconds(6), WallClock.epochMillis(), 2_000);
    private final List<TimelineRow> rows =
            Timeline.of(ledger, workload.path(Duration.ofSeconds(20)), TIMING, audit, audit.loadNanos(), null);

    /** Every tenth event fails, the others are acknowledged. */
    private SendLedger send() {
        EventSink sink = (index, sentNanos, producer, partition, value, fate) -> {
            if (index % 10 == 0) {
                fate.failed(index, new IllegalStateException("lost"));
            } else {
                fate.acknowledged(index);
            }
        };
        long start = WallClock.epochNanos() - Duration.ofMinutes(1).toNanos();
        try (OpenLoop load = OpenLoop.start(workload.stream(), sink, start, LOAD)) {
            long due = due();
            await("every event to be sent").until(() -> load.ledger().sent() == due);
            return load.ledger();
        }
    }

    private long due() {
        EventStream stream = workload.stream();
        stream.advance();
        while (stream.intendedOffsetNanos() < LOAD.toNanos()) {
            stream.advance();
        }
        return stream.index();
    }

    private long sum(ToLongFunction<TimelineRow> column) {
        return rows.stream().mapToLong(column).sum();
    }

    @Test
    void thereIsARowForEverySecondOfTheLoad() {
        assertThat(rows).extracting(TimelineRow::second).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void eachSecondBelongsToThePhaseThatItBeginsIn() {
        assertThat(rows)
                .extracting(TimelineRow::phase)
                .containsExactly(
                        "warm up", "warm up", "measure", "measure", "measure", "measure", "drain", "drain", "drain");
    }

    @Test
    void theSecondsAddUpToTheAccount() {
        assertThat(sum(TimelineRow::due)).isEqualTo(ledger.sent()).isGreaterThan(700);
        assertThat(sum(TimelineRow::sent)).isEqualTo(ledger.sent());
        assertThat(sum(TimelineRow::acknowledged)).isEqualTo(ledger.acknowledged());
        assertThat(sum(TimelineRow::failed)).isEqualTo(ledger.failed()).isGreaterThan(70);
    }

    @Test
    void inEachSecondWhatWasDueWasSentAndHasItsFate() {
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.sent()).isEqualTo(row.due()).isPositive();
            assertThat(row.acknowledged() + row.failed()).isEqualTo(row.sent());
        });
    }

    @Test
    void theHighStateShowsInItsShareAndInTheRate() {
        assertThat(rows)
                .extracting(TimelineRow::highShare)
                .containsExactly(1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        assertThat(rows.get(1).due()).isGreaterThan(4 * rows.get(2).due());
    }

    @Test
    void lagsAreInMicroseconds() {
        assertThat(rows)
                .extracting(TimelineRow::maxScheduleLagMicros)
                .containsExactlyElementsOf(rows.stream()
                        .map(row -> ledger.maxLagNanosIn(row.second()) / 1_000)
                        .toList())
                .allMatch(micros -> micros > 50_000_000);
    }
}
