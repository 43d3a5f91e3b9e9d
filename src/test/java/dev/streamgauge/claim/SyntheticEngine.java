package dev.streamgauge.claim;

import dev.streamgauge.evidence.BatchRow;
import dev.streamgauge.evidence.Certificate;
import dev.streamgauge.evidence.Evidence;
import dev.streamgauge.evidence.Manifest;
import dev.streamgauge.evidence.SampleTrial;
import dev.streamgauge.evidence.TimelineRow;
import dev.streamgauge.evidence.WindowRow;
import dev.streamgauge.experiment.Notation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * An engine whose capacity is known, and a generator with a limit of its own. An event takes the engine {@code 1 / capacityHz}
 * seconds. At a utilisation of 1 or less the backlog is what arrived since the engine last moved its counter, a sawtooth; above
 * it the backlog grows by the rate minus the capacity, and what comes out waits for all that lies before it: t seconds after
 * the start of the load that is (utilisation - 1) t. The generator keeps its schedule up to its limit.
 *
 * @param capacityHz events a second that the engine can take
 * @param generatorHz events a second that the generator can send
 * @param toothSeconds how often the engine moves its counter: each trigger, if it works in batches
 * @param batches whether it works in batches
 * @param capacityNoise standard deviation of the logarithm of the capacity from trial to trial, so that outcomes flip near it
 * @param overheadNoise standard deviation of the logarithm of a window's overhead below capacity
 * @param disturbed share of trials that do not count, since something stood still
 * @param random source of all that
 */
record SyntheticEngine(
        double capacityHz,
        double generatorHz,
        double toothSeconds,
        boolean batches,
        double capacityNoise,
        double overheadNoise,
        double disturbed,
        UniformRandomProvider random) {

    static final double OVERHEAD_MS = 500;
    static final int WARM_UP_SECONDS = 12;
    static final int MEASURED_SECONDS = 60;
    private static final int WINDOW_SECONDS = 2;
    private static final int DELAY_SECONDS = 4;

    static SyntheticEngine exact(double capacityHz, long seed) {
        return new SyntheticEngine(capacityHz, Double.POSITIVE_INFINITY, 1.003, false, 0, 0, 0, random(seed));
    }

    SyntheticEngine noisy(double ofCapacity, double ofOverhead, double disturbedShare) {
        return new SyntheticEngine(
                capacityHz, generatorHz, toothSeconds, batches, ofCapacity, ofOverhead, disturbedShare, random);
    }

    SyntheticEngine withGenerator(double limitHz) {
        return new SyntheticEngine(
                capacityHz, limitHz, toothSeconds, batches, capacityNoise, overheadNoise, disturbed, random);
    }

    SyntheticEngine withTrigger(double seconds) {
        return new SyntheticEngine(
                capacityHz, generatorHz, seconds, true, capacityNoise, overheadNoise, disturbed, random);
    }

    private static UniformRandomProvider random(long seed) {
        return RandomSource.XO_SHI_RO_256_PP.create(seed);
    }

    /** A trial at a rate, with all its evidence. */
    Judgement trial(double rateHz, String id) {
        double capacity = capacityHz * Math.exp(capacityNoise * gaussian());
        double utilisation = rateHz / capacity;
        return Judgement.of(evidence(rateHz, id, timeline(rateHz, capacity), windows(utilisation)), List.of());
    }

    private List<WindowRow> windows(double utilisation) {
        return IntStream.range(0, MEASURED_SECONDS / WINDOW_SECONDS)
                .mapToObj(k -> {
                    int emitted = WARM_UP_SECONDS + WINDOW_SECONDS * (k + 1) + DELAY_SECONDS;
                    double waitingMs = 1_000 * Math.max(0, utilisation - 1) * emitted;
                    return SampleTrial.matched(k, OVERHEAD_MS * Math.exp(overheadNoise * gaussian()) + waitingMs);
                })
                .toList();
    }

    private List<TimelineRow> timeline(double rateHz, double capacity) {
        double phase = random.nextDouble();
        List<TimelineRow> rows = new ArrayList<>();
        for (int second = 0; second < WARM_UP_SECONDS + MEASURED_SECONDS + DELAY_SECONDS; second++) {
            double end = second + 1.0;
            double position = end / toothSeconds + phase;
            double sinceLastMove = toothSeconds * (position - Math.floor(position));
            double backlog =
                    Math.max(0, rateHz - capacity) * end + rateHz * sinceLastMove + Math.sqrt(rateHz) * gaussian();
            long events = Math.round(rateHz);
            rows.add(new TimelineRow(second, "any", 0, events, events, events, 0, 100, 0, Math.round(backlog)));
        }
        return rows;
    }

    private Evidence evidence(double rateHz, String id, List<TimelineRow> timeline, List<WindowRow> windows) {
        List<BatchRow> rows = batches
                ? IntStream.range(0, (int) ((WARM_UP_SECONDS + MEASURED_SECONDS) / toothSeconds))
                        .mapToObj(batch -> new BatchRow(Math.round(1_000 * toothSeconds * batch), 100, 1))
                        .toList()
                : List.of();
        boolean outrun = rateHz > generatorHz;
        SampleTrial sample = SampleTrial.in(Path.of("target/none"))
                .withLevels(Map.of("engine", "spark", "rate", Notation.writeRate(rateHz)));
        if (outrun) {
            sample = sample.withInvalidReasons("the generator could not keep its rate");
        } else if (random.nextDouble() < disturbed) {
            sample = sample.withInvalidReasons("the measuring JVM stood still");
        }
        Evidence evidence = sample.withWindows(windows).withTimeline(timeline).evidence();
        return new Evidence(
                manifest(evidence.manifest(), id, rateHz, outrun ? generatorHz / rateHz : 1),
                windows,
                List.of(),
                timeline,
                List.of(),
                List.of(),
                rows,
                evidence.directory());
    }

    /** The sample's manifest, with another name, a longer measurement, and the sends that the generator managed. */
    private static Manifest manifest(Manifest sample, String id, double rateHz, double kept) {
        long due = Math.round(rateHz * MEASURED_SECONDS);
        Manifest.Clock clock = sample.clock();
        return new Manifest(
                sample.schemaVersion(),
                sample.experiment(),
                sample.title(),
                id,
                sample.levels(),
                sample.settings(),
                sample.scale(),
                sample.testbed(),
                sample.seed(),
                sample.repetition(),
                sample.pairId(),
                sample.position(),
                sample.orderSeed(),
                new Manifest.Clock(
                        clock.startedAt(),
                        clock.loadStart(),
                        1_000L * WARM_UP_SECONDS,
                        1_000L * MEASURED_SECONDS,
                        clock.drainDeadlineMs(),
                        1_000L * (WARM_UP_SECONDS + MEASURED_SECONDS + DELAY_SECONDS)),
                sample.versions(),
                sample.environment(),
                sample.commit(),
                sample.processes(),
                sample.phases(),
                sample.streamSha256(),
                sample.receivedSha256(),
                sample.events(),
                sample.earliestEmissionMs(),
                lag(kept),
                new Certificate(
                        SampleTrial.CERTIFICATE.schedule(),
                        new Certificate.Sends(due, Math.round(due * kept), 9, 0.001, 0.02, 1, 1)),
                sample.harness(),
                sample.engine(),
                sample.predictedOverheadMs(),
                due,
                sample.inputFaults(),
                sample.unreadableResults(),
                sample.discarded(),
                sample.invalidReasons(),
                sample.failure());
    }

    /** A load that falls behind by a share of its time is late by half of that in the median. */
    private static Manifest.ScheduleLag lag(double kept) {
        double behindMicros = 1e6 * (1 - kept) * (WARM_UP_SECONDS + MEASURED_SECONDS);
        return kept < 1
                ? new Manifest.ScheduleLag(10_000 + behindMicros / 2, 20_000 + behindMicros, 20_000 + behindMicros)
                : new Manifest.ScheduleLag(20, 50, 5_000);
    }

    private double gaussian() {
        return ZigguratSampler.NormalizedGaussian.of(random).sample();
    }
}
