package dev.streamgauge.claim;

import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.Records;
import dev.streamgauge.experiment.Notation;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Mean;
import org.jspecify.annotations.Nullable;

/**
 * What a trial at a given rate shows: how much came out, and how late.
 *
 * <p>Throughput is results that the probe saw over elapsed time. Of an engine that falls behind it is its capacity.
 *
 * @param trial its id
 * @param rateHz the rate that it was to be offered, in events a second
 * @param offeredHz events that came, a second
 * @param throughputHz results that were seen, a second, over the same time
 * @param marginHz what the difference of the two is known to
 * @param p95Ms 95th percentile of latency; null if there are too few results
 * @param growthHz by how much the events that wait for their result became more, a second; null if that is not known
 * @param grows whether that is more than chance and the engine's rhythm make of it
 * @param batchMs mean duration of a batch; null on an engine without batches
 */
public record LoadPoint(
        String trial,
        double rateHz,
        double offeredHz,
        double throughputHz,
        double marginHz,
        @Nullable Double p95Ms,
        @Nullable Double growthHz,
        boolean grows,
        @Nullable Double batchMs) {

    /** Throughput follows the rate if it is off by no more than this share (claim C1). */
    static final double FOLLOWS = 0.05;

    /**
     * What the trial shows.
     *
     * @return empty for one that has no rate, no result for each record, or that something was done to
     */
    public static Optional<LoadPoint> of(Judgement trial) {
        Evidence evidence = trial.evidence();
        Manifest manifest = evidence.manifest();
        Records records = evidence.records();
        if (records == null || trial.bulk() || evidence.recovery() != null || manifest.offeredInMeasurement() == 0) {
            return Optional.empty();
        }
        Throughput throughput = Throughput.of(evidence, records);
        Optional<BacklogTrend> trend = BacklogTrend.ofUnanswered(evidence, throughput.offeredHz());
        List<BatchRow> batches = CapacityModel.measured(evidence);
        return Optional.of(new LoadPoint(
                manifest.trial(),
                rateHz(manifest, throughput.offeredHz()),
                throughput.offeredHz(),
                throughput.seenHz(),
                throughput.marginHz(),
                records.latencyMs().p95(),
                trend.map(BacklogTrend::slopeHz).orElse(null),
                trend.map(BacklogTrend::grows).orElse(false),
                batches.isEmpty()
                        ? null
                        : (Double) Mean.of(batches.stream()
                                        .mapToDouble(BatchRow::durationMs)
                                        .toArray())
                                .getAsDouble()));
    }

    private static double rateHz(Manifest manifest, double offeredHz) {
        String rate = manifest.levels().getOrDefault("rate", manifest.settings().get("rate"));
        return rate == null ? offeredHz : Notation.rateHz(rate);
    }

    /** Throughput is within 5 % of what came, as closely as that is known. */
    public boolean follows() {
        return Math.abs(throughputHz - offeredHz) <= FOLLOWS * offeredHz + marginHz;
    }

    /** The engine keeps up: throughput follows the rate, and no more events wait. */
    public boolean sustained() {
        return follows() && !grows;
    }
}
