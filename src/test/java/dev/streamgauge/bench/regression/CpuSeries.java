package dev.streamgauge.bench.regression;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How much CPU time some processes, and the whole machine, had spent at some moments; in between it is taken to grow evenly.
 *
 * @param samples in order of time, at least one
 */
record CpuSeries(List<Sample> samples) {

    CpuSeries {
        samples = List.copyOf(samples);
    }

    /**
     * A moment.
     *
     * @param atMillis when, epoch
     * @param nanosByPid CPU time of each process since its start; one that is not there yet is left out
     * @param machineNanos CPU time of everything on the machine, since any moment before the first sample
     */
    record Sample(long atMillis, Map<Long, Long> nanosByPid, double machineNanos) {

        Sample {
            nanosByPid = Map.copyOf(nanosByPid);
        }
    }

    /**
     * Cores that these processes kept busy together.
     *
     * @throws IllegalArgumentException if nobody looked as early, or as late
     */
    double cores(Collection<Long> pids, long fromMillis, long toMillis) {
        return cores(
                sample -> pids.stream()
                        .mapToLong(pid -> sample.nanosByPid().getOrDefault(pid, 0L))
                        .sum(),
                fromMillis,
                toMillis);
    }

    /** Cores that everything on the machine kept busy; throws as the other does. */
    double machineCores(long fromMillis, long toMillis) {
        return cores(Sample::machineNanos, fromMillis, toMillis);
    }

    private double cores(ToDoubleFunction<Sample> nanos, long fromMillis, long toMillis) {
        return (at(toMillis, nanos) - at(fromMillis, nanos)) / 1e6 / (toMillis - fromMillis);
    }

    private double at(long millis, ToDoubleFunction<Sample> nanos) {
        Sample before = samples.get(0);
        for (Sample after : samples) {
            if (millis >= before.atMillis() && millis <= after.atMillis()) {
                double part = after.atMillis() == before.atMillis()
                        ? 0
                        : (double) (millis - before.atMillis()) / (after.atMillis() - before.atMillis());
                double start = nanos.applyAsDouble(before);
                return start + part * (nanos.applyAsDouble(after) - start);
            }
            before = after;
        }
        throw new IllegalArgumentException("CPU time at %d was asked for, but was watched from %d to %d"
                .formatted(millis, samples.get(0).atMillis(), before.atMillis()));
    }
}
