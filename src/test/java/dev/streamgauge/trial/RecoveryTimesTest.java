package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.Recovery;
import dev.streamgauge.experiment.Fault;
import dev.streamgauge.experiment.Timing;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A record every 10 ms for 20 s, its result 5 ms after it was due and seen 10 ms after; an engine that is away from 10 s to 12 s
 * works off what has waited at twice the rate.
 */
class RecoveryTimesTest {

    private static final long MILLI_NANOS = 1_000_000;
    private static final long GAP_MS = 10;
    private static final Timing TIMING =
            new Timing(Duration.ofSeconds(2), Duration.ofSeconds(18), Duration.ofSeconds(9));
    private static final Fault FAULT = new Fault(
            Fault.Target.WORKER,
            Fault.Action.KILL,
            Fault.Moment.MEASURE,
            Duration.ofSeconds(8),
            Duration.ZERO,
            1,
            Duration.ZERO);

    private final ResultTimes results = new ResultTimes();

    /** When the result of a record is computed that is due then. */
    private static long computedMs(long dueMs, long awayFromMs, long awayUntilMs) {
        if (dueMs < awayFromMs) {
            return dueMs + 5;
        }
        long workedOffMs = awayUntilMs + (dueMs - awayFromMs) / 2;
        return Math.max(dueMs + 5, workedOffMs);
    }

    private List<LagRow> run(long awayFromMs, long awayUntilMs, long untilMs) {
        long[] seen = LongStream.iterate(0, due -> due < untilMs, due -> due + GAP_MS)
                .map(due -> computedMs(due, awayFromMs, awayUntilMs) + 5)
                .toArray();
        for (int index = 0; index < seen.length; index++) {
            results.add(
                    index, index * GAP_MS * MILLI_NANOS, (seen[index] - 5) * MILLI_NANOS, seen[index] * MILLI_NANOS);
        }
        return LongStream.iterate(0, at -> at <= untilMs, at -> at + 100)
                .mapToObj(at -> new LagRow(
                        at,
                        Math.min(seen.length, at / GAP_MS + 1),
                        LongStream.of(seen).filter(moment -> moment <= at).count()))
                .toList();
    }

    private static Blow killed(long atMs, Long backMs) {
        return new Blow("worker", 4711, 137, atMs, atMs + 300, backMs, backMs == null ? null : (Long) (backMs + 200));
    }

    @Test
    void tellsWhenTheFirstResultCameAndWhenNoMoreEventsWaitedThanBefore() {
        // given
        List<LagRow> lag = run(10_000, 12_000, 20_000);

        // when
        Recovery recovery =
                RecoveryTimes.of(FAULT, "at least once", List.of(killed(10_000, 12_000L)), lag, results, TIMING);

        // then
        assertThat(recovery.target()).isEqualTo("worker");
        assertThat(recovery.action()).isEqualTo("kill");
        assertThat(recovery.unansweredBefore()).isEqualTo(1);
        assertThat(recovery.unansweredPeak()).isBetween(199L, 202L);
        Recovery.Strike strike = recovery.strikes().get(0);
        assertThat(strike.exitStatus()).isEqualTo(137);
        assertThat(strike.firstResultMs()).isEqualTo(12_005);
        assertThat(strike.caughtUpMs()).isBetween(13_900L, 14_100L);
    }

    @Test
    void theExcessIsTheAreaBetweenLatencyAndWhatIsUsual() {
        // given
        List<LagRow> lag = run(10_000, 12_000, 20_000);

        // when
        Recovery recovery =
                RecoveryTimes.of(FAULT, "at least once", List.of(killed(10_000, 12_000L)), lag, results, TIMING);

        // then: a triangle of 2 s over the 4 s in which 400 records were due
        assertThat(recovery.strikes().get(0).excessLatencySeconds()).isBetween(395.0, 402.0);
    }

    @Test
    void whatNeverCameBackHasNoFirstResultAndDoesNotCatchUp() {
        // given
        List<LagRow> lag = run(10_000, 12_000, 20_000);

        // when
        Recovery recovery =
                RecoveryTimes.of(FAULT, "at least once", List.of(killed(10_000, null)), lag, results, TIMING);

        // then
        assertThat(recovery.strikes().get(0).firstResultMs()).isNull();
        assertThat(recovery.strikes().get(0).caughtUpMs()).isNull();
        assertThat(recovery.strikes().get(0).excessLatencySeconds()).isNull();
    }

    @Test
    void aSecondBlowEndsTheRecoveryFromTheFirst() {
        // given
        List<LagRow> lag = run(10_000, 12_000, 20_000);

        // when
        Recovery recovery = RecoveryTimes.of(
                FAULT, "exactly once", List.of(killed(10_000, 10_500L), killed(11_000, 12_000L)), lag, results, TIMING);

        // then
        assertThat(recovery.guarantee()).isEqualTo("exactly once");
        assertThat(recovery.strikes().get(0).firstResultMs()).isNull();
        assertThat(recovery.strikes().get(1).firstResultMs()).isEqualTo(12_005);
        assertThat(recovery.strikes().get(1).caughtUpMs()).isBetween(13_900L, 14_100L);
    }

    @Test
    void aBlowInTheWarmUpIsHeldAgainstTheSecondHalfOfWhatWasBefore() {
        // given: nobody answers at first
        List<LagRow> lag = run(1_000, 1_500, 6_000);

        // when
        Recovery recovery =
                RecoveryTimes.of(FAULT, "at least once", List.of(killed(1_000, 1_500L)), lag, results, TIMING);

        // then
        assertThat(recovery.unansweredBefore()).isEqualTo(1);
        assertThat(recovery.strikes().get(0).caughtUpMs()).isBetween(1_900L, 2_100L);
    }
}
