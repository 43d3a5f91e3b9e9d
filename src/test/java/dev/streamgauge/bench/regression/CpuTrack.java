package dev.streamgauge.bench.regression;

import dev.streamgauge.bench.rig.Cpu;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Watches the CPU time of this process, of all that it starts, and of the machine. Which stretch of time counts is known only
 * afterwards, from what was appended when; and an engine may be through with half of its input before its job is said to
 * run.
 */
final class CpuTrack implements AutoCloseable {

    private static final long PERIOD_MILLIS = 200;

    private final List<CpuSeries.Sample> samples = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "cpu-track");
        thread.setDaemon(true);
        return thread;
    });
    private long lastNanos = System.nanoTime();
    private double machineNanos;

    private CpuTrack() {}

    /** Starts watching now. */
    static CpuTrack start() {
        CpuTrack track = new CpuTrack();
        track.sample();
        var unused =
                track.clock.scheduleAtFixedRate(track::sample, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return track;
    }

    private synchronized void sample() {
        long nowNanos = System.nanoTime();
        double cores = Cpu.machineCores();
        if (cores > 0) {
            machineNanos += cores * (nowNanos - lastNanos);
        }
        lastNanos = nowNanos;
        Map<Long, Long> nanosByPid = new HashMap<>();
        ProcessHandle self = ProcessHandle.current();
        Stream.concat(Stream.of(self), self.children())
                .forEach(process -> process.info()
                        .totalCpuDuration()
                        .ifPresent(spent -> nanosByPid.put(process.pid(), spent.toNanos())));
        // The broker stamps appends with the system clock, whatever that shows.
        samples.add(new CpuSeries.Sample(System.currentTimeMillis(), nanosByPid, machineNanos));
    }

    /** What was seen until now. */
    synchronized CpuSeries untilNow() {
        sample();
        return new CpuSeries(samples);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
