package dev.streamgauge.trial;

import dev.streamgauge.evidence.BatchLatencyRow;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.experiment.Timing;
import dev.streamgauge.probe.EventNames;
import dev.streamgauge.probe.ResultProbe;
import dev.streamgauge.probe.Stamps;
import dev.streamgauge.probe.UnreadableResultException;
import dev.streamgauge.workload.RecordOracle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The results of records as they are seen, millions of them: only their stamps are looked at, and kept in histograms. Of a record
 * the first result counts. For one thread; how many there are, and when they came, any may ask.
 */
final class SeenRecords implements ResultProbe.Reader {

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
    private final EventNames names;
    private final @Nullable SentTimes sent;
    private final boolean bulk;
    private final boolean struck;
    private final long measuredFromNanos;
    private final long measuredUntilNanos;
    private final OnceEach results = new OnceEach();
    private final Histogram latency = new Histogram(3);
    private final Histogram dialect = new Histogram(3);
    private final Histogram sentToComputed = new Histogram(3);
    private final Histogram computedToAppended = new Histogram(3);
    private final Histogram dueToAppended = new Histogram(3);
    private final Histogram appendedToSeen = new Histogram(3);
    private final List<Second> seconds = new ArrayList<>();
    private final BatchLatencies batches = new BatchLatencies();
    private final ResultTimes times = new ResultTimes();
    private @Nullable SeenLatency onlooker;
    private volatile long startEpochNanos;
    private long unordered;
    private long firstSentNanos = Long.MAX_VALUE;
    private long lastSentNanos = Long.MIN_VALUE;
    private long lastSeenNanos = Long.MIN_VALUE;

    /**
     * Nothing seen yet.
     *
     * @param names how a result names its event
     * @param sent when events were sent; null if results say it
     */
    SeenRecords(
            PlannedTrial trial,
            RecordOracle oracle,
            IntendedTimes intended,
            EventNames names,
            @Nullable SentTimes sent) {
        this.oracle = oracle;
        this.intended = intended;
        this.names = names;
        this.sent = sent;
        this.bulk = trial.configuration().load().bulk();
        this.struck = trial.configuration().fault().happens();
        Timing timing = trial.configuration().timing();
        this.measuredFromNanos = timing.warmUp().toNanos();
        this.measuredUntilNanos = timing.warmUp().plus(timing.measure()).toNanos();
    }

    /** What was seen in one second. */
    private static final class Second {

        private long results;
        private final Histogram latency = new Histogram(2);
    }

    /** The load is about to start. */
    void begins(long startEpochMillis) {
        startEpochNanos = startEpochMillis * MILLI_NANOS;
    }

    /** Enters the latency of each record there too, whether it is measured or not; to be said before any is seen. */
    void enterInto(SeenLatency entered) {
        onlooker = entered;
    }

    @Override
    public void see(ConsumerRecord<byte[], byte[]> result, long seenNanos) throws UnreadableResultException {
        long index = names.required(result);
        long sentNanos = sentNanos(index, result);
        byte[] value = result.value() == null ? NOTHING : result.value();
        long computedNanos = oracle.computedNanos(value);
        if (computedNanos == RecordOracle.UNKNOWN && oracle.tellsWhenComputed()) {
            throw new UnreadableResultException("it does not say when it was computed");
        }
        if (!results.add(index)) {
            return; // a repetition, which reading back names
        }
        long appendedNanos = result.timestamp() * MILLI_NANOS;
        boolean inOrder = appendedNanos <= seenNanos + MILLI_NANOS
                && (computedNanos == RecordOracle.UNKNOWN
                        ? sentNanos <= appendedNanos + MILLI_NANOS
                        : sentNanos <= computedNanos && computedNanos <= appendedNanos + MILLI_NANOS);
        if (!inOrder) {
            unordered++;
        }
        Second second = second((int) Math.max(0, (seenNanos - startEpochNanos) / SECOND_NANOS));
        second.results++;
        long dueNanos = intended.of(index);
        noteForLater(value, dueNanos, sentNanos, computedNanos, appendedNanos, seenNanos);
        long latencyNanos = seenNanos - (bulk ? sentNanos : startEpochNanos + dueNanos);
        if (onlooker != null) {
            onlooker.enter(latencyNanos);
        }
        if (inOrder && dueNanos >= measuredFromNanos && dueNanos < measuredUntilNanos) {
            latency.recordValue(latencyNanos);
            second.latency.recordValue(latencyNanos);
            dialect.recordValue(seenNanos - sentNanos);
            if (computedNanos == RecordOracle.UNKNOWN) {
                dueToAppended.recordValue(appendedNanos - startEpochNanos - dueNanos + ROUNDING_NANOS);
            } else {
                sentToComputed.recordValue(computedNanos - sentNanos);
                computedToAppended.recordValue(appendedNanos - computedNanos + ROUNDING_NANOS);
            }
            appendedToSeen.recordValue(seenNanos - appendedNanos + ROUNDING_NANOS);
            firstSentNanos = Math.min(firstSentNanos, sentNanos);
            lastSentNanos = Math.max(lastSentNanos, sentNanos);
            lastSeenNanos = Math.max(lastSeenNanos, seenNanos);
        }
    }

    private long sentNanos(long index, ConsumerRecord<byte[], byte[]> result) throws UnreadableResultException {
        if (sent != null) {
            if (index >= sent.size()) {
                throw new UnreadableResultException("it names event %d, which was not sent".formatted(index));
            }
            return sent.epochNanos(index);
        }
        long sentNanos = Stamps.sentNanos(result);
        if (sentNanos == Stamps.NONE) {
            throw new UnreadableResultException("it carries no time of sending");
        }
        return sentNanos;
    }

    /** What takes memory for each result, where it is wanted. */
    private void noteForLater(
            byte[] value, long dueNanos, long sentNanos, long computedNanos, long appendedNanos, long seenNanos) {
        long batch = oracle.batch(value);
        long takenNanos = oracle.takenNanos(value);
        if (batch != RecordOracle.UNKNOWN && takenNanos != RecordOracle.UNKNOWN) {
            batches.add(batch, sentNanos, takenNanos, computedNanos);
        }
        if (struck) {
            // What was appended after a process was back is a later result than one that was computed then, but surely
            // one.
            long doneNanos = computedNanos == RecordOracle.UNKNOWN ? appendedNanos : computedNanos;
            times.add(dueNanos / 1e6, (doneNanos - startEpochNanos) / 1e6, (seenNanos - startEpochNanos) / 1e6);
        }
    }

    private Second second(int number) {
        while (seconds.size() <= number) {
            seconds.add(new Second());
        }
        return seconds.get(number);
    }

    /** Records of which a result was seen. */
    long distinct() {
        return results.distinct();
    }

    /** When each result was due, computed and seen; none where nothing strikes the trial. */
    ResultTimes times() {
        return times;
    }

    /** Results whose stamps are not in order. */
    long unordered() {
        return unordered;
    }

    /** From when a record was due, or sent in a bulk, to when its result was seen, over the measured records. */
    Histogram latencyNanos() {
        return latency;
    }

    /** From the send to the result's being seen. */
    Statistics dialectMs() {
        return Statistics.ofNanos(dialect);
    }

    /** What the latency from the send is made of; where nobody says when a result was computed, that from when it was due. */
    Map<String, Statistics> parts() {
        Map<String, Statistics> parts = new LinkedHashMap<>();
        if (oracle.tellsWhenComputed()) {
            parts.put(Records.SENT_TO_COMPUTED, Statistics.ofNanos(sentToComputed));
            parts.put(Records.COMPUTED_TO_APPENDED, rounded(computedToAppended));
        } else {
            parts.put(Records.DUE_TO_APPENDED, rounded(dueToAppended));
        }
        parts.put(Records.APPENDED_TO_SEEN, rounded(appendedToSeen));
        return parts;
    }

    private static Statistics rounded(Histogram nanos) {
        return Statistics.ofNanos(nanos).plus(-ROUNDING_NANOS / 1e6);
    }

    /** From the first measured send to the last. */
    double sendingSeconds() {
        return seconds(firstSentNanos, lastSentNanos);
    }

    /** From the first measured send to the last measured result. */
    double completionSeconds() {
        return seconds(firstSentNanos, lastSeenNanos);
    }

    private static double seconds(long fromNanos, long toNanos) {
        return toNanos < fromNanos ? 0 : (toNanos - fromNanos) / 1e9;
    }

    /** What was seen in each second of the load. */
    List<Records.Second> seconds() {
        return IntStream.range(0, seconds.size())
                .mapToObj(second -> new Records.Second(
                        second, seconds.get(second).results, Statistics.ofNanos(seconds.get(second).latency)))
                .toList();
    }

    /** What was taken up together, and how late; none if the results do not say. */
    List<BatchLatencyRow> batchLatencies() {
        return batches.rows(startEpochNanos);
    }
}
