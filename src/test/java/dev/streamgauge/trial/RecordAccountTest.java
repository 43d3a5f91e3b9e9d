package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.Summary.Counts;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.probe.UnreadableResultException;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.regression.RegressionWorkload;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** On a stream of 100 records a second, one second of warm-up, and a malformed one now and then. */
class RecordAccountTest {

    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final long START_NANOS = START_MILLIS * 1_000_000;
    private static final long SENT = 300;

    private static final String INFERENCE = """
            id: small
            title: A small inference
            source: {seed: "002", section: "Quick start"}
            seed: 42
            engine: flink
            load: {arrivals: spp, rate: 100/s, malformed: 20}
            pipeline: {job: inference}
            timing: {warmUp: 1 s, measure: 4 s, drainDeadline: 10 s}
            """;

    private final Workload workload = RegressionWorkload.of(trial(INFERENCE).configuration(), 42);
    private final RecordAccount account = account(INFERENCE);

    static PlannedTrial inference() {
        return trial(INFERENCE);
    }

    private static PlannedTrial trial(String file) {
        return TrialPlan.of(ExperimentFile.read("small.yaml", file, Scale.QUICK, OptionalLong.empty()))
                .trials()
                .get(0);
    }

    private RecordAccount account(String file) {
        RecordAccount started =
                new RecordAccount(trial(file), workload, workload.records().orElseThrow());
        started.begins(START_MILLIS);
        started.await(SENT);
        return started;
    }

    /** A result that was sent when due, computed 5 ms, appended 7 ms and seen 9 ms later. */
    private void see(EventStream record, long computedAfterMs) throws UnreadableResultException {
        long sentNanos = START_NANOS + record.intendedOffsetNanos();
        String value = text(record) + ";1.0;" + (sentNanos + computedAfterMs * 1_000_000);
        account.results().see(message(record.index(), sentNanos, value, 7), sentNanos + 9_000_000);
    }

    private static ConsumerRecord<byte[], byte[]> message(
            long index, long sentNanos, String value, long appendedAfterMs) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(
                EventStream.INDEX_HEADER,
                ByteBuffer.allocate(8).putLong(0, index).array());
        headers.add(
                EventStream.SENT_HEADER,
                ByteBuffer.allocate(8).putLong(0, sentNanos).array());
        return new ConsumerRecord<>(
                "topic2",
                0,
                index,
                sentNanos / 1_000_000 + appendedAfterMs,
                TimestampType.LOG_APPEND_TIME,
                0,
                value.length(),
                null,
                value.getBytes(StandardCharsets.UTF_8),
                headers,
                Optional.empty());
    }

    private static String text(EventStream record) {
        byte[] value = record.encode(START_NANOS, START_NANOS);
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    /** The result that the oracle wants, found by taking the mean as the seed does. */
    private static byte[] right(EventStream record) {
        String line = text(record);
        String[] features = line.substring(0, line.indexOf(';')).split(",");
        double sum = 0;
        for (String feature : features) {
            sum += Double.parseDouble(feature);
        }
        return (line + ";" + sum / features.length + ";" + START_NANOS).getBytes(StandardCharsets.UTF_8);
    }

    private void judgeAllButTheLast(long sent) {
        EventStream stream = workload.stream();
        for (long record = 0; record < sent - 1; record++) {
            stream.advance();
            if (stream.malformed()) {
                account.judgeAside(record, workload.records().orElseThrow().malformed(record), sent);
            } else {
                account.judge(record, right(stream), sent);
            }
        }
    }

    @Test
    void everyRecordIsAccountedForAndTheOneThatIsMissingIsNamed() {
        judgeAllButTheLast(SENT);

        ResultAccount.Outcome outcome = account.outcome(SENT, SENT, 0);
        Records records = outcome.records();

        assertThat(records.results().missing()).isEqualTo(1);
        assertThat(records.results().wrong()).isZero();
        assertThat(records.deadLetters().missing()).isZero();
        assertThat(records.faults()).containsExactly("record 299 did not come out");
        assertThat(outcome.events().placed()).isEqualTo(SENT - 1);
    }

    @Test
    void aRecordThatCameOutAgainIsADuplicateAndHasItsPlace() {
        judgeAllButTheLast(SENT);
        judgeAllButTheLast(SENT);

        ResultAccount.Outcome outcome = account.outcome(SENT - 1, SENT - 1, 0);

        assertThat(outcome.records().results().missing()).isZero();
        assertThat(outcome.records().results().matched()).isZero();
        assertThat(outcome.records().results().duplicate())
                .isEqualTo(outcome.records().results().expected())
                .isPositive();
        assertThat(outcome.events().placed()).isEqualTo(SENT - 1);
    }

    @Test
    void aRecordSetAsideHasItsAnswerToo() throws UnreadableResultException {
        EventStream stream = workload.stream();
        stream.advance();
        see(stream, 5);
        ResultProbe.Reader aside = account.deadLetters().orElseThrow();
        aside.see(message(1, START_NANOS, "", 0), START_NANOS);
        aside.see(message(1, START_NANOS, "", 0), START_NANOS);

        assertThat(account.answered()).hasValue(2);
        assertThat(account.seen()).isEqualTo(1);
    }

    @Test
    void whenResultsCameIsKeptWhereAFaultStrikesAlone() throws UnreadableResultException {
        RecordAccount struck = account(INFERENCE + "fault: {target: broker, after: 1 s}\n");
        EventStream stream = workload.stream();
        stream.advance();
        long sentNanos = START_NANOS + stream.intendedOffsetNanos();
        ConsumerRecord<byte[], byte[]> result =
                message(0, sentNanos, text(stream) + ";1.0;" + (sentNanos + 5_000_000), 7);

        struck.results().see(result, sentNanos + 9_000_000);
        struck.results().see(result, sentNanos + 50_000_000);
        account.results().see(result, sentNanos + 9_000_000);

        double dueMs = stream.intendedOffsetNanos() / 1e6;
        assertThat(struck.times().size()).as("the first time alone").isEqualTo(1);
        assertThat(struck.times().dueMs(0)).isCloseTo(dueMs, within(1e-3));
        assertThat(struck.times().computedMs(0)).isCloseTo(dueMs + 5, within(1e-3));
        assertThat(struck.times().latencyMs(0)).isCloseTo(9, within(1e-3));
        assertThat(account.times().size()).isZero();
    }

    @Test
    void aWrongPredictionAndAWrongReasonAreNamed() {
        account.judge(1, "1.0;2.0;3.0;4".getBytes(StandardCharsets.UTF_8), SENT);
        account.judgeAside(2, "empty", SENT);

        Records records = account.outcome(3, 3, 0).records();

        assertThat(records.results()).extracting(Counts::wrong).isEqualTo(1L);
        assertThat(records.faults())
                .contains(
                        "record 1 has the result 1.0;2.0;3.0;4, which is wrong",
                        "record 2 was set aside for 'empty', but must have a result");
    }

    @Test
    void latencyCountsFromTheIntendedTimeOfMeasuredRecordsAlone() throws UnreadableResultException {
        EventStream stream = workload.stream();
        int measured = 0;
        for (int record = 0; record < SENT; record++) {
            stream.advance();
            if (!stream.malformed()) {
                see(stream, 5);
                measured += stream.intendedOffsetNanos() >= 1_000_000_000L ? 1 : 0;
            }
        }

        Records records = account.outcome(SENT, SENT, 0).records();

        assertThat(records.latencyMs().count()).isEqualTo(measured);
        assertThat(records.latencyMs().p50()).isBetween(8.9, 9.1);
        assertThat(records.dialectMs().max()).isBetween(8.9, 9.1);
        assertThat(records.partsMs().get(Records.SENT_TO_COMPUTED).p50()).isBetween(4.9, 5.1);
        assertThat(records.unordered()).isZero();
        assertThat(account.complete()).as("malformed records are awaited too").isFalse();
    }

    @Test
    void whoLooksOnIsToldTheLatencyOfWarmUpTooFromTheIntendedTimeOn() throws UnreadableResultException {
        SeenLatency looked = new SeenLatency(1);
        account.enterInto(looked);
        EventStream stream = workload.stream();
        stream.advance();
        see(stream, 5);
        see(stream, 5);

        Statistics latency = looked.take();
        assertThat(latency.count()).as("a repetition has none").isEqualTo(1);
        assertThat(latency.max()).isBetween(8.9, 9.1);
    }

    @Test
    void stampsOutOfOrderAreCountedAndLeaveTheSample() throws UnreadableResultException {
        EventStream stream = workload.stream();
        stream.advance();
        see(stream, 5);
        stream.advance();
        see(stream, 9);

        assertThat(account.outcome(2, 2, 0).records().unordered()).isEqualTo(1);
    }

    @Test
    void aResultWithoutATimeOrAPositionIsUnreadable() {
        ConsumerRecord<byte[], byte[]> timeless = message(0, START_NANOS, "1.0,2.0,3.0;2.0;2.0;soon", 7);
        ConsumerRecord<byte[], byte[]> placeless = new ConsumerRecord<>("topic2", 0, 0, null, new byte[0]);

        assertThatThrownBy(() -> account.results().see(timeless, START_NANOS))
                .isInstanceOf(UnreadableResultException.class)
                .hasMessage("it does not say when it was computed");
        assertThatThrownBy(() -> account.results().see(placeless, START_NANOS)).hasMessage("it carries no position");
    }
}
