package dev.streamgauge.bench.rig;

import dev.streamgauge.process.ServiceProcess;
import java.time.Duration;
import java.util.Collection;

/** How many cores processes have kept busy since a moment. */
public final class Cpu {

    private final Collection<? extends ServiceProcess> processes;
    private final long sinceNanos = System.nanoTime();
    private final Duration before;

    private Cpu(Collection<? extends ServiceProcess> processes) {
        this.processes = processes;
        this.before = spent(processes);
    }

    /** Starts counting now. */
    public static Cpu of(Collection<? extends ServiceProcess> processes) {
        return new Cpu(processes);
    }

    /** CPU time of all of them since then, over wall time. */
    public double cores() {
        return (double) spent(processes).minus(before).toNanos() / (System.nanoTime() - sinceNanos);
    }

    private static Duration spent(Collection<? extends ServiceProcess> processes) {
        return processes.stream()
                .flatMap(process -> process.pid().stream().boxed())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(handle -> handle.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
