package dev.streamgauge.trial;

import dev.streamgauge.evidence.Manifest.Events;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.experiment.OwnJob;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.load.EventSink;
import dev.streamgauge.load.SendLedger;
import dev.streamgauge.probe.EventNames;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.probe.Stamps;
import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.StreamHash;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.arrivals.StatePath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The results that come out one for each record. Whether they are right is told afterwards, by reading the topic again from its
 * beginning with a consumer of its own.
 */
final class RecordAccount implements ResultAccount {

    /** Name of the header in which a job says why it set a record aside. */
    private static final String REASON_HEADER = "reason";

    private static final int FAULTS_NAMED = 10;

    private final RecordOracle oracle;
    private final IntendedTimes intended;
    private final EventNames names;
    private final @Nullable SentTimes sentTimes;
    private final SeenRecords seen;
    private final long measuredFromNanos;
    private final long measuredUntilNanos;
    private final OnceEach deadLetters = new OnceEach();
    private final List<String> faults = new ArrayList<>();
    private final OnceEach right = new OnceEach();
    private final OnceEach aside = new OnceEach();
    private final StreamHash hash = new StreamHash();
    private final Map<String, Long> reasons = new TreeMap<>();
    private boolean comparable = true;
    private volatile long awaited = Long.MAX_VALUE;

    RecordAccount(PlannedTrial trial, Workload workload, RecordOracle oracle) {
        this.oracle = oracle;
        this.intended = new IntendedTimes(workload.stream());
        OwnJob own = trial.configuration().pipeline().own();
        this.names = own == null ? EventNames.BY_HEADER : new EventNames(own.idField());
        this.sentTimes = own == null ? null : new SentTimes();
        this.seen = new SeenRecords(trial, oracle, intended, names, sentTimes);
        Timing timing = trial.configuration().timing();
        this.measuredFromNanos = timing.warmUp().toNanos();
        this.measuredUntilNanos = timing.warmUp().plus(timing.measure()).toNanos();
    }

    @Override
    public ResultProbe.Reader results() {
        return seen;
    }

    @Override
    public Optional<ResultProbe.Reader> deadLetters() {
        return Optional.of((record, seenNanos) -> deadLetters.add(names.required(record)));
    }

    /** A job of the user's own does not say when its events were sent. */
    @Override
    public EventSink watching(EventSink sink) {
        SentTimes times = sentTimes;
        return times == null
                ? sink
                : (index, sentNanos, producer, partition, value, fate) -> {
                    times.add(sentNanos);
                    sink.send(index, sentNanos, producer, partition, value, fate);
                };
    }

    @Override
    public long seen() {
        return seen.distinct();
    }

    /** A record that was set aside has its answer, too. */
    @Override
    public OptionalLong answered() {
        return OptionalLong.of(seen.distinct() + deadLetters.distinct());
    }

    @Override
    public ResultTimes times() {
        return seen.times();
    }

    @Override
    public void enterInto(SeenLatency latency) {
        seen.enterInto(latency);
    }

    @Override
    public void begins(long startEpochMillis) {
        seen.begins(startEpochMillis);
    }

    @Override
    public void await(long sent) {
        awaited = sent;
    }

    @Override
    public boolean complete() {
        return answered().orElse(0) >= awaited;
    }

    /** Long enough for an engine that commits once a second to repeat what it did not commit. */
    @Override
    public Duration grace() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Outcome outcome(SendLedger ledger, StatePath states, @Nullable ResultSource source) {
        if (source != null) {
            HeldEvents events = held(source, ledger.sent());
            source.readResults((index, value, message) -> judge(names.index(message), value, events, ledger.sent()));
            source.readDeadLetters(
                    (index, value, message) -> judgeAside(names.index(message), reason(message), ledger.sent()));
            sawAll();
        }
        return outcome(ledger.sent(), ledger.acknowledged(), ledger.failed());
    }

    /** The events, where results can be judged only beside them. */
    private @Nullable HeldEvents held(ResultSource source, long sent) {
        if (!oracle.looksAtEvents()) {
            return null;
        }
        HeldEvents events = new HeldEvents(sent);
        source.readEvents((index, value, message) -> events.take(index, value));
        return events;
    }

    /** A result that an independent consumer finds. */
    void judge(long index, byte[] value, long sent) {
        judge(index, value, null, sent);
    }

    /**
     * The same.
     *
     * @param events what results are judged beside; null if the oracle can do without
     */
    void judge(long index, byte[] value, @Nullable HeldEvents events, long sent) {
        String why = whyWrong(index, sent, value, events);
        if (why != null) {
            fault("record %d has the result %s, which is wrong%s".formatted(index, text(value), why));
        }
        right.judge(index < sent ? index : Stamps.NONE, why == null);
        String canonical = index >= 0 ? oracle.canonicalResult(index, value) : "";
        if (canonical == null) {
            comparable = false;
        } else if (index >= 0) {
            hash.add(canonical);
        }
    }

    /** A record set aside that an independent consumer finds. */
    void judgeAside(long index, String reason, long sent) {
        reasons.merge(reason, 1L, Long::sum);
        aside.judge(index, isRightlyAside(index, sent, reason));
    }

    /** What all comes to, if so many records were sent. One that came out again, and right each time, has its place. */
    Outcome outcome(long sent, long acknowledged, long failed) {
        long malformed = 0;
        long measuredAndRight = 0;
        for (long index = 0; index < sent; index++) {
            boolean wellFormed = oracle.malformed(index) == null;
            malformed += wellFormed ? 0 : 1;
            long dueNanos = intended.of(index);
            if (wellFormed && dueNanos >= measuredFromNanos && dueNanos < measuredUntilNanos) {
                measuredAndRight += right.isRight(index) ? 1 : 0;
            }
            if (!(wellFormed ? right : aside).has(index)) {
                fault("record %d did not come out".formatted(index));
            }
        }
        Records records = new Records(
                right.counts(sent - malformed),
                aside.counts(malformed),
                reasons,
                seen.unordered(),
                faults,
                Statistics.ofNanos(seen.latencyNanos()),
                seen.dialectMs(),
                seen.parts(),
                seen.sendingSeconds(),
                seen.completionSeconds(),
                comparable ? hash.hex() : null,
                oracle.model(),
                seen.seconds());
        Events events = new Events(
                sent, acknowledged, failed, measuredAndRight, right.right() - measuredAndRight, 0, aside.right());
        return new Outcome(List.of(), List.of(), records, seen.batchLatencies(), events, seen.latencyNanos());
    }

    /** Null if nothing is wrong; else how a sentence goes on that says so, if there is more to say. */
    private @Nullable String whyWrong(long index, long sent, byte[] value, @Nullable HeldEvents events) {
        if (index < 0 || index >= sent || oracle.malformed(index) != null) {
            return "";
        }
        if (events == null) {
            return oracle.admits(index, value) ? null : "";
        }
        byte[] event = events.at(index);
        if (event == null) {
            return ": the input topic does not hold its event";
        }
        try {
            String fault = oracle.fault(index, event, value);
            return fault == null ? null : ": " + fault;
        } catch (RuntimeException e) {
            return ": the oracle cannot tell, it threw " + e;
        }
    }

    private boolean isRightlyAside(long index, long sent, String reason) {
        String expected = index < 0 || index >= sent ? null : oracle.malformed(index);
        if (!reason.equals(expected)) {
            fault("record %d was set aside for '%s', but must %s"
                    .formatted(index, reason, expected == null ? "have a result" : "be for '" + expected + "'"));
            return false;
        }
        return true;
    }

    private static String reason(ConsumerRecord<byte[], byte[]> message) {
        Header header = message.headers().lastHeader(REASON_HEADER);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String text(byte[] value) {
        return new String(value, 0, Math.min(value.length, 400), StandardCharsets.UTF_8);
    }

    /** What the probe saw while the trial ran is what an independent consumer finds from the beginning on. */
    private void sawAll() {
        if (right.distinct() != seen.distinct()) {
            fault("the probe saw %d records come out, a consumer from the beginning on %d"
                    .formatted(seen.distinct(), right.distinct()));
        }
    }

    private void fault(String what) {
        if (faults.size() < FAULTS_NAMED) {
            faults.add(what);
        }
    }
}
