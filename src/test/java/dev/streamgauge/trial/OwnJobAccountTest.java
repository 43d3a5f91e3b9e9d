package dev.streamgauge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.Summary.Counts;
import dev.streamgauge.experiment.ExperimentFile;
import dev.streamgauge.experiment.Scale;
import dev.streamgauge.load.EventSink;
import dev.streamgauge.probe.UnreadableResultException;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.ResultOracle;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.own.OwnJobWorkload;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A job that knows nothing of Streamgauge, on 100 page events a second, after one second of warm-up. */
class OwnJobAccountTest {

    private static final long START_MILLIS = 1_700_000_000_000L;
    private static final long START_NANOS = START_MILLIS * 1_000_000;
    private static final int SENT = 300;

    private static final PlannedTrial TRIAL = TrialPlan.of(
                    ExperimentFile.read("own.yaml", """
                            id: own
                            title: A job of my own
                            source: {seed: "003", section: "producer"}
                            seed: 42
                            engine: flink
                            load: {arrivals: spp, rate: 100/s}
                            pipeline:
                              job: own
                              own: {input: pageEvents, idField: id}
                              flink: {jar: a.jar, mainClass: A}
                            timing: {warmUp: 1 s, measure: 4 s, drainDeadline: 10 s}
                            """, Scale.QUICK, OptionalLong.empty()))
            .trials()
            .get(0);

    private final RecordAccount counting = account(null);

    /** Sends as many events as are sent, each 2 ms late. */
    private static RecordAccount account(@Nullable ResultOracle oracle) {
        Workload workload = OwnJobWorkload.of(TRIAL.configuration(), oracle, 42);
        RecordAccount account =
                new RecordAccount(TRIAL, workload, workload.records().orElseThrow());
        account.begins(START_MILLIS);
        EventSink sink = account.watching((index, sentNanos, producer, partition, value, fate) -> {});
        EventStream stream = workload.stream();
        for (int event = 0; event < SENT; event++) {
            stream.advance();
            sink.send(
                    stream.index(), START_NANOS + stream.intendedOffsetNanos() + 2_000_000, 0, 0, new byte[0], NO_FATE);
        }
        account.await(SENT);
        return account;
    }

    private static final EventSink.Fate NO_FATE = new EventSink.Fate() {
        @Override
        public void acknowledged(long index) {}

        @Override
        public void failed(long index, Exception reason) {}
    };

    private static long dueNanos(long index) {
        EventStream stream = OwnJobWorkload.of(TRIAL.configuration(), null, 42).stream();
        do {
            stream.advance();
        } while (stream.index() < index);
        return START_NANOS + stream.intendedOffsetNanos();
    }

    private static ConsumerRecord<byte[], byte[]> result(String value, long appendedMillis) {
        return new ConsumerRecord<>(
                "out",
                0,
                0,
                appendedMillis,
                TimestampType.LOG_APPEND_TIME,
                0,
                value.length(),
                null,
                bytes(value),
                new RecordHeaders(),
                Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String id(long index) {
        return "{\"id\":%d}".formatted(index);
    }

    /** Appended 7 ms and seen 9 ms after each was due. */
    private static void seeAll(RecordAccount account) throws UnreadableResultException {
        for (long index = 0; index < SENT; index++) {
            long due = dueNanos(index);
            account.results().see(result(id(index), (due + 7_000_000) / 1_000_000), due + 9_000_000);
        }
    }

    private static Records records(RecordAccount account) {
        return account.outcome(SENT, SENT, 0).records();
    }

    @Test
    void latencyCountsFromWhenAnEventWasDueAndWhatTheJobDoesNotSayIsNotMadeUp() throws Exception {
        // when
        seeAll(counting);
        for (long index = 0; index < SENT; index++) {
            counting.judge(index, bytes(id(index)), SENT);
        }

        // then
        Records records = records(counting);
        assertThat(records.results()).isEqualTo(new Counts(SENT, SENT, 0, 0, 0));
        assertThat(records.unordered()).isZero();
        assertThat(records.latencyMs().p50()).isCloseTo(9, within(0.1));
        assertThat(records.dialectMs().p50()).isCloseTo(7, within(0.1));
        assertThat(records.partsMs()).containsOnlyKeys(Records.DUE_TO_APPENDED, Records.APPENDED_TO_SEEN);
        assertThat(records.partsMs().values().stream()
                        .mapToDouble(Statistics::mean)
                        .sum())
                .isCloseTo(records.latencyMs().mean(), within(0.1));
        assertThat(records.resultsSha256()).isNull();
        assertThat(records.completionSeconds()).isPositive();
        assertThat(counting.complete()).isTrue();
    }

    @Test
    void aResultThatNamesNoEventOrOneThatWasNotSentIsNone() {
        assertThatThrownBy(() -> counting.results().see(result("{\"user\":1}", START_MILLIS), START_NANOS))
                .isInstanceOf(UnreadableResultException.class)
                .hasMessage("there is no event id in its field id");
        assertThatThrownBy(() -> counting.results().see(result(id(SENT), START_MILLIS), START_NANOS))
                .isInstanceOf(UnreadableResultException.class)
                .hasMessage("it names event 300, which was not sent");
        counting.judge(2_000_000_000, bytes("x"), SENT);

        assertThat(records(counting).results()).isEqualTo(new Counts(SENT, 0, SENT, 0, 1));
    }

    @Test
    void withoutAnOracleResultsAreCounted() {
        for (long index = 1; index < SENT; index++) {
            counting.judge(index, bytes("whatever"), SENT);
        }
        counting.judge(5, bytes("again"), SENT);

        Records records = records(counting);
        assertThat(records.results()).isEqualTo(new Counts(SENT, SENT - 2, 1, 1, 0));
        assertThat(records.faults()).containsExactly("record 0 did not come out");
    }

    @Test
    void theOracleSeesTheEventAsItWasSentAndSaysWhatIsWrong() {
        // given
        RecordAccount account = account((event, result) ->
                event[0] == result[0] ? Optional.empty() : Optional.of("it must begin with " + (char) event[0]));
        HeldEvents events = new HeldEvents(SENT);
        for (int index = 0; index < SENT - 1; index++) {
            events.take(index, bytes(index % 2 == 0 ? "even" : "odd"));
        }

        // when
        for (long index = 0; index < SENT; index++) {
            account.judge(index, bytes(index == 3 ? "every" : index % 2 == 0 ? "e" : "o"), events, SENT);
        }

        // then
        Records records = records(account);
        assertThat(records.results()).isEqualTo(new Counts(SENT, SENT - 2, 0, 0, 2));
        assertThat(records.faults())
                .containsExactly(
                        "record 3 has the result every, which is wrong: it must begin with o",
                        "record 299 has the result o, which is wrong: the input topic does not hold its event");
    }

    @Test
    void anOracleThatThrowsMakesTheResultWrong() {
        RecordAccount account = account((event, result) -> {
            throw new IllegalStateException("no JSON");
        });
        HeldEvents events = new HeldEvents(SENT);
        events.take(0, bytes("event"));

        account.judge(0, bytes("result"), events, SENT);

        assertThat(records(account).faults())
                .contains("record 0 has the result result, which is wrong: the oracle cannot tell, it threw"
                        + " java.lang.IllegalStateException: no JSON");
    }
}
