package dev.streamgauge.bench.schedule;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The measured stretch of time of a load, and the CPU time that this whole JVM spends in it. */
final class Stretch implements AutoCloseable {

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private final long fromNanos;
    private final long toNanos;
    private volatile long cpuNanos;
    private volatile long wallNanos;
    private volatile double machineCores;

    /**
     * A stretch that lies ahead.
     *
     * @param fromNanos {@link System#nanoTime()} at its beginning
     */
    Stretch(long fromNanos, Duration length) {
        this.fromNanos = fromNanos;
        this.toNanos = fromNanos + length.toNanos();
        var begin = clock.schedule(this::begin, fromNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        var end = clock.schedule(this::end, toNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void begin() {
        cpuNanos = -system.getProcessCpuTime();
        wallNanos = -System.nanoTime();
        system.getCpuLoad();
    }

    private void end() {
        cpuNanos += system.getProcessCpuTime();
        wallNanos += System.nanoTime();
        machineCores = system.getCpuLoad() * system.getAvailableProcessors();
        over.countDown();
    }

    /** An empty log of it. */
    LagLog log() {
        return new LagLog(fromNanos, toNanos);
    }

    /** Returns when it is over. */
    void awaitEnd() throws InterruptedException {
        over.await();
    }

    /** Cores that this JVM kept busy meanwhile; once it is over. */
    double cores() {
        return (double) cpuNanos / wallNanos;
    }

    /** Cores that everything on the machine kept busy meanwhile; once it is over. */
    double machineCores() {
        return machineCores;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
