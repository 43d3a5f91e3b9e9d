package dev.streamgauge.trial;

import dev.streamgauge.evidence.Manifest.Events;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.load.SendLedger;
import dev.streamgauge.probe.ReadBack;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.probe.Stamps;
import dev.streamgauge.probe.UnreadableResultException;
import dev.streamgauge.workload.RecordOracle;
import dev.streamgauge.workload.StreamHash;
import dev.streamgauge.workload.Workload;
import dev.streamgauge.workload.arrivals.StatePath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The results that come out one for each record, millions of them: while they come, only their stamps are looked at, and kept in
 * histograms. Whether they are right is told afterwards, by reading the topic again from its beginning with a consumer of its
 * own.
 */
final class RecordAccount implements ResultAccount {

    /** Name of the header in which a job says why it set a record aside. */
    private static final String REASON_HEADER = "reason";

    private static final int FAULTS_NAMED = 10;
    private static final long MILLI_NANOS = 1_000_000;

    /**
     * A part that begins or ends with the broker's stamp, which is whole milliseconds, may come out this much below 0. A
     * histogram holds no negative value: such a part is recorded so much larger.
     */
    private static final long ROUNDING_NANOS = MILLI_NANOS;

    private static final long SECOND_NANOS = 1_000_000_000;
    private static final byte[] NOTHING = new byte[0];

    private final RecordOracle oracle;
    private final IntendedTimes intended;
    private final boolean bulk;
    private final long measuredFromNanos;
    private final long measuredUntilNanos;
    private final OnceEach results = new OnceEach();
    private final OnceEach deadLetters = new OnceEach();
    private final Histogram latency = new Histogram(3);
    private final Histogram dialect = new Histogram(3);
    private final Histogram sentToComputed = new Histogram(3);
    private final Histogram computedToAppended = new Histogram(3);
    private final Histogram appendedToSeen = new Histogram(3);
    private final List<Second> seconds = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final OnceEach right = new OnceEach();
    private final OnceEach aside = new OnceEach();
    private final StreamHash hash = new StreamHash();
    private final Map<String, Long> reasons = new TreeMap<>();
    private @Nullable SeenLatency onlooker;
    private volatile long startEpochNanos;
    private volatile long awaited = Long.MAX_VALUE;
    private long unordered;
    private long firstSentNanos = Long.MAX_VALUE;
    private long lastSentNanos = Long.MIN_VALUE;
    private long lastSeenNanos = Long.MIN_VALUE;

    RecordAccount(PlannedTrial trial, Workload workload, RecordOracle oracle) {
        this.oracle = oracle;
        this.intended = new IntendedTimes(workload.stream());
        this.bulk = trial.configuration().load().bulk();
        Timing timing = trial.configuration().timing();
        this.measuredFromNanos = timing.warmUp().toNanos();
        this.measuredUntilNanos = timing.warmUp().plus(timing.measure()).toNanos();
    }

    /** What was seen in one second. */
    private static final class Second {

        private long results;
        private final Histogram latency = new Histogram(2);
    }

    @Override
    public ResultProbe.Reader results() {
        return this::see;
    }

    private void see(ConsumerRecord<byte[], byte[]> result, long seenNanos) throws UnreadableResultException {
        long index = Stamps.index(result);
        long sentNanos = Stamps.sentNanos(result);
        if (index == Stamps.NONE || sentNanos == Stamps.NONE) {
            throw new UnreadableResultException("it carries no position, or no time of sending");
        }
        long computedNanos = oracle.computedNanos(result.value() == null ? NOTHING : result.value());
        if (computedNanos == RecordOracle.UNKNOWN) {
            throw new UnreadableResultException("it does not say when it was computed");
        }
        if (!results.add(index)) {
            return; // a repetition, which reading back names
        }
        long appendedNanos = result.timestamp() * MILLI_NANOS;
        boolean inOrder = sentNanos <= computedNanos
                && computedNanos <= appendedNanos + MILLI_NANOS
                && appendedNanos <= seenNanos + MILLI_NANOS;
        if (!inOrder) {
            unordered++;
        }
        Second second = second((int) Math.max(0, (seenNanos - startEpochNanos) / SECOND_NANOS));
        second.results++;
        long dueNanos = intended.of(index);
        long latencyNanos = seenNanos - (bulk ? sentNanos : startEpochNanos + dueNanos);
        if (onlooker != null) {
            onlooker.enter(latencyNanos);
        }
        if (inOrder && dueNanos >= measuredFromNanos && dueNanos < measuredUntilNanos) {
            latency.recordValue(latencyNanos);
            second.latency.recordValue(latencyNanos);
            dialect.recordValue(seenNanos - sentNanos);
            sentToComputed.recordValue(computedNanos - sentNanos);
            computedToAppended.recordValue(appendedNanos - computedNanos + ROUNDING_NANOS);
            appendedToSeen.recordValue(seenNanos - appendedNanos + ROUNDING_NANOS);
            firstSentNanos = Math.min(firstSentNanos, sentNanos);
            lastSentNanos = Math.max(lastSentNanos, sentNanos);
            lastSeenNanos = Math.max(lastSeenNanos, seenNanos);
        }
    }

    private Second second(int number) {
        while (seconds.size() <= number) {
            seconds.add(new Second());
        }
        return seconds.get(number);
    }

    @Override
    public Optional<ResultProbe.Reader> deadLetters() {
        return Optional.of((record, seenNanos) -> {
            long index = Stamps.index(record);
            if (index == Stamps.NONE) {
                throw new UnreadableResultException("it carries no position");
            }
            deadLetters.add(index);
        });
    }

    @Override
    public long seen() {
        return results.distinct();
    }

    @Override
    public void enterInto(SeenLatency entered) {
        onlooker = entered;
    }

    @Override
    public void begins(long startEpochMillis) {
        startEpochNanos = startEpochMillis * MILLI_NANOS;
    }

    @Override
    public void await(long sent) {
        awaited = sent;
    }

    @Override
    public boolean complete() {
        return results.distinct() + deadLetters.distinct() >= awaited;
    }

    /** Long enough for an engine that commits once a second to repeat what it did not commit. */
    @Override
    public Duration grace() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Outcome outcome(SendLedger ledger, StatePath states, @Nullable String bootstrapServers, TrialTopics topics) {
        if (bootstrapServers != null) {
            ReadBack.read(
                    bootstrapServers, topics.output(), (index, value, message) -> judge(index, value, ledger.sent()));
            ReadBack.read(
                    bootstrapServers,
                    topics.deadLetters(),
                    (index, value, message) -> judgeAside(index, reason(message), ledger.sent()));
            sawAll();
        }
        return outcome(ledger.sent(), ledger.acknowledged(), ledger.failed());
    }

    /** A result that an independent consumer finds. */
    void judge(long index, byte[] value, long sent) {
        right.judge(index, isRight(index, sent, value));
        if (index >= 0) {
            hash.add(oracle.canonicalResult(index, value));
        }
    }

    /** A record set aside that an independent consumer finds. */
    void judgeAside(long index, String reason, long sent) {
        reasons.merge(reason, 1L, Long::sum);
        aside.judge(index, isRightlyAside(index, sent, reason));
    }

    /** What all comes to, if so many records were sent. */
    Outcome outcome(long sent, long acknowledged, long failed) {
        long malformed = 0;
        long measuredAndRight = 0;
        for (long index = 0; index < sent; index++) {
            boolean wellFormed = oracle.malformed(index) == null;
            malformed += wellFormed ? 0 : 1;
            long dueNanos = intended.of(index);
            if (wellFormed && dueNanos >= measuredFromNanos && dueNanos < measuredUntilNanos) {
                measuredAndRight += right.isMatched(index) ? 1 : 0;
            }
            if (!(wellFormed ? right : aside).has(index)) {
                fault("record %d did not come out".formatted(index));
            }
        }
        Records records = new Records(
                right.counts(sent - malformed),
                aside.counts(malformed),
                reasons,
                unordered,
                faults,
                Statistics.ofNanos(latency),
                Statistics.ofNanos(dialect),
                parts(),
                seconds(firstSentNanos, lastSentNanos),
                seconds(firstSentNanos, lastSeenNanos),
                hash.hex(),
                oracle.model(),
                seconds());
        Events events = new Events(
                sent, acknowledged, failed, measuredAndRight, right.matched() - measuredAndRight, 0, aside.matched());
        return new Outcome(List.of(), List.of(), records, events, latency);
    }

    private boolean isRight(long index, long sent, byte[] value) {
        if (index < 0 || index >= sent || oracle.malformed(index) != null || !oracle.admits(index, value)) {
            fault("record %d has the result %s, which is wrong".formatted(index, text(value)));
            return false;
        }
        return true;
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
        if (right.distinct() != results.distinct()) {
            fault("the probe saw %d records come out, a consumer from the beginning on %d"
                    .formatted(results.distinct(), right.distinct()));
        }
    }

    private void fault(String what) {
        if (faults.size() < FAULTS_NAMED) {
            faults.add(what);
        }
    }

    private Map<String, Statistics> parts() {
        Map<String, Statistics> parts = new LinkedHashMap<>();
        parts.put(Records.SENT_TO_COMPUTED, Statistics.ofNanos(sentToComputed));
        parts.put(Records.COMPUTED_TO_APPENDED, rounded(computedToAppended));
        parts.put(Records.APPENDED_TO_SEEN, rounded(appendedToSeen));
        return parts;
    }

    private static Statistics rounded(Histogram nanos) {
        return Statistics.ofNanos(nanos).plus(-ROUNDING_NANOS / 1e6);
    }

    private List<Records.Second> seconds() {
        return IntStream.range(0, seconds.size())
                .mapToObj(second -> new Records.Second(
                        second, seconds.get(second).results, Statistics.ofNanos(seconds.get(second).latency)))
                .toList();
    }

    private static double seconds(long fromNanos, long toNanos) {
        return toNanos < fromNanos ? 0 : (toNanos - fromNanos) / 1e9;
    }
}
