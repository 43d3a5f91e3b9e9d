package dev.streamgauge.trial;

import dev.streamgauge.probe.ReadBack;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.StreamHash;
import dev.streamgauge.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether the input topic holds exactly the events that were sent, unchanged: told event by event, and by hash. */
final class InputAudit {

    private static final int FAULTS_NAMED = 10;

    private final Workload workload;
    private final long startEpochMillis;
    private final long windowMillis;
    private final long sent;
    private final StreamHash scheduled = new StreamHash();
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Long> duePerSecond = new HashMap<>();
    private final ArrivalSlots slots;
    private long hashed;
    private long offered;
    private long loadNanos;
    private @Nullable String receivedSha256;

    private InputAudit(Workload workload, long sent, long startEpochMillis, long windowMillis) {
        this.workload = workload;
        this.sent = sent;
        this.startEpochMillis = startEpochMillis;
        this.windowMillis = windowMillis;
        this.slots = new ArrivalSlots(startEpochMillis);
    }

    /**
     * Replays the stream as it was scheduled.
     *
     * @param sent how many events were sent
     * @param measuredFrom offset at which measuring begins
     * @param measuredUntil offset at which it ends; events due before it enter the hash, the drain, whose length depends on
     *     the engine, does not
     */
    static InputAudit of(
            Workload workload,
            long sent,
            Duration measuredFrom,
            Duration measuredUntil,
            long startEpochMillis,
            long windowMillis) {
        InputAudit audit = new InputAudit(workload, sent, startEpochMillis, windowMillis);
        EventStream stream = workload.stream();
        for (long event = 0; event < sent; event++) {
            stream.advance();
            if (stream.intendedOffsetNanos() < measuredUntil.toNanos()) {
                stream.addTo(audit.scheduled);
                audit.hashed++;
                if (stream.intendedOffsetNanos() >= measuredFrom.toNanos() && !stream.malformed()) {
                    audit.offered++;
                }
            }
            audit.loadNanos = stream.intendedOffsetNanos();
            audit.slots.due(audit.loadNanos);
            audit.duePerSecond.merge((int) (audit.loadNanos / 1_000_000_000L), 1L, Long::sum);
        }
        return audit;
    }

    /** Reads the topic and holds it against the schedule. */
    void readBack(String bootstrapServers, String topic) {
        StreamHash received = new StreamHash();
        BitSet seen = new BitSet(Math.toIntExact(sent));
        ReadBack.read(bootstrapServers, topic, (index, value, message) -> {
            if (index < 0 || index >= sent) {
                fault("the input topic holds a record at position " + index + " of the stream, which nobody sent");
            } else if (seen.get((int) index)) {
                fault("the input topic holds event " + index + " more than once");
            } else {
                seen.set((int) index);
                slots.appended((int) index, message.timestamp());
            }
            if (index < hashed) {
                received.add(workload.canonicalLine(index, value, startEpochMillis));
            }
        });
        receivedSha256 = received.hex();
        if (seen.cardinality() < sent) {
            nameMissing(seen);
        }
    }

    private void nameMissing(BitSet seen) {
        EventStream stream = workload.stream();
        for (long event = 0; event < sent; event++) {
            stream.advance();
            if (!seen.get((int) event)) {
                long dueMillis = startEpochMillis + stream.intendedOffsetNanos() / 1_000_000;
                long windowStart = dueMillis - Math.floorMod(dueMillis, windowMillis);
                fault("event %d, due %d ms after the start in window %d..%d, is not in the input topic"
                        .formatted(event, dueMillis - startEpochMillis, windowStart, windowStart + windowMillis));
            }
        }
    }

    private void fault(String what) {
        if (faults.size() < FAULTS_NAMED) {
            faults.add(what);
        }
    }

    String streamSha256() {
        return scheduled.hex();
    }

    @Nullable
    String receivedSha256() {
        return receivedSha256;
    }

    /** The first faults, each with its window. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** When the events were due and when the broker had them, in tenths of a second. */
    ArrivalSlots slots() {
        return slots;
    }

    /** How many of the events that were sent were due in that second. */
    long dueIn(int second) {
        return duePerSecond.getOrDefault(second, 0L);
    }

    /** Events, malformed records not among them, that were due in the measured time. */
    long offered() {
        return offered;
    }

    /** When the last event was due. */
    long loadNanos() {
        return loadNanos;
    }
}
