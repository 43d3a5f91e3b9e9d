package dev.streamgauge.trial;

import static dev.streamgauge.evidence.ArrivalRow.SLOT_MS;

import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.workload.EventStream;
import dev.streamgauge.workload.Workload;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.descriptive.LongStatistics;
import org.apache.commons.statistics.descriptive.Statistic;

/** Certifies the arrivals of a trial: the schedule by replaying it, the sends by the load's account. */
final class Certification {

    private Certification() {}

    /**
     * The certificate over the time from the start of the load.
     *
     * @param sentInSlot events sent in a tenth of a second, whenever they were due
     * @param maxUnsentSeen most events due and not sent whenever one more became due
     * @param until end of warm-up and measurement, or of the load if it broke off before; above 0
     */
    static Certificate of(Workload workload, IntToLongFunction sentInSlot, long maxUnsentSeen, Duration until) {
        int slots = Math.toIntExact(until.toMillis() / SLOT_MS);
        long[] dueIn = new long[slots];
        EventStream stream = workload.stream();
        long due = 0;
        for (stream.advance(); stream.intendedOffsetNanos() < until.toNanos(); stream.advance()) {
            due++;
            int slot = (int) (stream.intendedOffsetNanos() / 1_000_000 / SLOT_MS);
            if (slot < slots) {
                dueIn[slot]++;
            }
        }
        long[] sentIn = IntStream.range(0, slots).mapToLong(sentInSlot).toArray();
        long sent = LongStream.of(sentIn).sum();
        long maxUnsent = Math.max(maxUnsentSeen, due - sent);
        return new Certificate(
                workload.certificate(until),
                new Certificate.Sends(
                        due,
                        sent,
                        maxUnsent,
                        (double) maxUnsent / due,
                        Math.max(
                                Math.sqrt(-Math.log(Limits.SENDS_ALPHA / 2) / due),
                                (double) mostDueWithin(Limits.SCHEDULE_LAG_P99, dueIn) / due),
                        dispersion(dueIn),
                        dispersion(sentIn)));
    }

    /** The most events that fall due in so many slots in a row. */
    private static long mostDueWithin(Duration length, long[] dueIn) {
        int slots = Math.toIntExact(length.toMillis() / SLOT_MS);
        return IntStream.rangeClosed(0, dueIn.length - slots)
                .mapToLong(first -> Arrays.stream(dueIn, first, first + slots).sum())
                .max()
                .orElse(0);
    }

    /** Variance over mean; 0 if there are no counts. */
    private static double dispersion(long[] counts) {
        LongStatistics statistics = LongStatistics.of(EnumSet.of(Statistic.MEAN, Statistic.VARIANCE), counts);
        double mean = statistics.getAsDouble(Statistic.MEAN);
        return mean > 0 ? statistics.getAsDouble(Statistic.VARIANCE) / mean : 0;
    }
}
