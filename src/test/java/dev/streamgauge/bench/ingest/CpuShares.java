package dev.streamgauge.bench.ingest;

import dev.streamgauge.bench.rig.Cpu;
import dev.streamgauge.process.ServiceProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How many cores each of some processes has kept busy since a moment, with the processes that it has started and that live. */
final class CpuShares {

    private final Map<String, List<ServiceProcess>> processes;
    private final Map<String, Duration> before;
    private final long sinceNanos = System.nanoTime();

    /** Starts counting now; processes by what a reader calls them. */
    CpuShares(Map<String, List<ServiceProcess>> processes) {
        this.processes = processes;
        this.before = spent();
        double unused = Cpu.machineCores();
    }

    /** Cores until now, and those of the whole machine. */
    Map<String, Double> cores() {
        double wallNanos = System.nanoTime() - sinceNanos;
        Map<String, Double> cores = new LinkedHashMap<>();
        spent().forEach((name, spent) -> cores.put(
                name, spent.minus(before.getOrDefault(name, Duration.ZERO)).toNanos() / wallNanos));
        cores.put("machine", Cpu.machineCores());
        return cores;
    }

    private Map<String, Duration> spent() {
        Map<String, Duration> spent = new LinkedHashMap<>();
        processes.forEach((name, all) -> spent.put(
                name,
                all.stream()
                        .flatMap(process -> process.pid().stream().boxed())
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                        .flatMap(handle -> handle.info().totalCpuDuration().stream())
                        .reduce(Duration.ZERO, Duration::plus)));
        return spent;
    }
}
