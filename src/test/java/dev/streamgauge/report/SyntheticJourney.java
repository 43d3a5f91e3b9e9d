package dev.streamgauge.report;

import dev.streamgauge.evidence.ArrivalRow;
import dev.streamgauge.evidence.LagRow;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.evidence.ResourceRow;
import dev.streamgauge.evidence.Statistics;
import dev.streamgauge.evidence.Summary;
import dev.streamgauge.evidence.TimelineRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** When the records of an invented trial were sent and seen, and what a trial tells of that. */
final class SyntheticJourney {

    private static final int SLOTS_PER_SECOND = 10;

    private final int warmUpSeconds;
    private final int measureSeconds;
    private final TreeMap<Integer, Integer> sentInSlot = new TreeMap<>();
    private final TreeMap<Integer, Integer> seenInSlot = new TreeMap<>();
    private final TreeMap<Integer, Histogram> latencyIn = new TreeMap<>();
    private final Histogram latency = new Histogram(3);
    private final Histogram computing = new Histogram(3);
    private final Histogram appending = new Histogram(3);
    private final Histogram delivering = new Histogram(3);
    private double firstSent = Double.MAX_VALUE;
    private double lastSent;
    private double lastSeen;

    SyntheticJourney(int warmUpSeconds, int measureSeconds) {
        this.warmUpSeconds = warmUpSeconds;
        this.measureSeconds = measureSeconds;
    }

    /** So many records that share their fate. */
    void add(int records, double sent, double seen) {
        sentInSlot.merge((int) (SLOTS_PER_SECOND * sent), records, Integer::sum);
        seenInSlot.merge((int) (SLOTS_PER_SECOND * seen), records, Integer::sum);
        if (sent >= warmUpSeconds && sent < warmUpSeconds + measureSeconds) {
            long nanos = (long) (1e9 * (seen - sent));
            latency.recordValueWithCount(nanos, records);
            latencyIn.computeIfAbsent((int) seen, none -> new Histogram(2)).recordValueWithCount(nanos, records);
            computing.recordValueWithCount((long) (0.8 * nanos), records);
            appending.recordValueWithCount((long) (0.14 * nanos), records);
            delivering.recordValueWithCount((long) (0.06 * nanos), records);
            firstSent = Math.min(firstSent, sent);
            lastSent = Math.max(lastSent, sent);
            lastSeen = Math.max(lastSeen, seen);
        }
    }

    int seconds() {
        return seenInSlot.lastKey() / SLOTS_PER_SECOND + 1;
    }

    long sent() {
        return sentInSlot.values().stream().mapToLong(Integer::longValue).sum();
    }

    long measured() {
        return latency.getTotalCount();
    }

    Histogram latency() {
        return latency;
    }

    private static int inSecond(TreeMap<Integer, Integer> slots, int second) {
        return slots.subMap(SLOTS_PER_SECOND * second, SLOTS_PER_SECOND * (second + 1)).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    List<TimelineRow> timeline() {
        List<TimelineRow> rows = new ArrayList<>();
        long sent = 0;
        long seen = 0;
        for (int second = 0; second < seconds(); second++) {
            int now = inSecond(sentInSlot, second);
            sent += now;
            seen += inSecond(seenInSlot, second);
            rows.add(new TimelineRow(
                    second, "measure", 0, now, now, now, 0, 300, 0, sent - seen, (sent - seen) * 9 / 10));
        }
        return rows;
    }

    List<LagRow> lag() {
        List<LagRow> rows = new ArrayList<>();
        long sent = 0;
        long seen = 0;
        for (int slot = 0; slot < SLOTS_PER_SECOND * seconds(); slot++) {
            rows.add(new LagRow(100L * slot, sent, seen));
            sent += sentInSlot.getOrDefault(slot, 0);
            seen += seenInSlot.getOrDefault(slot, 0);
        }
        return rows;
    }

    List<ArrivalRow> arrivals() {
        List<ArrivalRow> rows = new ArrayList<>();
        for (int slot = 0; slot <= sentInSlot.lastKey(); slot++) {
            int sent = sentInSlot.getOrDefault(slot, 0);
            long from = 100L * slot;
            rows.add(new ArrivalRow(from, sent, sent, sent, (long) sent, from, from + 99));
        }
        return rows;
    }

    static List<ResourceRow> resources(String engine, int seconds, double load) {
        boolean flink = engine.equals("flink");
        List<ResourceRow> rows = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            double busy = second < 4 ? 0.3 : load;
            rows.add(new ResourceRow(second, engine, busy * (flink ? 0.9 : 1.1), 700 + second, null));
            rows.add(new ResourceRow(second, "kafka", busy * 0.4, 420, null));
            rows.add(new ResourceRow(second, ResourceRow.HARNESS, busy * 0.5, 310, null));
            rows.add(new ResourceRow(second, ResourceRow.MACHINE, Math.min(2, 2 * busy), 9_000, 0.0));
        }
        return rows;
    }

    Records records(
            Summary.Counts results,
            Summary.Counts deadLetters,
            Map<String, Long> reasons,
            List<String> faults,
            String resultsHash,
            Map<String, Double> model) {
        Map<String, Statistics> parts = new LinkedHashMap<>();
        parts.put(Records.SENT_TO_COMPUTED, Statistics.ofNanos(computing));
        parts.put(Records.COMPUTED_TO_APPENDED, Statistics.ofNanos(appending));
        parts.put(Records.APPENDED_TO_SEEN, Statistics.ofNanos(delivering));
        List<Records.Second> seconds = new ArrayList<>();
        for (int second = 0; second < seconds(); second++) {
            seconds.add(new Records.Second(
                    second,
                    inSecond(seenInSlot, second),
                    Statistics.ofNanos(latencyIn.getOrDefault(second, new Histogram(2)))));
        }
        return new Records(
                results,
                deadLetters,
                reasons,
                0,
                faults,
                Statistics.ofNanos(latency),
                Statistics.ofNanos(latency),
                parts,
                lastSent - firstSent,
                lastSeen - firstSent,
                resultsHash,
                model,
                seconds);
    }
}
