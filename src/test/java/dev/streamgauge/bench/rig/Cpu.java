package dev.streamgauge.bench.rig;

import com.sun.management.OperatingSystemMXBean;
import dev.streamgauge.process.ServiceProcess;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;

/** How many cores processes have kept busy since a moment, and the whole machine since then. */
public final class Cpu {

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Collection<? extends ServiceProcess> processes;
    private final long sinceNanos = System.nanoTime();
    private final Duration before;

    private Cpu(Collection<? extends ServiceProcess> processes) {
        this.processes = processes;
        this.before = spent(processes);
        SYSTEM.getCpuLoad();
    }

    /** Starts counting now. */
    public static Cpu of(Collection<? extends ServiceProcess> processes) {
        return new Cpu(processes);
    }

    /** CPU time of all of them since then, over wall time. */
    public double cores() {
        return (double) spent(processes).minus(before).toNanos() / (System.nanoTime() - sinceNanos);
    }

    /**
     * Cores that everything on this machine has kept busy since anybody in this JVM asked or started counting last: what is
     * left of it after the processes that are known belongs to somebody else, and disturbs.
     */
    public static double machineCores() {
        return SYSTEM.getCpuLoad() * SYSTEM.getAvailableProcessors();
    }

    private static Duration spent(Collection<? extends ServiceProcess> processes) {
        return processes.stream()
                .flatMap(process -> process.pid().stream().boxed())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(handle -> handle.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
