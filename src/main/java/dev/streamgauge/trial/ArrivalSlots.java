package dev.streamgauge.trial;

import static dev.streamgauge.evidence.ArrivalRow.SLOT_MS;

import dev.streamgauge.evidence.ArrivalRow;
import dev.streamgauge.workload.arrivals.StatePath;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** When the events of each tenth of a second were due, and when the broker had them. */
final class ArrivalSlots {

    private static final long SLOT_NANOS = SLOT_MS * 1_000_000L;
    private static final long NEVER = -1;

    private final long startEpochMillis;
    private int[] slotOf = new int[1024];
    private long loadNanos;
    private int events;
    private long[] due = new long[64];
    private long[] appended = new long[64];
    private long[] firstAppended = filled(64);
    private long[] lastAppended = filled(64);
    private int slots;
    private boolean readBack;

    ArrivalSlots(long startEpochMillis) {
        this.startEpochMillis = startEpochMillis;
    }

    private static long[] filled(int length) {
        long[] never = new long[length];
        Arrays.fill(never, NEVER);
        return never;
    }

    /** The next event of the stream is due then. */
    void due(long offsetNanos) {
        if (events == slotOf.length) {
            slotOf = Arrays.copyOf(slotOf, 2 * events);
        }
        int slot = slot(offsetNanos / SLOT_NANOS);
        slotOf[events++] = slot;
        due[slot]++;
        loadNanos = offsetNanos;
    }

    /** The broker appended an event then. */
    void appended(int event, long epochMillis) {
        readBack = true;
        long sinceStart = Math.max(0, epochMillis - startEpochMillis);
        int slot = slot(sinceStart / SLOT_MS);
        appended[slot]++;
        int ofDue = slotOf[event];
        firstAppended[ofDue] = firstAppended[ofDue] == NEVER ? sinceStart : Math.min(firstAppended[ofDue], sinceStart);
        lastAppended[ofDue] = Math.max(lastAppended[ofDue], sinceStart);
    }

    /** Theory expects nothing after the load has ended. */
    private double expectedBy(StatePath states, int slot) {
        return states.expectedArrivals(Math.min(slot * SLOT_NANOS, loadNanos));
    }

    private int slot(long number) {
        int slot = Math.toIntExact(number);
        if (slot >= due.length) {
            int length = Math.max(slot + 1, 2 * due.length);
            int known = due.length;
            due = Arrays.copyOf(due, length);
            appended = Arrays.copyOf(appended, length);
            firstAppended = Arrays.copyOf(firstAppended, length);
            lastAppended = Arrays.copyOf(lastAppended, length);
            Arrays.fill(firstAppended, known, length, NEVER);
            Arrays.fill(lastAppended, known, length, NEVER);
        }
        slots = Math.max(slots, slot + 1);
        return slot;
    }

    /**
     * Every slot from the start to the last one in which anything happened.
     *
     * @param states what theory expects
     * @param sentIn events sent within a slot
     * @param sentSlots how many slots there are until the last one in which an event was sent
     */
    List<ArrivalRow> rows(StatePath states, IntToLongFunction sentIn, int sentSlots) {
        if (sentSlots > slots) {
            slot(sentSlots - 1L);
        }
        return IntStream.range(0, slots)
                .mapToObj(slot -> new ArrivalRow(
                        (long) slot * SLOT_MS,
                        expectedBy(states, slot + 1) - expectedBy(states, slot),
                        due[slot],
                        sentIn.applyAsLong(slot),
                        readBack ? appended[slot] : null,
                        firstAppended[slot] == NEVER ? null : firstAppended[slot],
                        lastAppended[slot] == NEVER ? null : lastAppended[slot]))
                .toList();
    }
}
