package dev.streamgauge.report;

import dev.streamgauge.evidence.BatchLatencyRow;
import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.evidence.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What an invented engine does with one event after the other, until it has done all. */
final class SyntheticLoadRun {

    private static final double TRIGGER_SECONDS = 1;
    private static final double BATCH_OVERHEAD_SECONDS = 0.15;

    /** So many records in a row share their fate, so that tests are quick. */
    private static final int ALIKE = 10;

    private final SyntheticJourney journey =
            new SyntheticJourney(SyntheticLoads.WARM_UP_SECONDS, SyntheticLoads.MEASURE_SECONDS);
    private final TreeMap<Long, Batch> batches = new TreeMap<>();
    private final List<BatchRow> inBatches = new ArrayList<>();
    private final int rateHz;
    private final double capacityHz;
    private final List<Double> strikes;
    private final Random random;
    private final int events;

    SyntheticLoadRun(int rateHz, double capacityHz, List<Double> strikes, Random random) {
        this.rateHz = rateHz;
        this.capacityHz = capacityHz;
        this.strikes = strikes;
        this.random = random;
        double seconds = SyntheticLoads.WARM_UP_SECONDS + SyntheticLoads.MEASURE_SECONDS + 2;
        this.events = (int) Math.round(rateHz * seconds / ALIKE);
    }

    SyntheticJourney journey() {
        return journey;
    }

    List<BatchRow> batches() {
        return inBatches;
    }

    List<BatchLatencyRow> batchLatencies() {
        return batches.entrySet().stream()
                .map(each -> each.getValue().row(each.getKey()))
                .toList();
    }

    private double sent(int event) {
        return (double) event * ALIKE / rateHz;
    }

    void eventByEvent() {
        double free = 0;
        for (int event = 0; event < events; event++) {
            double took = workingFrom(Math.max(free, sent(event)));
            free = took + ALIKE / capacityHz;
            double computed = took + SyntheticLoads.COST_SECONDS * (1 + 0.2 * random.nextDouble());
            long second = (long) computed;
            batches.computeIfAbsent(Synthetic.LOAD_START.getEpochSecond() + second, none -> new Batch(took))
                    .add(sent(event), took, computed);
            journey.add(ALIKE, sent(event), computed + 0.004 * Math.exp(0.4 * random.nextGaussian()));
        }
    }

    void inBatches() {
        int next = 0;
        double begin = TRIGGER_SECONDS;
        for (long id = 0; next < events; id++) {
            double from = workingFrom(begin);
            int first = next;
            while (next < events && sent(next) <= from) {
                next++;
            }
            double duration =
                    BATCH_OVERHEAD_SECONDS * (0.9 + 0.2 * random.nextDouble()) + (next - first) * ALIKE / capacityHz;
            double end = from + duration;
            if (strikes.stream().anyMatch(strike -> strike > from && strike < end)) {
                // The batch was lost with its process; the next one takes its events up again.
                next = first;
                begin = workingFrom(end);
                continue;
            }
            if (next > first) {
                Batch batch = new Batch(from);
                batches.put(id, batch);
                for (int event = first; event < next; event++) {
                    double computed = from + BATCH_OVERHEAD_SECONDS / 2 + (event - first + 1) * ALIKE / capacityHz;
                    batch.add(sent(event), from, computed);
                    journey.add(ALIKE, sent(event), computed + 0.006 * random.nextDouble());
                }
                inBatches.add(new BatchRow((long) (1e3 * from), 1e3 * duration, ALIKE * (long) (next - first)));
            }
            begin = Math.max(end, (Math.floor(from / TRIGGER_SECONDS + 1e-6) + 1) * TRIGGER_SECONDS);
        }
    }

    /** The moment itself, or when work goes on if it falls into an outage. */
    private double workingFrom(double moment) {
        return strikes.stream()
                .filter(strike -> moment >= strike && moment < strike + SyntheticRecovery.SECONDS_UNTIL_READY)
                .map(strike -> strike + SyntheticRecovery.SECONDS_UNTIL_READY)
                .findFirst()
                .orElse(moment);
    }

    /** The events that were taken up together. */
    private static final class Batch {

        private final double taken;
        private final Histogram start = new Histogram(3);
        private final Histogram completion = new Histogram(3);
        private double done;

        private Batch(double taken) {
            this.taken = taken;
        }

        private void add(double sent, double takenUp, double computed) {
            start.recordValueWithCount((long) (1e9 * Math.max(0, takenUp - sent)), ALIKE);
            completion.recordValueWithCount((long) (1e9 * (computed - sent)), ALIKE);
            done = Math.max(done, computed);
        }

        private BatchLatencyRow row(long id) {
            Statistics atStart = Statistics.ofNanos(start);
            Statistics atCompletion = Statistics.ofNanos(completion);
            return new BatchLatencyRow(
                    id,
                    (long) (1e3 * taken),
                    atStart.count(),
                    Objects.requireNonNull(atStart.mean()),
                    atStart.p50(),
                    atStart.p95(),
                    atStart.p99(),
                    Objects.requireNonNull(atCompletion.mean()),
                    atCompletion.p50(),
                    atCompletion.p95(),
                    atCompletion.p99(),
                    1e3 * (done - taken));
        }
    }
}
